/**
 * What the demonstration network knows about an offer type: how common it is, how it is run, and
 * the sentences from which its titles and descriptions are put together. Every sentence stands on
 * its own, so that any choice and order of them reads as an office would have written it. Words
 * that belong to another type are avoided: the search is measured on these texts.
 */
import type { OfferType, Setting, TargetGroup } from '../../../shared/codes/index.ts'
import type { Cost } from '../../../shared/cost.ts'

/** When an offer is open: a pattern of schedule.ts. */
export type Hours =
  | 'office'
  | 'counselling'
  | 'daycare'
  | 'school_day'
  | 'morning_group'
  | 'afternoon_group'
  | 'evening_group'
  | 'club'
  | 'always'
  | 'arranged'

export type OfferKind = {
  /** Share among all offers, relative to the other types. */
  weight: number
  /** Whose families may come: of the social space, municipality, youth-office district or the whole network. */
  reach: 'space' | 'municipality' | 'district' | 'network'
  /** The first always, the others now and then. */
  settings: readonly Setting[]
  cost: Cost
  costNote?: string
  groups: readonly TargetGroup[]
  hours: Hours
  /** How likely there is room. */
  room: 'easy' | 'mixed' | 'scarce'
  /** Age windows in months, one of which an offer has; without, the ages of the type's life phases. */
  ages?: readonly (readonly [number, number])[]
  /** Open to every age of the chain: the offer names no single phase. */
  allPhases?: boolean
  documents?: string
  accessNote?: string
  /**
   * `{place}` social space, `{town}` municipality, `{org}` provider's short name, `{name}` one of `names`.
   * A title that promises something particular names the sentence of `what` that belongs to it.
   */
  titles: readonly (string | readonly [title: string, what: number])[]
  names?: readonly string[]
  /** What happens there, for whom, and how one gets in. */
  what: readonly string[]
  who: readonly string[]
  how: readonly string[]
}

export type OfferKinds = { readonly [T in OfferType]?: OfferKind }
