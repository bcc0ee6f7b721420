/** Whether a mapping can be used with a list: its columns are there, the codes it names stand in their lists. */
import { type CodeList, codeEntry } from '../../../../shared/codes/index.ts'
import { Problem } from '../../../../shared/problem.ts'
import {
  areaFields,
  type ImportMapping,
  importMappingSchema,
  offerFields,
  organisationFields,
  type Spec,
} from '../../../../shared/protocol/import-mapping.ts'
import type { MappingFaultCode } from '../../../../shared/protocol/import-notes.ts'
import { columnsOf } from './spec.ts'

/** `field` is the path in the mapping (`offer.title`), `text` the column or code that is wrong. */
type MappingFault = { code: MappingFaultCode; field: string; text: string }

/** Empty when the mapping can be used with these columns. */
export function checkMapping(mapping: ImportMapping, columns: readonly string[]): MappingFault[] {
  const there = new Set(columns)
  return specsOf(mapping).flatMap(({ field, spec, list }) => [
    ...columnsOf(spec).flatMap((text): MappingFault[] =>
      there.has(text) ? [] : [{ code: 'column_missing', field, text }],
    ),
    ...wrongCodes(spec, list).map((text): MappingFault => ({ code: 'code_unknown', field, text })),
  ])
}

/** The text of a mapping file. @throws {Problem} malformed, with the place in the file. */
export function readMapping(text: string): ImportMapping {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new Problem('malformed', `mapping: ${error instanceof Error ? error.message : 'no JSON'}`)
  }
  const parsed = importMappingSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const told = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'mapping'}: ${message}`)
  throw new Problem('malformed', told.join('; '))
}

type Codes = CodeList | readonly string[] | null
type Placed = { field: string; spec: Spec; list: Codes }

function specsOf({ offer, organisation, area, children, indicators }: ImportMapping): Placed[] {
  const placed = (room: string, specs: object, lists: Readonly<Record<string, Codes>>): Placed[] =>
    Object.entries(specs as Record<string, Spec | undefined>).flatMap(([field, spec]) =>
      spec === undefined ? [] : [{ field: `${room}.${field}`, spec, list: lists[field] ?? null }],
    )
  return [
    ...placed('offer', offer, offerFields),
    ...placed('organisation', organisation, organisationFields),
    ...placed('area', area, areaFields),
    ...placed('children', children, {}),
    ...placed('indicators', indicators, {}),
  ]
}

function wrongCodes({ value, default: usual, values = {}, split }: Spec, list: Codes): string[] {
  if (list === null) return []
  const written = [value, usual, ...Object.values(values)].flatMap((text) => text ?? [])
  const codes = split === undefined ? written : written.flatMap((text) => text.split(split))
  return [...new Set(codes.map((code) => code.trim()))].filter((code) => code !== '' && !isCode(list, code))
}

function isCode(list: CodeList | readonly string[], code: string): boolean {
  return typeof list === 'string' ? codeEntry(list, code) !== undefined : list.includes(code)
}
