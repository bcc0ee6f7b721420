/** Fills an empty store with the demonstration network: catalogue first, then three years of referrals. */
import type { Organisation } from '../../shared/organisation.ts'
import { dayOf } from '../../shared/utc-day.ts'
import { createApp } from '../app.ts'
import { writeCatalogue } from '../catalogue/write.ts'
import { noRates } from '../http/rates.ts'
import type { Store } from '../store/open.ts'
import { catalogueOf } from './catalogue.ts'
import type { Requests } from './device.ts'
import { type Keepers, memoryKeepers } from './keys/keepers.ts'
import { type DemoNetworkOptions, demoNetwork, demoSeed } from './network.ts'
import { recordPast } from './past.ts'
import { createReferrals } from './referrals.ts'

export type DemoOptions = DemoNetworkOptions & {
  /** Number of referrals in the last year, 4,000 unless told. */
  referrals?: number
  /** Number of referrals in the two years before, of which the figures alone are left; twice as many unless told. */
  past?: number
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
  const { seed = demoSeed, today = dayOf(Date.now()), referrals = 4000 } = options
  const { past = 2 * referrals } = options
  const network = demoNetwork({ ...options, seed, today })
  await writeCatalogue(store, catalogueOf(network))
  await recordPast(store, network, { referrals: past, seed, today })
  const { keepers = memoryKeepers() } = options
  const app = options.app ?? createApp({ store, rates: noRates })
  const { events } = await createReferrals(store, app, network, { referrals, seed, today, keepers })
  const { organisations, offers, twins } = network
  return { organisations, offers: offers.length + twins.length, events }
}
