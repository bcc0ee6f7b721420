/** `statistics` as a script uses it: real processes, a device of its own, the same bytes as the API's. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { expect, it, onTestFinished } from 'vitest'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { readConfig } from '../../server/config.ts'
import { invite } from '../../server/enrolment/invite.ts'
import { noRates } from '../../server/http/rates.ts'
import { serve } from '../../server/serve.ts'
import type { Role } from '../../shared/codes/role.ts'
import { anOrganisation, sender } from '../builders/a-server.ts'
import { release } from '../builders/released-rows.ts'

async function aServedNetwork() {
  const dataDir = mkdtempSync(join(tmpdir(), 'kettenglied-script-'))
  const config = readConfig({ DATA_DIR: dataDir, PORT: '0' })
  const served = await serve(config, { log: pino({ level: 'silent' }), rates: noRates })
  onTestFinished(async () => {
    await served.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  await writeCatalogue(served.store, [
    { kind: 'network', id: 'network', data: { name: 'Kreis Musterland' } },
    { kind: 'organisation', id: sender, data: anOrganisation() },
  ])
  await release(served.store, config.databaseUrl, [
    { table: 'quarter:field', period: '2025-Q3', values: {} },
    { table: 'quarter:outcome', period: '2025-Q3', values: { arrived_confirmed: 44 } },
    { table: 'quarter:outcome', period: '2025-Q4', values: { arrived_confirmed: 51 } },
  ])
  const file = join(dataDir, 'reader.json')
  const run = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const env = { ...process.env, DATA_DIR: dataDir }
      execFile(process.execPath, ['server/main.ts', 'statistics', ...args], { env }, (error, out, err) =>
        resolve({ code: error === null ? 0 : Number(error.code), out, err }),
      )
    })
  const codeFor = async (role: Role) => await invite(served.store, { organisationId: sender, role })
  return { ...served, run, codeFor, file }
}

it('enrols a reader once, lists what there is and prints the API’s bytes', async () => {
  const { url, run, codeFor, file, store } = await aServedNetwork()
  const code = await codeFor('reader')
  expect(await run('enrol', code, '--server', url)).toMatchObject({ code: 0, err: '' })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect((await run('enrol', code, '--server', url)).err).toContain('is a device already')
  const listed = await run()
  expect(listed.out).toMatch(/^quarter:outcome +2025-Q4 {2}Families referred per quarter by outcome$/m)

  const asked = ['quarter:outcome', '--period', '2025-Q3', '2025-Q4', '--where', 'outcome=arrived_confirmed']
  const { access } = JSON.parse(readFileSync(file, 'utf8')) as { access: { token: string } }
  const path = '/v1/statistics/quarter%3Aoutcome?period=2025-Q3&period=2025-Q4&outcome=arrived_confirmed'
  const headers = { Authorization: `Bearer ${access.token}` }
  const bytes = async (more = '') => await (await fetch(`${url}${path}${more}`, { headers })).bytes()
  const [json, csv] = [await run(...asked), await run(...asked, '--csv')]
  expect(json.out).toBe(Buffer.from(await bytes()).toString('utf8'))
  expect(csv.out).toBe(Buffer.from(await bytes('&format=csv')).toString('utf8'))
  expect(await store.db.selectFrom('stat_read').select('role').distinct().execute()).toEqual([{ role: 'reader' }])
})

it('goes on when its token ended, also when several scripts ask at once', async () => {
  const { url, run, codeFor, file, store } = await aServedNetwork()
  await run('enrol', await codeFor('reader'), '--server', url)
  const asked = ['quarter:outcome', '--period', '2025-Q4']
  await store.db.deleteFrom('token').execute()
  const together = await Promise.all([run(...asked), run(...asked), run(...asked)])
  for (const { code, out, err } of together) {
    expect(err).toBe('')
    expect([code, out]).toEqual([0, together[0]?.out])
  }
  const { access: _gone, ...kept } = JSON.parse(readFileSync(file, 'utf8')) as { access?: unknown }
  writeFileSync(file, JSON.stringify(kept))
  expect((await run(...asked)).out).toBe(together[0]?.out)
})

it('says plainly what is wrong: no device, a wrong role, an address without TLS, a refused request', async () => {
  const { url, run, codeFor } = await aServedNetwork()
  expect(await run('quarter:outcome', '--period', '2025-Q4')).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('statistics enrol CODE --server URL'),
  })
  expect((await run('enrol', await codeFor('professional'), '--server', url)).err).toContain('reads no figures')
  expect((await run('enrol', 'X', '--server', 'http://example.org')).err).toContain('begins with https://')
  expect((await run('enrol', await codeFor('reader'), '--server', url)).code).toBe(0)
  const refused = await run('quarter:outcome', '--period', '2026-Q1')
  expect(refused).toMatchObject({ code: 1, out: '' })
  expect(refused.err).not.toContain('at ')
})
