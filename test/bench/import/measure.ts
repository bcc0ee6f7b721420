/** Measures one way through a list of so many rows and prints seconds by step and the most memory, as JSON. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { applyImport, confirmMapping, showImport } from '../../../server/catalogue/import/job/acts.ts'
import { createJob, operator } from '../../../server/catalogue/import/job/job.ts'
import { importRunner } from '../../../server/catalogue/import/job/runner.ts'
import { openStore } from '../../../server/store/open.ts'
import { importMappingSchema } from '../../../shared/protocol/import-mapping.ts'
import { aMapping } from '../../builders/a-list.ts'
import { aLargeList } from './a-large-list.ts'

const [what, count = '0'] = process.argv.slice(2)
const bytes = aLargeList(Number(count))
globalThis.gc?.()
let most = process.memoryUsage().rss
const sample = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss)
}, 20)
const seconds: Record<string, number> = {}
async function timed(step: string, work: () => Promise<unknown>): Promise<void> {
  const began = performance.now()
  await work()
  seconds[step] = (performance.now() - began) / 1000
  most = Math.max(most, process.memoryUsage().rss)
}

if (what === 'bare') {
  await timed('parse', async () => parse(new TextDecoder().decode(bytes), { delimiter: ';', columns: true }))
} else {
  const folder = mkdtempSync(join(tmpdir(), 'kettenglied-bench-'))
  const store = await openStore(`sqlite:${join(folder, 'network.db')}`)
  const runner = importRunner(store)
  const worked = async () => {
    runner.wake()
    await runner.idle()
  }
  const mapping = importMappingSchema.parse(JSON.parse(aMapping({ organisation: { name: { column: 'Art' } } })))
  const id = await createJob(store, { name: 'list.csv', bytes, by: operator, now: Date.now() })
  await timed('read', worked)
  await confirmMapping(store, id, mapping, operator)
  await timed('check', worked)
  await applyImport(store, id, operator)
  await timed('apply', worked)
  const { state, counts } = await showImport(store, id)
  if (state !== 'applied' || counts.new !== Number(count)) throw new Error(`${state} ${JSON.stringify(counts)}`)
  await store.close()
  rmSync(folder, { recursive: true })
}
clearInterval(sample)
console.log(JSON.stringify({ seconds, rssMiB: Math.round(most / 1024 / 1024) }))
