/** A network as an operator runs it: the server as a process on SQLite, three real devices of two organisations. */
import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { authorEvent } from '../../../extension/events/author.ts'
import type { Device } from '../../../extension/store/device.ts'
import { enrol } from '../../../extension/sync/enrol.ts'
import { makeInvitation } from '../../../extension/sync/invite.ts'
import { syncStep } from '../../../extension/sync/step.ts'
import { invite } from '../../../server/enrolment/invite.ts'
import { openStore, type Store } from '../../../server/store/open.ts'
import { aClock, aDevice } from '../../builders/a-device.ts'
import { requestedFactsOf } from '../../builders/a-referral.ts'
import { addOrganisations } from './organisations.ts'
import { runCommand, type ServerProcess, type ServerSettings, startServer } from './server-process.ts'

export type SmallNetwork = {
  /** Two of the sending organisation, one of the receiving. */
  devices: [Device, Device, Device]
  /** Writes so many referrals from the first organisation to the second; returns their refs. */
  refer(device: Device, count: number): Promise<string[]>
  sync(...devices: Device[]): Promise<void>
  /** Runs a command of the server's command line. @returns what it said @throws {Error} when it fails. */
  run(...args: string[]): Promise<string>
  stop(): Promise<void>
  start(): Promise<void>
  /** Copies the database file away, or puts the copy back: the server knows nothing of it. Only while it stands. */
  snapshot(): Promise<void>
  rollBack(): Promise<void>
  /** Work on the server's store beside the server. */
  withStore<T>(work: (store: Store) => Promise<T>): Promise<T>
  /** Whether the text stands anywhere in the server's present database files. */
  diskHolds(text: string): Promise<boolean>
  folder: string
  end(): Promise<void>
}

export async function aSmallNetwork(): Promise<SmallNetwork> {
  const folder = await mkdtemp(join(tmpdir(), 'kettenglied-restore-'))
  const file = join(folder, 'kettenglied.db')
  const settings: ServerSettings = { DATA_DIR: folder, PORT: '0' }
  const withStore = async <T>(work: (store: Store) => Promise<T>) => {
    const store = await openStore(`sqlite:${file}`)
    return await work(store).finally(() => store.close())
  }
  const [from = '', to = ''] = await withStore((store) => addOrganisations(store, 2))
  let server: ServerProcess = await startServer(settings)
  settings.PORT = new URL(server.url).port

  const member = async (code: string) => {
    const device = aDevice({ fetch: (url, request) => fetch(url, request), clock: aClock(Date.now()) })
    await enrol(server.url, code, device)
    const outcome = await syncStep({ insist: true }, device)
    if (outcome !== 'done') throw new Error(`sync ended with ${String(outcome)}`)
    return device
  }
  const byOperator = (organisationId: string) =>
    withStore((store) => invite(store, { organisationId, role: 'professional' }))
  const first = await member(await byOperator(from))
  const second = await member((await makeInvitation({ role: 'professional', immediate: true }, first)).code)
  const other = await member(await byOperator(to))
  const forget = async () => {
    for (const rest of ['', '-wal', '-shm']) await rm(file + rest, { force: true })
  }
  return {
    folder,
    withStore,
    devices: [first, second, other],
    refer: async (device, count) => {
      const refs: string[] = []
      for (let made = 0; made < count; made++) {
        const written = { type: 'requested', facts: requestedFactsOf(), to } as const
        refs.push((await authorEvent(written, {}, device)).ref)
      }
      return refs
    },
    sync: async (...devices) => {
      for (const device of devices) {
        const outcome = await syncStep({ insist: true }, device)
        if (outcome !== 'done') throw new Error(`sync ended with ${String(outcome)}`)
      }
    },
    run: async (...args) => {
      const { code, said } = await runCommand(settings, ...args)
      if (code !== 0) throw new Error(`${args[0]} failed: ${said}`)
      return said
    },
    stop: async () => {
      await server.stop()
    },
    start: async () => {
      server = await startServer(settings)
    },
    snapshot: () => copyFile(file, join(folder, 'snapshot')),
    rollBack: async () => {
      await forget()
      await copyFile(join(folder, 'snapshot'), file)
    },
    diskHolds: async (text) => {
      const present = (await readdir(folder)).filter((name) => /^kettenglied\.db(-wal)?$/.test(name))
      const contents = await Promise.all(present.map((name) => readFile(join(folder, name), 'latin1')))
      return contents.some((content) => content.includes(text))
    },
    end: async () => {
      await server.kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
