/** What a form over a thing of the catalogue comes to: which fields were changed, from what to what, and which are at fault. */
import { catalogueSchemas, type EditableKind } from '../../shared/protocol/catalogue.ts'
import type { Edit, Fields } from '../../shared/protocol/edits.ts'
import { sameValue } from '../../shared/same-value.ts'
import { fieldsOf } from '../store/settled-edit.ts'

/** Fields in which the two differ; an absent one and an undefined one are the same, a number that is none is not. */
export function changedFields(before: object, after: object): string[] {
  const [old = {}, now = {}] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (field) => !sameValue(withFaults(old[field]), withFaults(now[field])),
  )
}

/** JSON knows no NaN and would make it nothing: what was typed and is no number has to be told, not dropped. */
function withFaults(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null, (_, part) => (Number.isNaN(part) ? 'NaN' : part)))
}

/**
 * The edit that makes of `before` what the form says; undefined where that is the same.
 * @param before as the person saw it, undefined for a new thing
 */
export function editTo(
  { kind, item }: Pick<Edit, 'kind' | 'item'>,
  before: object | undefined,
  after: object,
): Omit<Edit, 'id'> | undefined {
  const fields = changedFields(before ?? {}, after)
  if (fields.length === 0) return undefined
  const [old = {}, now = {}] = [fieldsOf(before), fieldsOf(after)]
  const pick = (from: Fields): Fields => Object.fromEntries(fields.map((field) => [field, from[field] ?? null]))
  return {
    kind,
    item,
    act: before === undefined ? 'create' : 'change',
    was: before === undefined ? {} : pick(old),
    now: pick(now),
  }
}

/** What turns a form into an earlier version of the thing: what that did not say is taken back, not only what it said put in. */
export function asBefore<T extends object>(form: T, version: object): Partial<T> {
  const nothing = Object.fromEntries(Object.keys(form).map((field) => [field, undefined]))
  return { ...nothing, ...version } as Partial<T>
}

/** Paths at fault (`retention.sealed`), each with all paths above it. */
export function faultsOf(kind: EditableKind, form: object): Set<string> {
  const parsed = catalogueSchemas[kind].safeParse(form)
  const faults = new Set<string>()
  for (const { path } of parsed.error?.issues ?? [])
    for (let depth = 1; depth <= path.length; depth++) faults.add(path.slice(0, depth).join('.'))
  return faults
}
