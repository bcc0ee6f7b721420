/**
 * The edit that follows a conflict: what the person decided for the fields in conflict, what the edit meant for the
 * others, measured against the thing as the other side left it. No field of either side that was not asked about is
 * lost: an edit names only what it changes.
 */
import type { Edit, Fields } from '../../shared/protocol/edits.ts'
import { sameValue } from '../../shared/same-value.ts'
import type { EditRecord } from './database.ts'

/** Undefined where nothing is left to change, or where the thing is gone. */
export function settledEdit(edit: EditRecord, decided: Fields): Omit<Edit, 'id'> | undefined {
  const { kind, item } = edit
  const theirs = fieldsOf(edit.answer?.data)
  if (theirs === undefined) return undefined
  if (edit.act === 'remove') return { kind, item, act: 'remove', was: theirs, now: {} }
  const was: Fields = {}
  const now: Fields = {}
  for (const [field, meant] of Object.entries({ ...edit.now, ...decided })) {
    const stands = theirs[field] ?? null
    if (sameValue(stands, meant)) continue
    was[field] = stands
    now[field] = meant
  }
  return Object.keys(now).length === 0 ? undefined : { kind, item, act: 'change', was, now }
}

/** A thing of the catalogue as fields; undefined where there is none. */
export function fieldsOf(thing: unknown): Fields | undefined {
  return typeof thing === 'object' && thing !== null ? (thing as Fields) : undefined
}
