/** Parts of a whole of 100, drawn fainter the less they rest on. */
import type { Amount } from '../../../shared/statistics/derive/amount.ts'
import type { Share } from '../../../shared/statistics/derive/share.ts'
import type { Picture } from '../content.ts'
import { families } from './told.ts'

export type Part = Extract<Picture, { kind: 'parts' }>['rows'][number]['parts'][number]

/** A part by its share, with its families as a note; null where the share must not be told. */
export function partBar(label: string, strength: Part['strength'], amount: Amount, { value, pm }: Share): Part {
  return { label, strength, value, ...(value !== null && { pm, note: families(amount) }) }
}
