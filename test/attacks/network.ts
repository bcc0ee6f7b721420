/**
 * A network with families in it, through the real parts from the first to the last: the catalogue, the rollups, the
 * release job, the released database, the API. Both keys and the tenant are fixed, so that every figure an attack is
 * measured by is the same on every run.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { writeNoiseKey } from '../../server/statistics/noise-key.ts'
import type { RecordChange } from '../../server/statistics/rollup.ts'
import type { Store } from '../../server/store/open.ts'
import { aReleasedNetwork, type ReleasedNetwork } from '../builders/a-released-network.ts'
import { catalogueOfPlaces } from './places.ts'
import type { Family } from './population.ts'

/** The records of families as the rollups take them. */
export function changesOf(families: readonly Family[]): RecordChange[] {
  return families.flatMap(({ chain, records }) => records.map(({ ref, facts }) => ({ ref, chain, facts })))
}

/** @param seed of K_noise @param from a network nothing was released of, whose database is copied */
export async function aNetworkOf(
  families: readonly Family[],
  { seed = 1, from }: { seed?: number; from?: ReleasedNetwork } = {},
): Promise<ReleasedNetwork> {
  const folder = await mkdtemp(join(tmpdir(), 'kettenglied-attacks-'))
  const path = join(folder, 'network.db')
  if (from !== undefined) await sql`vacuum into ${path}`.execute(from.store.db)
  const network = await aReleasedNetwork({ databaseUrl: `sqlite:${path}` })
  writeNoiseKey(network.noiseKeyFile, fixedKey(seed))
  if (from === undefined) await settle(network.store)
  await network.put(changesOf(families))
  return {
    ...network,
    async close() {
      await network.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What is drawn by chance in a real network and decides the noise. */
async function settle(store: Store): Promise<void> {
  await writeCatalogue(store, catalogueOfPlaces(), Date.parse('2024-12-01'))
  await store.db
    .insertInto('secret')
    .values({ name: 'record_key', bytes: fixedKey(0) })
    .execute()
  await store.db.updateTable('network').set({ instance: '01990000-0000-7000-8000-000000000001' }).execute()
}

/** 32 bytes that are the same for the same number. */
function fixedKey(seed: number): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, at) => (seed * 37 + at * 11) % 256)
}
