/** What differs between two states of a thing, field by field, as an edit says it: absent is `null`. */
import type { Fields } from '../../../shared/protocol/edits.ts'
import { sameValue } from '../../../shared/same-value.ts'

/** An object of the catalogue by its fields. */
export type Thing = Readonly<Record<string, unknown>>

export type Changes = { was: Fields; now: Fields }

/** Fields that say the same are left out; the order of entries in a list counts. */
export function changesOf(before: object, after: object): Changes {
  const from = before as Thing
  const to = after as Thing
  const changes: Changes = { was: {}, now: {} }
  for (const field of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (sameValue(from[field], to[field])) continue
    changes.was[field] = json(from[field])
    changes.now[field] = json(to[field])
  }
  return changes
}

/** All of a thing, as an edit that creates it says it. */
export function fieldsOfThing(thing: object): Fields {
  return Object.fromEntries(Object.entries(thing).map(([field, value]) => [field, json(value)]))
}

/** Whether there is nothing to send. */
export function isEmpty({ now }: Changes): boolean {
  return Object.keys(now).length === 0
}

/** Things of the catalogue came as JSON and were parsed by their schema; only `undefined` is no JSON. */
function json(value: unknown): Fields[string] {
  return (value ?? null) as Fields[string]
}
