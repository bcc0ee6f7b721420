/** An area as it will stand once a row is written. Children and indicators are merged by their keys, borders stay. */
import { type Area, areaSchema } from '../../../../shared/area.ts'
import type { RowNote } from '../row.ts'
import { notValid, withoutNulls } from './merge-offer.ts'
import { type FieldChange, type Fields, isEmpty, threeWay, withChanges } from './three-way.ts'

type AreaMerge = {
  id: string
  said: Fields
  present: Fields | undefined
  base: Fields | undefined
  take: boolean
}

export function mergeArea({
  id,
  said,
  present,
  base,
  take,
}: AreaMerge): { data: Area; changes: FieldChange[] } | { fault: RowNote } {
  if (present === undefined) return parsed({ parentId: null, ...said, id }, [])
  const all = threeWay(
    keyed(said, present),
    present,
    base === undefined ? undefined : keyed(base, present),
    () => undefined,
  )
  const changes = all.filter(({ edited }) => take || edited !== true)
  // A root has a parent, namely none: the schema asks for the word.
  return parsed({ parentId: null, ...withChanges(present, changes), id }, all)
}

/** What the file says of some keys, with what stands under the others; a file without a border clears none. */
function keyed(said: Fields, present: Fields): Fields {
  const merged = Object.entries(said).map(([field, value]) => {
    const isTable = field === 'children' || field === 'indicators'
    return [field, isTable ? { ...asFields(present[field]), ...asFields(value) } : value] as const
  })
  return Object.fromEntries(merged.filter(([field, value]) => field !== 'geometry' || !isEmpty(value)))
}

function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}

function parsed(values: Fields, changes: FieldChange[]): { data: Area; changes: FieldChange[] } | { fault: RowNote } {
  const { parentId, ...rest } = values
  const result = areaSchema.safeParse({ ...asFields(withoutNulls(rest)), parentId: parentId ?? null })
  return result.success ? { data: result.data, changes } : { fault: notValid(result.error) }
}
