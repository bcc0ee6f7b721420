/** The lists a network may shape, in the order of the screen: those of offers first, then those of referrals. */
import { labelsOnly } from '../../../shared/codes/choices.ts'
import type { CodeList } from '../../../shared/codes/index.ts'

export const shapedLists = [
  'offerType',
  'need',
  'targetGroup',
  'fieldOfAction',
  'lifePhase',
  'preventionLevel',
  'accessMode',
  'setting',
  'capacity',
  'language',
  'institutionType',
  'providerType',
  'transition',
  'contactChannel',
  'unmetNeedReason',
  'rejectReason',
  'holdReason',
  'failReason',
  'cancelReason',
  'outcome',
  'ageBand',
  'areaLevel',
  'referralDepth',
  'consentScope',
  'evidence',
] as const satisfies readonly CodeList[]
export type ShapedList = (typeof shapedLists)[number]

/** Whether the name in an address is a list that may be shaped. */
export function isShaped(name: string): name is ShapedList {
  return shapedLists.some((list) => list === name)
}

/** Lists whose codes can be switched off and joined by own ones. */
export function isOpen(list: ShapedList): boolean {
  return !labelsOnly.has(list)
}
