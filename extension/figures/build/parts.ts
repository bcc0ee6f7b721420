/** Parts of a whole of 100, drawn fainter the less they rest on. */
import type { Amount } from '../../../shared/statistics/derive/amount.ts'
import { shareOf } from '../../../shared/statistics/derive/share.ts'
import type { Picture } from '../content.ts'
import { families } from './told.ts'

export type Part = Extract<Picture, { kind: 'parts' }>['rows'][number]['parts'][number]

/** A part in percent of its whole, with its families as a note; null where the share must not be told. */
export function partBar(label: string, strength: Part['strength'], amount: Amount, whole: Amount): Part {
  const { value, pm } = shareOf(amount, whole)
  return { label, strength, value, ...(value !== null && { pm, note: families(amount) }) }
}
