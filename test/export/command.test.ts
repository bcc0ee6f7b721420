/** The `export` command: which file it writes, what it says, and what it refuses. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { registerExport } from '../../server/catalogue/export/command.ts'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { readConfig } from '../../server/config.ts'
import { openStore } from '../../server/store/open.ts'
import { anOffer } from '../builders/an-offer.ts'
import { put } from '../builders/an-open-network.ts'

let folder: string
let said: string[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'export-'))
  said = []
  vi.stubEnv('DATA_DIR', join(folder, 'data'))
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
  const store = await openStore(readConfig(process.env).databaseUrl)
  const offers = [anOffer({ title: 'Krabbelgruppe' }), anOffer({ title: 'Ruhendes Angebot', status: 'paused' })]
  await writeCatalogue(store, offers.map(put))
  await store.close()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

async function command(name: string, ...options: string[]): Promise<string> {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} })
  registerExport(program)
  for (const each of program.commands) each.exitOverride().configureOutput({ writeErr: () => {} })
  const file = join(folder, name)
  await program.parseAsync(['export', file, ...options], { from: 'user' })
  return readFileSync(file, 'latin1')
}

it.each([
  ['list.csv', /Krabbelgruppe/, 'csv'],
  ['list.GeoJSON', /"FeatureCollection"/, 'geojson'],
  ['list.json', /"version":"3\.0"/, 'hsds-json'],
  ['list.zip', /^PK.*datapackage\.json/s, 'hsds-package'],
  ['list.xlsx', /^PK.*sheet1\.xml/s, 'xlsx'],
])('writes %s in the format of its ending and says how much', async (name, content, format) => {
  expect(await command(name)).toMatch(content)
  expect(said).toEqual([`2 offers written to ${join(folder, name)} (${format}).`])
  expect(readdirSync(folder).sort()).toEqual(['data', name])
})

it('takes the format and the states it is told', async () => {
  const text = await command('list.txt', '--format', 'csv', '--status', 'paused')
  expect(text).toContain('Ruhendes')
  expect(text).not.toContain('Krabbelgruppe')
  expect(said).toEqual([`1 offers written to ${join(folder, 'list.txt')} (csv).`])
})

it('writes over an older export', async () => {
  await command('list.csv', '--status', 'paused')
  expect(await command('list.csv')).toContain('Krabbelgruppe')
})

it('says in one sentence what it cannot do, and leaves no file', async () => {
  await expect(command('list.txt')).rejects.toThrow(/is not told by its ending\. Give --format/)
  await expect(command('list.csv', '--format', 'pdf')).rejects.toThrow(/Allowed choices/)
  await expect(command('list.csv', '--status', 'secret')).rejects.toThrow(/Allowed choices/)
  await expect(command(join('missing', 'list.csv'))).rejects.toThrow(/^There is no folder “.*missing”\.$/)
  expect(readdirSync(folder)).toEqual(['data'])
})
