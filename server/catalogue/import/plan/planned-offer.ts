/** What comes of a row of offers once it was matched: refused, an offer that is known, a new one, or perhaps a known one. */
import type { RowOutcome } from '../../../../shared/protocol/imports.ts'
import type { Resemblance } from '../../../../shared/resemblance/resemblance.ts'
import type { Candidate } from '../map/candidate.ts'
import type { RowNote } from '../row.ts'
import type { PlannedRow, RowPlan } from './planned-row.ts'
import type { FieldChange } from './three-way.ts'

type OfferPlan = Extract<RowPlan, { act: 'offer' }>
/** Which row it is, and what was told of it. */
type About = Pick<Candidate, 'line' | 'title' | 'notes'>

/** The row with all reasons against it; nothing of it is written. */
export function refusedRow({ line, title, notes }: About, reasons: RowNote[]): PlannedRow {
  return { shown: { line, title, outcome: 'refused', reasons, notes, changes: [] }, plan: { act: 'none' } }
}

/** A row of an offer that is here. @param changes what the file says otherwise; what was edited here waits for a person */
export function knownRow({ line, title, notes }: About, plan: OfferPlan, changes: FieldChange[]): PlannedRow {
  const outcome = outcomeOf(changes)
  return { shown: { line, title, outcome, reasons: [], notes, changes, itemId: plan.itemId }, plan }
}

function outcomeOf(changes: readonly FieldChange[]): RowOutcome {
  if (changes.length === 0) return 'unchanged'
  return changes.some(({ edited }) => edited === true) ? 'difference' : 'changed'
}

/** A row of an offer that is not here, unless it is the one it resembles: that a person decides. */
export function newRow({ line, title, notes }: About, plan: OfferPlan, twin: Resemblance | undefined): PlannedRow {
  if (twin === undefined) return { shown: { line, title, outcome: 'new', reasons: [], notes, changes: [] }, plan }
  const { id: itemId, title: itemTitle, line: otherLine } = twin.outline
  const reasons = twin.reasons.map((code) =>
    code === 'same_file' && otherLine !== undefined ? { code, text: String(otherLine) } : { code },
  )
  return {
    shown: { line, title, outcome: 'duplicate', reasons, notes, changes: [], itemId, itemTitle },
    plan: { ...plan, sameId: itemId },
  }
}
