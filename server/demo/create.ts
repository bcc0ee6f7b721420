/** Fills an empty store with the demonstration network: catalogue first, then a year of referrals. */
import type { Organisation } from '../../shared/organisation.ts'
import { createApp } from '../app.ts'
import { type CatalogueChange, writeCatalogue } from '../catalogue/write.ts'
import { noRates } from '../http/rates.ts'
import type { Store } from '../store/open.ts'
import type { Requests } from './device.ts'
import { type Keepers, memoryKeepers } from './keys/keepers.ts'
import { type DemoNetwork, type DemoNetworkOptions, demoNetwork, demoSeed } from './network.ts'
import { createReferrals } from './referrals.ts'

export type DemoOptions = DemoNetworkOptions & {
  /** Number of past referrals, 3,000 unless told. */
  referrals?: number
  /** Where the demonstration's devices send their requests; the server's own routes, without limits, unless told. */
  app?: Requests
  /** Remembers the keepers of the organisations' keys; nobody unless told. */
  keepers?: Keepers
}

export type Demo = { organisations: Organisation[]; offers: number; events: number }

/** The store holds something already; a demonstration is never mixed into it. */
export class NotEmpty extends Error {}

/** @throws {NotEmpty} */
export async function createDemo(store: Store, options: DemoOptions = {}): Promise<Demo> {
  const { head } = await store.db.selectFrom('catalogue_head').select('head').executeTakeFirstOrThrow()
  if (head > 0) throw new NotEmpty()
  const { seed = demoSeed, today = new Date().toISOString().slice(0, 10), referrals = 3000 } = options
  const network = demoNetwork({ ...options, seed, today })
  await writeCatalogue(store, changesOf(network))
  const { keepers = memoryKeepers() } = options
  const app = options.app ?? createApp({ store, rates: noRates })
  const { events } = await createReferrals(store, app, network, { referrals, seed, today, keepers })
  return { organisations: network.organisations, offers: network.offers.length, events }
}

function changesOf({ network, areas, organisations, offers }: DemoNetwork): CatalogueChange[] {
  return [
    { kind: 'network', id: 'network', data: network },
    ...areas.map((data) => ({ kind: 'area' as const, id: data.id, data })),
    ...organisations.map((data) => ({ kind: 'organisation' as const, id: data.id, data })),
    ...offers.map((data) => ({ kind: 'offer' as const, id: data.id, data })),
  ]
}
