/**
 * What the statistics keep of one referral or unmet need: categories and whole days, under a pseudonym. All cells a
 * family is counted in follow from its records, so that counting needs neither events nor a clock.
 */
import { foldVersion } from '../referral/fold.ts'
import type { FunnelStage, StatisticOutcome } from './dimensions.ts'

/** Raised when the same state of a referral makes another record. */
const factsVersion = 1

/** By which rules records are made; where they change, all that still has its events is counted anew. */
export const countedAs = `${foldVersion}.${factsVersion}`

export type RecordFacts = {
  kind: 'referral' | 'unmet_need'
  /** Day of the opening; never after the day on which it was received. Decides the periods. */
  day: string
  /** The area that was recorded, or a word that names none. */
  district: string
  /** The areas above it, without the network's own; itself too where it may hold others. */
  regions: string[]
  /** Code of a life phase or `not_recorded`. */
  phase: string
  /** Leading field of action; absent for an unmet need of no named type. */
  field?: string
  /** Ids, or `other` for what the catalogue does not know; absent for an unmet need. */
  offer?: string
  provider?: string
  /** Coded needs; `not_recorded` where none was told. */
  reasons: string[]
  /** Of an unmet need: why nothing met it. */
  gap?: string
  /** Of a referral. */
  outcome?: StatisticOutcome
  stages?: FunnelStage[]
  /** Whole days from the referral to an arrival that somebody knows of (not assumed). */
  days?: number
}
