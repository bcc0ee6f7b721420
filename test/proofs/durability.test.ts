/** An answer means that the disk has it, and one data directory has one server. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { invite } from '../../server/enrolment/invite.ts'
import { openStore } from '../../server/store/open.ts'
import { addOrganisations } from './parts/organisations.ts'
import { enrolClient, pullToHead, pushOpen } from './parts/protocol-client.ts'
import { runCommand, type ServerProcess, type ServerSettings, startServer } from './parts/server-process.ts'
import { callsOf, straceWorks, traceTo } from './parts/strace.ts'

let settings: ServerSettings
let server: ServerProcess | undefined

beforeEach(async () => {
  settings = { DATA_DIR: await mkdtemp(join(tmpdir(), 'kettenglied-durable-')), PORT: '0' }
})
afterEach(async () => {
  await server?.kill()
  server = undefined
  await rm(settings.DATA_DIR, { recursive: true, force: true })
})

/** A client of a fresh server with three events on their way. */
async function aClientWithWork(under: readonly string[] = []) {
  const store = await openStore(`sqlite:${join(settings.DATA_DIR, 'kettenglied.db')}`)
  const [organisationId = ''] = await addOrganisations(store, 1)
  const code = await invite(store, { organisationId, role: 'professional' })
  await store.close()
  const ledger = join(settings.DATA_DIR, 'ledger')
  await writeFile(ledger, '')
  server = await startServer(settings, under)
  const client = await enrolClient(server.url, organisationId, code, ledger)
  client.open.push(client.writer.write(null), client.writer.write(null), client.writer.write(null))
  return { client, url: server.url }
}

describe.skipIf(!straceWorks)('traced by strace,', () => {
  it('the server syncs its log after the last write and before it answers a push', async () => {
    const trace = join(settings.DATA_DIR, 'trace')
    const { client, url } = await aClientWithWork(traceTo(trace))
    await pushOpen(client, url)
    await server?.kill()
    const calls = callsOf(await readFile(trace, 'utf8'))
    const answer = calls.indexOf('answered')
    expect(answer).toBeGreaterThan(0)
    const before = calls.slice(0, answer)
    expect(before).toContain('log_written')
    expect(before.lastIndexOf('log_synced')).toBeGreaterThan(before.lastIndexOf('log_written'))
  })
})

it('refuses a second server on the same data directory and leaves the first at work', async () => {
  const { client, url } = await aClientWithWork()
  const second = await runCommand(settings, 'serve')
  expect(second).toMatchObject({ code: 1, said: expect.stringContaining('already running') })
  await pushOpen(client, url)
  await pullToHead(client, url)
  expect(client.seen).toHaveLength(3)
})

it('is free again for the next server as soon as the first was killed', async () => {
  const { client, url } = await aClientWithWork()
  await pushOpen(client, url)
  await server?.kill()
  server = await startServer(settings)
  await pullToHead(client, server.url)
  expect(client.seen).toHaveLength(3)
})
