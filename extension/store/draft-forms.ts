/** What a draft holds: the form as far as it was filled in, valid or not. Empty text means not yet chosen. */
import type {
  AgeBand,
  Consent,
  ConsentScope,
  ContactChannel,
  Language,
  LifePhase,
  Need,
  OfferType,
  ReferralDepth,
  UnmetNeedReason,
} from '../../shared/codes/index.ts'
import type { DraftRecord } from './database.ts'

/** What both kinds of draft ask about the family. */
export type FamilyForm = {
  needs: Need[]
  /** Best first, from the last search and the offer: what number keys pick. */
  suggestedNeeds: Need[]
  lifePhase: LifePhase | 'not_recorded'
  ageBand: AgeBand
  /** An area's id, or `outside`, `unknown`, `not_recorded`. */
  areaId: string
  language: Language | ''
  /** Stay on this device; never part of an event. */
  caseReference: string
  ownWords: string
}

export type ReferralForm = FamilyForm & {
  offerId: string
  depth: ReferralDepth | ''
  consent: Consent | ''
  consentScopes: ConsentScope[]
  /** Until the person chose a consent it follows the depth. */
  consentChosen: boolean
  channel: ContactChannel | ''
  /** Discussed with the family and not chosen (§ 5 SGB VIII), among `suggestedAlternatives`. */
  alternatives: string[]
  suggestedAlternatives: string[]
  respondBy: string
  followUpOn: string
  /** The referral this one continues, and its chain. */
  basedOn?: string
  chain?: string
}

export type UnmetNeedForm = FamilyForm & { unmetNeedReason: UnmetNeedReason | ''; offerType: OfferType | '' }

export type DraftForm = ReferralForm | UnmetNeedForm

const emptyFamily: FamilyForm = {
  needs: [],
  suggestedNeeds: [],
  lifePhase: 'not_recorded',
  ageBand: 'not_recorded',
  areaId: 'not_recorded',
  language: '',
  caseReference: '',
  ownWords: '',
}

export const emptyReferralForm: ReferralForm = {
  ...emptyFamily,
  offerId: '',
  depth: '',
  consent: '',
  consentScopes: [],
  consentChosen: false,
  channel: '',
  alternatives: [],
  suggestedAlternatives: [],
  respondBy: '',
  followUpOn: '',
}

export const emptyUnmetNeedForm: UnmetNeedForm = { ...emptyFamily, unmetNeedReason: '', offerType: '' }

/** As it is kept: with the mark whether anything was entered beyond what was prefilled. */
export type KeptForm = DraftForm & { touched: boolean }

/** The form of a kept draft; what an older version did not know yet is empty. */
export function referralFormOf({ form }: DraftRecord): ReferralForm {
  const { touched: _, ...kept } = form as Partial<ReferralForm & KeptForm>
  return { ...emptyReferralForm, ...kept }
}

export function unmetNeedFormOf({ form }: DraftRecord): UnmetNeedForm {
  const { touched: _, ...kept } = form as Partial<UnmetNeedForm & KeptForm>
  return { ...emptyUnmetNeedForm, ...kept }
}
