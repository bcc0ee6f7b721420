/**
 * Sync against its peers: the same records, the same real Chromium with its real IndexedDB, each
 * peer's own server over HTTP on this machine. `BENCH_SCALE=0.1` for a quick look.
 */

import { actual } from './sync/actual.ts'
import { installPeers } from './sync/install.ts'
import { type Measured, measure } from './sync/measure.ts'
import { ours } from './sync/ours.ts'
import { pouchdb } from './sync/pouchdb.ts'
import { makeRecords } from './sync/records.ts'
import { printTable } from './sync/table.ts'

const scale = Number(process.env['BENCH_SCALE'] ?? 1)
const records = makeRecords(scale)
console.log(
  `${records.offers.length} offers and ${records.events.length} events at first, then ${records.push} written here and pushed, then ${records.later.length} that others wrote`,
)

const problem = await installPeers()
const results: (Measured | { name: string; notMeasured: string })[] = []
for (const peer of [ours, pouchdb, actual]) {
  if (problem !== undefined && peer !== ours) {
    results.push({ name: peer.name, notMeasured: problem })
    continue
  }
  try {
    results.push(await measure(peer, records))
  } catch (error) {
    if (peer === ours) throw error
    results.push({ name: peer.name, notMeasured: error instanceof Error ? error.message : String(error) })
  }
}
printTable(results)
