/**
 * What is missing or too long in a form. The checks are few: a form that asks for more than it needs is
 * abandoned. Nothing is ever cut off; what is too long is said and stays as it was typed.
 */
import { utf8Bytes } from '../../../shared/protocol/bytes.ts'
import { longest, longestPartBytes, type NotedPart, type SharedPart } from '../../../shared/sealed.ts'
import type { FamilyForm, ReferralForm, UnmetNeedForm } from '../../store/draft-forms.ts'
import { isGiven, travelsWith } from './consent.ts'

/** Fields of free text, named as in shared/sealed.ts. */
export type LongField = keyof typeof longest

/** What is wrong, by field, as a key of the words of `log`. */
export type Faults = Partial<
  Record<'depth' | 'needs' | 'consent' | 'respondBy' | 'unmetNeedReason' | LongField, FaultWord>
>
type FaultWord =
  | 'faultDepth'
  | 'faultNeeds'
  | 'faultConsent'
  | 'faultHandoverConsent'
  | 'faultRespondBy'
  | 'faultUnmetNeedReason'
  | 'faultTooLong'

/**
 * Empty where it can be saved.
 * @param today `YYYY-MM-DD`: no answer is asked for before it
 * @param mayShare contact and message are checked only where they can be sealed
 */
export function referralFaults(form: ReferralForm, today: string, mayShare: boolean): Faults {
  return {
    ...(form.depth === '' && { depth: 'faultDepth' as const }),
    ...needFaults(form),
    ...consentFaults(form),
    ...(travelsWith(form, 'feedback') &&
      form.respondBy !== '' &&
      form.respondBy < today && { respondBy: 'faultRespondBy' as const }),
    ...(mayShare && travelsWith(form, 'forward_contact') && sharedFaults(form)),
    ...notedFaults(form),
  }
}

/** Empty where it can be saved. */
export function unmetNeedFaults(form: UnmetNeedForm): Faults {
  return {
    ...(form.unmetNeedReason === '' && { unmetNeedReason: 'faultUnmetNeedReason' as const }),
    ...needFaults(form),
    ...notedFaults(form),
  }
}

function needFaults(form: FamilyForm): Faults {
  return form.needs.length === 0 || form.needs.length > 3 ? { needs: 'faultNeeds' } : {}
}

/** What was done brings its usual consent along: while that is open, the consent is no question of its own. */
function consentFaults({ consent, depth }: ReferralForm): Faults {
  if (depth === '') return {}
  if (consent === '') return { consent: 'faultConsent' }
  return depth === 'handed_over' && !isGiven(consent) ? { consent: 'faultHandoverConsent' } : {}
}

/** The sealed part for both sides; undefined where nothing was entered. */
export function sharedPartOf({ contact, message }: Pick<ReferralForm, 'contact' | 'message'>): SharedPart | undefined {
  const filledIn = filled(contact)
  const words = message.trim()
  if (Object.keys(filledIn).length === 0 && words === '') return undefined
  return { ...(Object.keys(filledIn).length > 0 && { contact: filledIn }), ...(words !== '' && { message: words }) }
}

/** The sealed part for the own organisation; undefined where nothing was entered. */
export function notedPartOf({ caseReference, ownWords }: FamilyForm): NotedPart | undefined {
  const part = filled({ caseReference, ownWords })
  return Object.keys(part).length === 0 ? undefined : part
}

function filled<K extends string>(texts: Record<K, string>): Partial<Record<K, string>> {
  const there = Object.entries<string>(texts).flatMap(([name, text]) =>
    text.trim() === '' ? [] : [[name, text.trim()]],
  )
  return Object.fromEntries(there) as Partial<Record<K, string>>
}

function sharedFaults(form: ReferralForm): Faults {
  return tooLong({ ...form.contact, message: form.message }, 'message', sharedPartOf(form))
}

function notedFaults({ caseReference, ownWords, ...form }: FamilyForm): Faults {
  return tooLong({ caseReference, ownWords }, 'ownWords', notedPartOf({ ...form, caseReference, ownWords }))
}

/** Each field by its characters; scripts of several bytes also by what fits into one event, told at the longest field. */
function tooLong(texts: Partial<Record<LongField, string>>, wordy: LongField, part: object | undefined): Faults {
  const fields = (Object.keys(texts) as LongField[]).filter(
    (field) => (texts[field] ?? '').trim().length > longest[field],
  )
  const bytes = part === undefined ? 0 : utf8Bytes(JSON.stringify(part)).length
  const all = fields.length === 0 && bytes > longestPartBytes ? [wordy] : fields
  return Object.fromEntries(all.map((field) => [field, 'faultTooLong']))
}
