/**
 * Three-way comparison, field by field: what the source said last time, what stands in the catalogue, what the file
 * says now. Where nobody edited the field here the file counts; where both sides changed, a person decides.
 */
import { sameValue } from '../../../../shared/same-value.ts'

/** Values by field; null where a field is empty or absent. */
export type Fields = Record<string, unknown>

export type FieldChange = { field: string; present: unknown; read: unknown; edited?: boolean }

/** Values nobody wrote: what a schema fills in, and what is usual for the thing. */
type UsualOf = (field: string) => unknown

/**
 * What the file would change. Absent from the result: fields where both say the same, and fields edited here of which
 * the source says what it always said.
 * @param base what the source said last; undefined where that is not known
 */
export function threeWay(said: Fields, present: Fields, base: Fields | undefined, usualOf: UsualOf): FieldChange[] {
  return Object.entries(said).flatMap(([field, read]): FieldChange[] => {
    const stands = present[field] ?? null
    if (sameValue(read, stands)) return []
    if (field === 'verifiedOn' && typeof stands === 'string' && String(read ?? '') < stands) return []
    const change = { field, present: stands, read: read ?? null }
    const spokenOf = base !== undefined && Object.hasOwn(base, field)
    if (!spokenOf) {
      const untouched = isEmpty(stands) || sameValue(stands, usualOf(field))
      return [untouched ? change : { ...change, edited: true }]
    }
    if (sameValue(base[field], stands)) return [change]
    return sameValue(base[field], read) ? [] : [{ ...change, edited: true }]
  })
}

/** Whether a value says nothing. Zero and `false` say something. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** The fields with some of the changes made; empty values leave, since a schema knows absence and no null. */
export function withChanges(present: Fields, changes: readonly FieldChange[]): Fields {
  const made = { ...present, ...Object.fromEntries(changes.map(({ field, read }) => [field, read])) }
  return Object.fromEntries(Object.entries(made).filter(([, value]) => value !== null && value !== undefined))
}
