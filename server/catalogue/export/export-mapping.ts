/** What the columns of a flat export mean, as a mapping of the import: shown there, and of use to other readers. */
import { codeLists } from '../../../shared/codes/index.ts'
import {
  type ImportMapping,
  importMappingSchema,
  offerFields,
  organisationFields,
  type Spec,
} from '../../../shared/protocol/import-mapping.ts'
import { codesByLabel } from './cell-text.ts'
import { costLabels, offerColumns, organisationColumns, phoneColumns, placeColumns, statusLabels } from './columns.ts'

/** Where rows of our own lists come from, unless a person calls it otherwise. */
const exportSource = 'Kettenglied'

const several: readonly string[] = ['fields', 'lifePhases', 'needs', 'targetGroups', 'settings', 'languages', 'areaIds']
const byLabel = (labels: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(labels).map(([code, label]) => [label, code]))
const ofPlace = { placeName: 'name', placeAreaId: 'areaId' } as const

/** @param columns those of the list: a format that leaves out what is empty has not all of them */
export function exportMapping(columns: readonly string[]): ImportMapping {
  const there = new Set(columns)
  const heading = (field: string): string | undefined => {
    if (field === 'sourceId') return offerColumns.id[0]
    if (field === 'phone') return phoneColumns.number
    if (field === 'phoneNote') return phoneColumns.note
    const place = field in ofPlace ? ofPlace[field as keyof typeof ofPlace] : field
    if (place in placeColumns) return placeColumns[place as keyof typeof placeColumns]
    return field in offerColumns ? offerColumns[field as keyof typeof offerColumns][0] : undefined
  }
  const spec = (field: string, column: string | undefined, list: unknown): [string, Spec][] => {
    if (column === undefined || !there.has(column)) return []
    const values = field === 'cost' ? byLabel(costLabels) : field === 'status' ? byLabel(statusLabels) : valuesOf(list)
    return [[field, { column, ...(values && { values }), ...(several.includes(field) && { split: ';' }) }]]
  }
  const offer = Object.entries(offerFields).flatMap(([field, list]) => spec(field, heading(field), list))
  const organisation = Object.entries(organisationFields).flatMap(([field, list]) => {
    const column = field === 'sourceId' ? 'id' : field
    return spec(field, organisationColumns[column as keyof typeof organisationColumns][0], list)
  })
  return importMappingSchema.parse({
    source: exportSource,
    offer: Object.fromEntries(offer),
    organisation: Object.fromEntries(organisation),
  })
}

function valuesOf(list: unknown): Record<string, string> | undefined {
  if (typeof list !== 'string' || !(list in codeLists)) return undefined
  return codesByLabel(list as keyof typeof codeLists)
}
