/**
 * The server as an operator runs it, in a process of its own whose log, files and memory can be searched, and
 * before it a listener that keeps what devices send.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../server/config.ts'
import { joinCode } from '../../server/demo/join-code.ts'
import { fileKeepers } from '../../server/demo/keys/keepers.ts'
import { demoNetwork } from '../../server/demo/network.ts'
import { openStore } from '../../server/store/open.ts'
import { freePort } from '../engines/free-port.ts'
import { writeDemoCatalogue } from '../journeys/network.ts'
import { runCommand, type ServerSettings, startServer } from '../proofs/parts/server-process.ts'
import { foundIn } from './marks.ts'
import { readMemory } from './process-memory.ts'
import { listenTo, type Traffic } from './traffic.ts'

export type WatchedServer = {
  /** The listener's address: the one that devices are given. */
  url: string
  traffic: Traffic
  /** A code to join each of the organisations. */
  codes: string[]
  /** Where one of `texts` occurs, as `place: form`, in everything the server holds, has said or was sent. */
  places(texts: readonly string[]): Promise<string[]>
  dispose(): Promise<void>
}

export async function aWatchedServer(organisations: readonly string[]): Promise<WatchedServer> {
  const folder = await mkdtemp(join(tmpdir(), 'kettenglied-watched-'))
  const settings: ServerSettings = { DATA_DIR: folder, PORT: String(await freePort()), LOG_LEVEL: 'info' }
  const traffic = await listenTo(`http://127.0.0.1:${settings.PORT}`)
  const codes = await prepare(settings, organisations, traffic.url)
  const server = await startServer(settings)
  let backups = 0
  return {
    url: traffic.url,
    traffic,
    codes,
    async places(texts) {
      await runCommand(settings, 'backup', join(folder, `backup-${++backups}.db`))
      const found = new Set<string>()
      const search = (place: string, bytes: Buffer) => {
        for (const text of texts) for (const form of foundIn(bytes, text)) found.add(`${place}: ${form}`)
      }
      for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }))
        if (file.isFile()) search(file.name, readFileSync(join(file.parentPath, file.name)))
      search('log', Buffer.from(server.said()))
      search('requests', traffic.sent())
      readMemory(server.child.pid ?? 0, (bytes) => search('memory', bytes))
      return [...found].sort()
    },
    async dispose() {
      await traffic.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Fills the database while no server has it. */
async function prepare(settings: ServerSettings, organisations: readonly string[], server: string): Promise<string[]> {
  const { databaseUrl, ledger } = readConfig(settings)
  const store = await openStore(databaseUrl, { ledger })
  try {
    await writeDemoCatalogue(store, demoNetwork({ offers: 200 }))
    const keepers = fileKeepers(settings.DATA_DIR)
    const codes: string[] = []
    for (const organisationId of organisations) codes.push(await joinCode({ store, keepers, organisationId, server }))
    return codes
  } finally {
    await store.close()
  }
}
