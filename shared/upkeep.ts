/**
 * What keeping the catalogue true should begin with: where wrong facts do most harm, and which providers are to be
 * asked again. A number alone convinces nobody, so each comes with the parts it is made of.
 *
 * harm = use × (1 − reliance) + reports
 * - use: 1 where nothing was released, 2 `used`, 3 `often` (shared/offer-report.ts);
 * - reliance: how much of the offer may be relied on, 0 to 1 (shared/freshness.ts);
 * - reports: 3 for each organisation that says “ended”, 2 for each that says “full” or that something is wrong.
 *
 * So an offer that is often used and long stale (3) weighs as much as an untouched one that somebody says has ended.
 */
import { type FactGroup, type Freshness, factGroups, freshnessOf, relianceOf } from './freshness.ts'
import type { Offer } from './offer.ts'
import type { OfferReport, OfferUse } from './offer-report.ts'
import { dayMs } from './utc-day.ts'

const useWeights = { none: 1, used: 2, often: 3 } as const
const reportWeights = { ended: 3, full: 2, wrong: 2 } as const satisfies Record<OfferReport['says'], number>

type ReportPart = {
  says: OfferReport['says']
  /** The kind of fact, with `wrong`. */
  group?: FactGroup
  /** The organisations that say so, each once. */
  organisationIds: string[]
  points: number
}

export type Harm = {
  harm: number
  use: keyof typeof useWeights
  /** 1 − reliance: 0 all fresh, 1 nothing to rely on. */
  doubt: number
  /** The kinds of fact that are no longer fresh, in the order of the list. */
  ageing: { group: FactGroup; freshness: Exclude<Freshness, 'fresh'> }[]
  reports: ReportPart[]
}

/**
 * @param use the newest released figure of this offer, if there is one
 * @param reports open ones; those on other offers do not count
 * @param today `YYYY-MM-DD`
 */
export function harmOf(offer: Offer, today: string, use?: OfferUse, reports: readonly OfferReport[] = []): Harm {
  const level = use?.offerId === offer.id ? use.level : 'none'
  const parts = reportParts(reports.filter(({ offerId }) => offerId === offer.id))
  const doubt = 1 - relianceOf(offer, today)
  const points = parts.reduce((sum, part) => sum + part.points, 0)
  const ageing = factGroups.flatMap((group) => {
    const freshness = freshnessOf(offer, group, today)
    return freshness === 'fresh' ? [] : [{ group, freshness }]
  })
  // What nobody is shown misleads nobody.
  const harm = isShown(offer) ? useWeights[level] * doubt + points : 0
  return { harm, use: level, doubt, ageing, reports: parts }
}

/** Offers with the most harm first; of the same harm by title, so that the order stays. */
export function byHarm(
  offers: readonly Offer[],
  today: string,
  uses: ReadonlyMap<string, OfferUse>,
  reports: readonly OfferReport[],
): { offer: Offer; harm: Harm }[] {
  const reportsOn = Map.groupBy(reports, ({ offerId }) => offerId)
  return offers
    .map((offer) => ({ offer, harm: harmOf(offer, today, uses.get(offer.id), reportsOn.get(offer.id)) }))
    .sort((a, b) => b.harm.harm - a.harm.harm || a.offer.title.localeCompare(b.offer.title, 'de'))
}

function isShown({ status }: Offer): boolean {
  return status === 'published' || status === 'paused'
}

function reportParts(reports: readonly OfferReport[]): ReportPart[] {
  const groups = Map.groupBy(reports, ({ says, group }) => `${says}|${group ?? ''}`)
  return [...groups.values()]
    .flatMap((same) => {
      const [first] = same
      if (first === undefined) return []
      const organisationIds = [...new Set(same.map(({ organisationId }) => organisationId))].sort()
      const { says, group } = first
      const points = reportWeights[says] * organisationIds.length
      return [{ says, ...(group !== undefined && { group }), organisationIds, points }]
    })
    .sort((a, b) => b.points - a.points)
}

/** After so many days a provider is asked again whether its offers are right. */
const askAgainDays = 365
/** So long a link to confirm is open: whoever was asked is left in peace until then. */
const askedDays = 60

export type DueProvider = {
  organisationId: string
  /** Its published offers that nobody has confirmed as a whole for a year, the oldest first. */
  offers: Offer[]
  /** When the oldest of them was last confirmed; undefined where one never was. */
  since?: string
  /** Of these offers together; the providers come in this order. */
  harm: number
}

/**
 * Providers with a published offer that was not confirmed as a whole for a year.
 * @param askedOn when a provider was last asked, as far as is known
 */
export function dueProviders(
  offers: readonly Offer[],
  today: string,
  {
    uses = new Map<string, OfferUse>(),
    reports = [],
    askedOn = new Map<string, string>(),
  }: {
    uses?: ReadonlyMap<string, OfferUse>
    reports?: readonly OfferReport[]
    askedOn?: ReadonlyMap<string, string>
  } = {},
): DueProvider[] {
  const due = offers.filter(
    ({ status, verifiedOn }) => status === 'published' && !within(verifiedOn, today, askAgainDays),
  )
  return [...Map.groupBy(due, ({ organisationId }) => organisationId)]
    .filter(([organisationId]) => !within(askedOn.get(organisationId), today, askedDays))
    .map(([organisationId, own]) => {
      const oldest = own.toSorted((a, b) => ((a.verifiedOn ?? '') < (b.verifiedOn ?? '') ? -1 : 1))
      const since = oldest[0]?.verifiedOn
      const harm = byHarm(own, today, uses, reports).reduce((sum, each) => sum + each.harm.harm, 0)
      return { organisationId, offers: oldest, ...(since !== undefined && { since }), harm }
    })
    .sort((a, b) => b.harm - a.harm || (a.organisationId < b.organisationId ? -1 : 1))
}

function within(day: string | undefined, today: string, days: number): boolean {
  return day !== undefined && (Date.parse(today) - Date.parse(day)) / dayMs < days
}
