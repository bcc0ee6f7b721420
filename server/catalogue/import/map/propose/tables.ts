/** How an assigned column is read: as it stands, or through a table that a person can see and correct. */
import { type OfferField, offerFields, type Spec } from '../../../../../shared/protocol/import-mapping.ts'
import { codeOf } from '../values/code-of.ts'
import { foldJoined } from '../values/fold-text.ts'
import type { Column } from './column.ts'
import { isYesNo } from './content.ts'

/** A table longer than this helps nobody. */
const mostLines = 60
const yes = /^(?:ja|j|yes|y|true|wahr|x|1)$/i

/** What yes and no mean in a column that is called like a fact. */
const facts: Partial<Record<OfferField, readonly [yes: string, no: string]>> = {
  cost: ['free', 'fee'],
  access: ['registration', 'open'],
  accessibility: ['barrierefrei', 'nicht barrierefrei'],
}

export function specFor(field: OfferField, column: Column): Spec {
  const { name, samples } = column
  const fact = facts[field]
  if (fact !== undefined && samples.length > 0 && samples.every(isYesNo)) {
    const [whenYes, whenNo] = fact
    return {
      column: name,
      values: Object.fromEntries(samples.map((text) => [text, yes.test(text) ? whenYes : whenNo])),
    }
  }
  if (field === 'offerType') return offerTypeSpec(column)
  return { column: name }
}

/** Every kind the column names and the type it stands for; kinds that are not known are left to a person. */
function offerTypeSpec({ name, samples, distinct }: Column): Spec {
  const lines = samples.some((text) => text.includes('\n'))
  if (lines) return { column: name, split: '\n' }
  if (distinct > mostLines) return { column: name }
  const known = samples.flatMap((text): [string, string][] => {
    const code = codeOf(offerFields.offerType, text)
    return code === undefined || foldJoined(code) === foldJoined(text) ? [] : [[text, code]]
  })
  return { column: name, ...(known.length > 0 && { values: Object.fromEntries(known) }) }
}
