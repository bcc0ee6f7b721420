/**
 * Field by field: what an editor saw against what stands there now. A field that still says what was seen takes the
 * new value; one that already says the new value is left; any other was changed by somebody else, and a person has to
 * choose. Days of confirmation never collide: the later one counts.
 */
import type { Edit, Fields } from '../../../shared/protocol/edits.ts'
import { sameValue } from '../../../shared/same-value.ts'
import { day } from '../../../shared/scalars.ts'

/** A thing as it was written and as its schema reads it: what was added to the schema since says its default. */
export type Present = { written: Fields; read: Fields }

export type Merged = { conflict: string[] } | { data: Fields }

/** Fields in which the later day counts, whoever says it. */
const confirmationDays: ReadonlySet<string> = new Set(['verifiedOn', 'capacityOn'])

/** The fields with the edit made, or those in which it meets another's change; then nothing is made of it. */
export function mergeChange(present: Present, { was, now }: Pick<Edit, 'was' | 'now'>): Merged {
  const conflict: string[] = []
  const data: Fields = { ...present.read }
  for (const [field, wanted] of Object.entries(now)) {
    if (saysThere(present, field, wanted)) continue
    const seen = was[field]
    if (field === 'confirmed') data[field] = laterEach(present.read[field], seen, wanted)
    else if (confirmationDays.has(field) && areDays(present.read[field], wanted))
      data[field] = later(present.read[field], wanted)
    else if (saysThere(present, field, seen)) put(data, field, wanted)
    else conflict.push(field)
  }
  return conflict.length > 0 ? { conflict } : { data }
}

/** The fields in which a thing that is to be created stands there otherwise already. */
export function differing(present: Present, now: Fields): string[] {
  return Object.keys(now).filter((field) => !saysThere(present, field, now[field]))
}

/** The fields that the editor of a removal did not see as they are. */
export function unseen(present: Present, was: Fields): string[] {
  const fields = new Set([...Object.keys(present.read), ...Object.keys(was)])
  return [...fields].filter((field) => !saysThere(present, field, was[field]))
}

/** The fields that say something, without those that are absent. */
export function filled(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
}

function saysThere({ written, read }: Present, field: string, value: unknown): boolean {
  return sameValue(read[field], value) || sameValue(written[field], value)
}

function put(data: Fields, field: string, value: Fields[string] | undefined): void {
  if (value === null || value === undefined) delete data[field]
  else data[field] = value
}

function areDays(...values: unknown[]): boolean {
  return values.every((value) => day.safeParse(value).success)
}

function later(one: Fields[string] | undefined, other: Fields[string]): Fields[string] {
  return String(one) > String(other) ? (one ?? other) : other
}

/** Each kind of fact by itself: what somebody else confirmed meanwhile stays. */
function laterEach(present: Fields[string] | undefined, seen: unknown, wanted: Fields[string]): Fields[string] {
  const there = partsOf(present)
  const before = partsOf(seen)
  const parts = partsOf(wanted)
  const merged: Fields = { ...there }
  for (const group of new Set([...Object.keys(before), ...Object.keys(parts)])) {
    const part = parts[group]
    if (sameValue(part, before[group])) continue
    if (part !== undefined) merged[group] = dayOf(there[group]) > dayOf(part) ? (there[group] ?? part) : part
    else if (sameValue(there[group], before[group])) delete merged[group]
  }
  return merged
}

function partsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...(value as Fields) } : {}
}

function dayOf(part: unknown): string {
  return String(partsOf(part)['on'] ?? '')
}
