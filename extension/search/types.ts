/** What goes into a search and what comes out. */
import type { CodeOf } from '../../shared/codes/index.ts'
import type { Cost } from '../../shared/cost.ts'

/** The case at hand, as far as it may be known here: never who, only which. */
export type CaseContext = {
  /** What it is about, where it was chosen before any word was typed: ranks as if a word meant it. */
  need?: CodeOf<'need'>
  /** Age of the child in months; negative before birth (−9 … −1). */
  ageMonths?: number
  lifePhase?: CodeOf<'lifePhase'>
  areaId?: string
  language?: CodeOf<'language'>
}

/** Filters a person sets; an empty list means no restriction. */
export type Filters = {
  fields: CodeOf<'fieldOfAction'>[]
  access: CodeOf<'accessMode'>[]
  settings: CodeOf<'setting'>[]
  languages: CodeOf<'language'>[]
  costs: Cost[]
  /** Only offers known to have room (`available`, `few`). */
  onlyFree: boolean
}

export const noFilters: Filters = { fields: [], access: [], settings: [], languages: [], costs: [], onlyFree: false }

/** Something in the query that is context rather than a word to look for: offered, never silently dropped. */
export type Recognised =
  | { kind: 'age'; text: string; ageMonths: number; lifePhase: CodeOf<'lifePhase'> }
  | { kind: 'area'; text: string; areaId: string; name: string }
  | { kind: 'language'; text: string; language: CodeOf<'language'> }
  /** An abbreviation with all its meanings, those without offers too. */
  | { kind: 'abbreviation'; text: string; meanings: { label: string; offerTypes: CodeOf<'offerType'>[] }[] }

/** Why an offer stands in the list: which word of the query met what. */
export type Reason = {
  kind:
    | 'title'
    | 'type'
    | 'provider'
    | 'synonym'
    | 'abbreviation'
    | 'law'
    | 'need'
    | 'place'
    | 'text'
    | 'part'
    | 'corrected'
    /** A code that the network itself has named. */
    | 'code'
  /** The word as typed. */
  query: string
  /** The word or label it met. */
  matched: string
}

/** What beside the words moved an offer: coded, so that the panel can say it in the person's language. */
export type Because =
  /** Chosen on this device for a need the query speaks of. */
  | { code: 'used_here'; times: number }
  /** As the crow flies from the middle of the case's area; at least 1. */
  | { code: 'near'; kilometres: number }
  | { code: 'used' | 'often_used' | 'free_places' | 'full' | 'paused' | 'recently_confirmed' | 'stale' }

export type Hit = {
  offerId: string
  score: number
  reasons: Reason[]
  /** Strongest first. */
  because: Because[]
  /** Steps in the area tree between the case's area and the offer: 0 here, 1 next up …; undefined without an area. */
  areaSteps?: number
}

export type Answer = {
  hits: Hit[]
  /** All that match, of which `hits` are the best. */
  total: number
  /** Matches that the filters or the case context hide. */
  hidden: number
  recognised: Recognised[]
  /** The case's need and those the query speaks of, best first, to suggest in the referral. */
  needs: CodeOf<'need'>[]
}
