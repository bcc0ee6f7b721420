/**
 * The code lists as data, one file a list, and how a code becomes a label. A network may rename,
 * reorder or switch off codes; the codes themselves are what travels and what statistics count.
 */
import type { Locale } from '../words/locale.ts'
import { accessModes } from './access-mode.ts'
import { ageBands } from './age-band.ts'
import { areaLevels } from './area-level.ts'
import { cancelReasons } from './cancel-reason.ts'
import { capacities } from './capacity.ts'
import { consents } from './consent.ts'
import { consentScopes } from './consent-scope.ts'
import { contactChannels } from './contact-channel.ts'
import { evidences } from './evidence.ts'
import { failReasons } from './fail-reason.ts'
import { fieldsOfAction } from './field-of-action.ts'
import { holdReasons } from './hold-reason.ts'
import { institutionTypes } from './institution-type.ts'
import { languages } from './language.ts'
import { lifePhases } from './life-phase.ts'
import { needs } from './need.ts'
import { offerTypes } from './offer-type.ts'
import { outcomes } from './outcome.ts'
import { preventionLevels } from './prevention-level.ts'
import { providerTypes } from './provider-type.ts'
import { referralDepths } from './referral-depth.ts'
import { rejectReasons } from './reject-reason.ts'
import { roles } from './role.ts'
import { settings } from './setting.ts'
import { targetGroups } from './target-group.ts'
import { transitions } from './transition.ts'
import { unmetNeedReasons } from './unmet-need-reason.ts'

export type { AccessMode } from './access-mode.ts'
export type { AgeBand } from './age-band.ts'
export type { AreaLevel } from './area-level.ts'
export type { Capacity } from './capacity.ts'
export type { Consent } from './consent.ts'
export type { ConsentScope } from './consent-scope.ts'
export type { ContactChannel } from './contact-channel.ts'
export type { Evidence } from './evidence.ts'
export type { FieldOfAction } from './field-of-action.ts'
export type { InstitutionType } from './institution-type.ts'
export type { Language } from './language.ts'
export type { LifePhase } from './life-phase.ts'
export type { Need } from './need.ts'
export type { OfferType } from './offer-type.ts'
export type { ProviderType } from './provider-type.ts'
export type { ReferralDepth } from './referral-depth.ts'
export type { Role } from './role.ts'
export type { Setting } from './setting.ts'
export type { TargetGroup } from './target-group.ts'
export type { Transition } from './transition.ts'
export type { UnmetNeedReason } from './unmet-need-reason.ts'
export {
  ageBands,
  areaLevels,
  consentScopes,
  consents,
  fieldsOfAction,
  lifePhases,
  needs,
  offerTypes,
  referralDepths,
  unmetNeedReasons,
}

/** What every entry of every list has; lists add their own fields (ages, law, synonyms …). */
export type CodeEntry = { readonly code: string; readonly de: string; readonly en: string; readonly abbr?: string }

/** Every list by the name it has in the catalogue feed. */
export const codeLists = {
  lifePhase: lifePhases,
  transition: transitions,
  fieldOfAction: fieldsOfAction,
  ageBand: ageBands,
  preventionLevel: preventionLevels,
  accessMode: accessModes,
  setting: settings,
  capacity: capacities,
  offerType: offerTypes,
  need: needs,
  contactChannel: contactChannels,
  referralDepth: referralDepths,
  unmetNeedReason: unmetNeedReasons,
  consent: consents,
  consentScope: consentScopes,
  institutionType: institutionTypes,
  providerType: providerTypes,
  targetGroup: targetGroups,
  areaLevel: areaLevels,
  language: languages,
  rejectReason: rejectReasons,
  failReason: failReasons,
  cancelReason: cancelReasons,
  holdReason: holdReasons,
  outcome: outcomes,
  evidence: evidences,
  role: roles,
} as const satisfies Record<string, readonly CodeEntry[]>

export type CodeList = keyof typeof codeLists

/** The union of the codes of one list, e.g. `CodeOf<'need'>`. */
export type CodeOf<L extends CodeList> = (typeof codeLists)[L][number]['code']

const byCode = new Map<string, CodeEntry>()
for (const [list, entries] of Object.entries(codeLists))
  for (const entry of entries) byCode.set(`${list}:${entry.code}`, entry)

/** The entry of a code, or undefined when this version does not know the code (a newer network's, say). */
export function codeEntry(list: CodeList, code: string): CodeEntry | undefined {
  return byCode.get(`${list}:${code}`)
}

/** The label of a code in the reader's language; an unknown code shows itself rather than nothing. */
export function codeLabel(list: CodeList, code: string, locale: Locale): string {
  return codeEntry(list, code)?.[locale] ?? code
}

/** All codes of a list, in the list's order. */
export function codesOf<L extends CodeList>(list: L): [CodeOf<L>, ...CodeOf<L>[]] {
  return codeLists[list].map((entry) => entry.code) as [CodeOf<L>, ...CodeOf<L>[]]
}
