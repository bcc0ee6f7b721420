/**
 * Invented families for the attacks: about 3,300 with 5,000 referrals of one year, the same for the same seed. What
 * is known of a referral depends mildly on the rest (a field on the phase, an outcome on the field, days on the
 * field), districts are uneven, a third of the families is referred on, and some needs are met by no offer.
 */
import { type Random, random } from '../../server/demo/random.ts'
import { fieldsOfAction, lifePhases, needs, unmetNeedReasons } from '../../shared/codes/index.ts'
import { type FunnelStage, funnelStages, type StatisticOutcome } from '../../shared/statistics/dimensions.ts'
import type { RecordFacts } from '../../shared/statistics/record-facts.ts'
import { above, districts, offers, type Place } from './places.ts'

/** `records` in the order in which they were written. */
export type Family = { chain: string; records: { ref: string; facts: RecordFacts }[] }
type Facts = RecordFacts

export const year = '2025'
const dayMs = 86_400_000
const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code)
const [phases, fields, reasons, gaps] = [
  codes(lifePhases),
  codes(fieldsOfAction),
  codes(needs),
  codes(unmetNeedReasons),
]

/** Ninety days on: outcome, how often, and how many stages of the funnel it went through. */
const outcomes: readonly [StatisticOutcome, number, number][] = [
  ['arrived_confirmed', 46, 5],
  ['arrived_observed', 16, 5],
  ['arrived_assumed', 6, 4],
  ['accepted', 3, 4],
  ['waiting', 3, 3],
  ['rejected', 8, 3],
  ['failed', 6, 4],
  ['cancelled', 5, 2],
  ['unanswered', 4, 2],
  ['not_known', 3, 1],
]

/** Picks by weights. */
function weighted<T>(draw: Random, list: readonly T[], weight: (at: number) => number): T {
  const weights = list.map((_, at) => weight(at))
  let left = draw.next() * weights.reduce((sum, each) => sum + each, 0)
  for (const [at, item] of list.entries()) {
    left -= weights[at] ?? 0
    if (left < 0) return item
  }
  return draw.pick(list)
}

/** How likely outcomes are in a field: what somebody knows who knows such families, but none of the figures. */
export function outcomeWeights(field: string): number[] {
  const at = fields.indexOf(field)
  return outcomes.map(([outcome, often]) => {
    if (outcome === 'waiting' && at === 1) return often * 2.5
    if (outcome === 'rejected' && at === 4) return often * 2
    return often
  })
}
export const outcomeNames = outcomes.map(([name]) => name)

/** @param chains whether families are referred on; without, each has one referral and one need */
export function population({ seed = 1, families = 3_300, chains = true } = {}): Family[] {
  const draw = random('attacks', seed)
  return Array.from({ length: families }, (_, at): Family => {
    const chain = `familie-${seed}-${String(at).padStart(5, '0')}`
    const first = referral(draw, Math.floor(draw.next() * 365), chains)
    const facts = [first]
    while (chains && facts.length < 5 && draw.chance(0.36)) {
      const next = onward(draw, facts.at(-1) ?? first)
      if (next === undefined) break
      facts.push(next)
    }
    const unmet = chains && draw.chance(0.12) ? [unmetNeed(draw, first)] : []
    return { chain, records: [...facts, ...unmet].map((each, n) => ({ ref: `${chain}-${n}`, facts: each })) }
  })
}

/** A referral on a day of the year, counted from 0. */
export function referral(draw: Random, dayOfYear: number, several = true): Facts {
  const district = draw.chance(0.02)
    ? draw.pick(['outside', 'unknown', 'not_recorded'])
    : weighted(draw, districts, (at) => 1 / (1 + at * 0.18))
  const phase = weighted(draw, phases, (at) => [3, 4, 4, 3, 2, 2, 0.3][at] ?? 1)
  const field = weighted(
    draw,
    fields,
    (at) => ([6, 5, 4, 3, 2, 0.2, 1][at] ?? 1) * (at === phases.indexOf(phase) ? 2 : 1),
  )
  const day = new Date(Date.UTC(Number(year), 0, 1) + Math.min(dayOfYear, 364) * dayMs).toISOString().slice(0, 10)
  return {
    kind: 'referral',
    day,
    district,
    regions: above(district),
    phase,
    ...hand(draw, field, district),
    reasons: wants(draw, phase, several),
  }
}

/** Where the family is referred and what becomes of it. */
function hand(
  draw: Random,
  field: string,
  district: string,
): Pick<Facts, 'field' | 'offer' | 'provider' | 'outcome' | 'stages' | 'days'> {
  const within = offers.filter((offer) => offer.field === field)
  const { id: offer, provider } = weighted(draw, within, (at) => likely(within[at], district) / (1 + at * 0.15))
  const weights = outcomeWeights(field)
  const [outcome, , reached] = weighted(draw, outcomes, (at) => weights[at] ?? 0)
  const stages: FunnelStage[] = funnelStages.slice(0, reached)
  const slow = fields.indexOf(field) === 1 ? 30 : 14
  const days = reached === 5 ? Math.floor(-Math.log(1 - draw.next()) * slow) : undefined
  return { field, offer, provider, outcome, stages, ...(days !== undefined && { days }) }
}

function likely(offer: Place | undefined, district: string): number {
  if (offer?.home === undefined) return 1
  return above(district).includes(offer.home) ? 3 : 0.05
}

function wants(draw: Random, phase: string, several: boolean): string[] {
  const shift = phases.indexOf(phase)
  // The first needs of the list are far likelier, and another one comes first in each phase.
  const one = () => reasons[(Math.floor(draw.next() ** 2.6 * reasons.length) + shift) % reasons.length] ?? ''
  return [...new Set(several && draw.chance(0.4) ? [one(), one()] : [one()])]
}

/** Where the family is referred next, on a later day; undefined where that is in the next year. */
function onward(draw: Random, before: Facts): Facts | undefined {
  const at = (Date.parse(before.day) - Date.UTC(Number(year), 0, 1)) / dayMs
  const next = weighted(draw, fields, (place) => (fields[(place + 6) % fields.length] === before.field ? 4 : 1))
  const later = referral(draw, Math.floor(at + 5 + draw.next() * 60))
  if (later.day <= before.day) return undefined
  const { district, regions, phase } = before
  return { ...later, district, regions, phase, ...hand(draw, next, district) }
}

function unmetNeed(draw: Random, { day, district, regions, phase, field, reasons: wanted }: Facts): Facts {
  const gap = weighted(draw, gaps, (at) => 1 / (1 + at * 0.4))
  return {
    kind: 'unmet_need',
    day,
    district,
    regions,
    phase,
    reasons: wanted,
    gap,
    ...(field !== undefined && { field }),
  }
}
