/**
 * The server is killed (SIGKILL) again and again while clients write; what it acknowledged is there,
 * feeds stay dense, clients converge. `KILL_ROUNDS=50` for the long run.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { invite } from '../../server/enrolment/invite.ts'
import { audienceOf } from '../../server/feeds/audience.ts'
import { openStore } from '../../server/store/open.ts'
import { type OwnPostgres, startOwnPostgres } from '../engines/own-postgres.ts'
import { feedFaults } from './parts/feed-faults.ts'
import { acknowledged, settle, untilTheBlow, work } from './parts/killing-rounds.ts'
import { addOrganisations } from './parts/organisations.ts'
import { enrolClient, type ProtocolClient } from './parts/protocol-client.ts'
import { runCommand, type ServerProcess, type ServerSettings, startServer } from './parts/server-process.ts'

const rounds = Number(process.env['KILL_ROUNDS'] ?? 8)
const clientCount = 8

let folder: string
let server: ServerProcess | undefined
let postgres: OwnPostgres | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kettenglied-kill-'))
})
afterEach(async () => {
  await server?.kill()
  await postgres?.stop()
  server = undefined
  postgres = undefined
  await rm(folder, { recursive: true, force: true })
})

it(`keeps what it acknowledged on SQLite through ${rounds} kills`, { timeout: 60_000 + rounds * 10_000 }, async () => {
  const url = `sqlite:${join(folder, 'kettenglied.db')}`
  await prove({ DATA_DIR: folder, PORT: '0', DATABASE_URL: url }, url, async () => server?.kill())
})

it(`keeps what it acknowledged on PostgreSQL through ${rounds} kills`, {
  timeout: 90_000 + rounds * 10_000,
}, async () => {
  const cluster = await startOwnPostgres()
  postgres = cluster
  await prove({ DATA_DIR: folder, PORT: '0', DATABASE_URL: cluster.url }, cluster.url, async (round) => {
    // In every other round the database dies first, and the server must outlive that.
    if (round % 2 === 1) {
      cluster.kill()
      await untilTheBlow()
      await cluster.restart()
      await untilTheBlow()
      expect(server?.child.exitCode).toBeNull()
    }
    await server?.kill()
  })
})

async function prove(settings: ServerSettings, databaseUrl: string, blow: (round: number) => Promise<void>) {
  const { clients, organisations } = await people(settings, databaseUrl)
  for (let round = 0; round < rounds; round++) {
    const { url } = await started(settings)
    let over = false
    const working = Promise.allSettled(clients.map((client) => work(client, organisations, url, () => over)))
    await untilTheBlow()
    await blow(round).finally(() => {
      over = true
    })
    expect((await working).filter((end) => end.status === 'rejected')).toEqual([])
  }
  const { url } = await started(settings)
  await settle(clients, url)
  await server?.stop()

  const store = await openStore(databaseUrl)
  const stored = await store.db
    .selectFrom('event')
    .select(['id', 'from_org', 'to_org', 'own_org', 'also_org'])
    .execute()
  expect(await feedFaults(store)).toEqual([])
  await store.close()
  const confirmed = acknowledged(join(folder, 'ledger'))
  expect(confirmed.length).toBeGreaterThan(rounds)
  expect(confirmed.sort()).toEqual(stored.map((row) => row.id).sort())
  for (const client of clients) {
    const { organisationId } = client.writer
    const own = stored.filter((row) => audienceOf(row).includes(organisationId))
    expect(client.seen.toSorted()).toEqual(own.map((row) => row.id).sort())
  }
  expect(await runCommand(settings, 'verify')).toMatchObject({ code: 0 })
}

async function started(settings: ServerSettings): Promise<ServerProcess> {
  server = await startServer(settings)
  return server
}

async function people(settings: ServerSettings, databaseUrl: string) {
  const store = await openStore(databaseUrl)
  const organisations = await addOrganisations(store, 4)
  const codes: { organisationId: string; code: string }[] = []
  for (let number = 0; number < clientCount; number++) {
    const organisationId = organisations[number % organisations.length] ?? ''
    codes.push({ organisationId, code: await invite(store, { organisationId, role: 'professional' }) })
  }
  await store.close()
  const ledger = join(folder, 'ledger')
  await writeFile(ledger, '')
  const { url, stop } = await started(settings)
  const clients: ProtocolClient[] = []
  for (const { organisationId, code } of codes) clients.push(await enrolClient(url, organisationId, code, ledger))
  await stop()
  return { clients, organisations }
}
