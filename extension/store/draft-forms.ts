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
import type { Contact } from '../../shared/sealed.ts'
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
  /** Sealed for the own organisation alone. */
  caseReference: string
  ownWords: string
}

/** How the family can be reached. */
export type ContactForm = Record<keyof Contact, string>

export type ReferralForm = FamilyForm & {
  /** Empty until an offer is chosen. */
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
  /** Sealed for both sides, where consent covers it. */
  contact: ContactForm
  message: string
  /** The referral this one continues, and its chain. */
  basedOn?: string
  chain?: string
}

export type UnmetNeedForm = FamilyForm & { unmetNeedReason: UnmetNeedReason | ''; offerType: OfferType | '' }

/** A message about a referral that is there already; `ref` is its. */
export type MessageForm = { ref: string; message: string }

export type DraftForm = ReferralForm | UnmetNeedForm | MessageForm

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
  contact: { name: '', phone: '', email: '', reach: '' },
  message: '',
}

export const emptyUnmetNeedForm: UnmetNeedForm = { ...emptyFamily, unmetNeedReason: '', offerType: '' }

/** The form of a kept draft; what an older version did not know yet, or what is locked, is empty. */
export function referralFormOf({ form }: DraftRecord): ReferralForm {
  return { ...emptyReferralForm, ...(form as Partial<ReferralForm> | undefined) }
}

/** Likewise for an unmet need. */
export function unmetNeedFormOf({ form }: DraftRecord): UnmetNeedForm {
  return { ...emptyUnmetNeedForm, ...(form as Partial<UnmetNeedForm> | undefined) }
}

/** Undefined for a draft of another kind, and while it is locked. */
export function messageFormOf({ kind, form }: DraftRecord): MessageForm | undefined {
  return kind === 'message' ? (form as MessageForm | undefined) : undefined
}
