/**
 * The dimensions of the statistics, in the fixed order in which a table names them (the noise depends on it), and the
 * categories of those that codes make up. `district` is the area a referral names; `region` every area that
 * holds it but the network itself, so that combining comes before suppression.
 */
import { fieldsOfAction, lifePhases, needs, unmetNeedReasons } from '../codes/index.ts'

export const dimensions = [
  'district',
  'region',
  'phase',
  'field',
  'offer',
  'provider',
  'reason',
  'outcome',
  'gap',
  'linkFrom',
  'linkTo',
  'durationBin',
  'funnelStage',
] as const
export type Dimension = (typeof dimensions)[number]

/** What became of a referral as far as is known. An assumption is kept apart and never counts as a closed loop. */
export const statisticOutcomes = [
  'arrived_confirmed',
  'arrived_observed',
  'arrived_assumed',
  'accepted',
  'waiting',
  'rejected',
  'failed',
  'cancelled',
  'unanswered',
  'not_known',
] as const
export type StatisticOutcome = (typeof statisticOutcomes)[number]

/** Stages of a hand-over, each within the one before; `arrived` needs the receiver's or the family's word. */
export const funnelStages = ['referred', 'handed_over', 'answered', 'accepted', 'arrived'] as const
export type FunnelStage = (typeof funnelStages)[number]

/** Lower edges of the bins of days from referral to arrival; the last bin ends before `lastDurationEdge`. */
export const durationEdges = [0, 3, 7, 14, 21, 28, 42, 56, 90] as const
export const lastDurationEdge = 201

/** The bin a number of whole days falls in, such as `d14`; undefined beyond the last edge. */
export function durationBin(days: number): string | undefined {
  if (days < 0 || days >= lastDurationEdge) return undefined
  return `d${durationEdges.findLast((edge) => edge <= days)}`
}

const codesOf = (list: readonly { code: string }[]) => list.map(({ code }) => code)

/** Places that name no area of the network. */
export const placesOutside = ['outside', 'unknown', 'not_recorded'] as const
/** Offers and providers the catalogue does not know. */
export const notInCatalogue = 'other'

/** Categories of the dimensions that do not hang on the catalogue. */
export const codedCategories: Readonly<Partial<Record<Dimension, readonly string[]>>> = {
  phase: [...codesOf(lifePhases), 'not_recorded'],
  field: codesOf(fieldsOfAction),
  // The list has `not_recorded` itself.
  reason: codesOf(needs),
  outcome: statisticOutcomes,
  gap: codesOf(unmetNeedReasons),
  linkFrom: codesOf(fieldsOfAction),
  linkTo: codesOf(fieldsOfAction),
  durationBin: durationEdges.map((edge) => `d${edge}`),
  funnelStage: funnelStages,
}
