/**
 * The demonstration network "Kreis Musterland": an invented Kreis with its areas, organisations and
 * offers. Pure and fast; the same seed and day give the same network, byte for byte.
 */
import type { Area } from '../../shared/area.ts'
import type { ChainLink } from '../../shared/chain-link.ts'
import type { Codes } from '../../shared/codes/adjusted.ts'
import { type Network, networkSchema, type Synonyms } from '../../shared/network.ts'
import type { Offer } from '../../shared/offer.ts'
import type { OfferReport } from '../../shared/offer-report.ts'
import type { Organisation } from '../../shared/organisation.ts'
import type { Target } from '../../shared/target.ts'
import { demoCodes } from './adornments/codes.ts'
import { linksOf } from './adornments/links.ts'
import { reportsOf } from './adornments/reports.ts'
import { demoSettings } from './adornments/settings.ts'
import { demoSynonyms } from './adornments/synonyms.ts'
import { targetsOf } from './adornments/targets.ts'
import { twinsOf } from './adornments/twins.ts'
import { kreis } from './area-names.ts'
import { areaTree } from './areas.ts'
import { offersOf } from './offers.ts'
import { organisation, organisationRows } from './organisations/index.ts'

export type DemoNetwork = {
  network: Network
  areas: Area[]
  organisations: Organisation[]
  offers: Offer[]
  /** Second entries of a few offers, beside them. */
  twins: Offer[]
  links: ChainLink[]
  synonyms: { id: string; data: Synonyms }[]
  codes: Codes[]
  /** Open ones. */
  reports: OfferReport[]
  targets: Target[]
}

export type DemoNetworkOptions = {
  /** Number of offers, 600 unless told. */
  offers?: number
  seed?: number
  /** The day from which ages of knowledge are counted back, `YYYY-MM-DD`; fixed unless told, so that tests are stable. */
  today?: string
}

export const demoSeed = 20_26
export const demoDay = '2026-11-02'

/** @returns values in the shape parsing with the shared schemas would give. */
export function demoNetwork({
  offers: count = 600,
  seed = demoSeed,
  today = demoDay,
}: DemoNetworkOptions = {}): DemoNetwork {
  const { areas, spaces } = areaTree(seed, `${Number(today.slice(0, 4)) - 1}-12-31`)
  const organisations = organisationRows.map((row) => organisation(seed, row))
  const offers = offersOf(count, seed, today, spaces)
  return {
    network: networkSchema.parse({ name: kreis.name, areaId: kreis.id, demonstration: true, ...demoSettings }),
    areas,
    organisations,
    offers,
    twins: twinsOf(seed, today, offers),
    links: linksOf(seed, offers),
    synonyms: [...demoSynonyms],
    codes: [...demoCodes],
    reports: reportsOf(seed, today, { organisations, offers, areas }),
    targets: targetsOf(today, demoSettings.goals),
  }
}
