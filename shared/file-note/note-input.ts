/** What a file note is made from: the referral's state, the names behind its ids, and what stays on the device. */
import type { AdjustedLists } from '../codes/adjusted.ts'
import type { NoteTemplate } from '../network.ts'
import type { ReferralState } from '../referral/state.ts'
import type { Locale } from '../words/locale.ts'

export type NoteInput = {
  locale: Locale
  state: ReferralState
  /** Name of the own organisation; the professional's name is the file's business, not this tool's. */
  office: string
  /** Names of the chosen offer and its provider, and how to reach them; absent where the catalogue no longer has it. */
  offer?: { title: string; provider: string; contact: readonly string[] }
  /** Name of the family's area, where `areaId` names one. */
  area?: string
  /** Titles of the offers that were discussed and not chosen. */
  alternatives: readonly string[]
  /** Sealed for the own organisation; may stand in the note because the note is made on the device. */
  caseReference?: string
  ownWords?: string
  followUpOn?: string
  /** Name of the organisation that recorded the outcome, for the note on it. */
  recordedBy?: string
  /** The network's own labels of codes. */
  lists?: AdjustedLists
  /** What the office always writes before and after. */
  template?: NoteTemplate
}
