/**
 * The mapping file: which column means what. Its format is documented in docs/import.md. Codes that
 * stand in it are checked against the code lists before any row is read.
 */
import { type CodeList, codeEntry } from '../../../shared/codes/index.ts'
import { costs } from '../../../shared/cost.ts'
import { offerStatuses } from '../../../shared/offer.ts'
import { z } from '../../../shared/zod.ts'
import { ImportTrouble } from './trouble.ts'

/** Where a value comes from: a fixed one, a column, or several columns in a text; then a table may translate it. */
const specSchema = z
  .strictObject({
    value: z.string().optional(),
    column: z.string().optional(),
    template: z.string().optional(),
    values: z.record(z.string(), z.string()).optional(),
    default: z.string().optional(),
    /** Separator of several values in one cell. */
    split: z.string().min(1).optional(),
  })
  .refine(
    ({ value, column, template }) => [value, column, template].filter((from) => from !== undefined).length === 1,
    {
      error: 'needs exactly one of value, column, template',
    },
  )
export type Spec = z.infer<typeof specSchema>

/** Fields of an offer a mapping may fill; a code list where the value is a code. */
export const offerFields = {
  sourceId: null,
  title: null,
  description: null,
  offerType: 'offerType',
  fields: 'fieldOfAction',
  lifePhases: 'lifePhase',
  ageFromMonths: null,
  ageToMonths: null,
  ageFromYears: null,
  ageToYears: null,
  needs: 'need',
  targetGroups: 'targetGroup',
  preventionLevel: 'preventionLevel',
  access: 'accessMode',
  accessNote: null,
  settings: 'setting',
  languages: 'language',
  cost: costs,
  costNote: null,
  capacity: 'capacity',
  capacityOn: null,
  areaIds: null,
  phone: null,
  phoneNote: null,
  email: null,
  url: null,
  openingNote: null,
  legalBasis: null,
  requiredDocuments: null,
  verifiedOn: null,
  status: offerStatuses,
  placeName: null,
  street: null,
  postcode: null,
  city: null,
  placeAreaId: null,
  latitude: null,
  longitude: null,
  accessibility: null,
} as const satisfies Record<string, CodeList | readonly string[] | null>
export type OfferField = keyof typeof offerFields

export const organisationFields = {
  name: null,
  shortName: null,
  sourceId: null,
  institutionType: 'institutionType',
  providerType: 'providerType',
  areaId: null,
  street: null,
  postcode: null,
  city: null,
  phone: null,
  email: null,
  url: null,
} as const satisfies Record<string, CodeList | null>
export type OrganisationField = keyof typeof organisationFields

const mappingSchema = z.strictObject({
  /** Where the list comes from; together with `sourceId` it finds an offer again. */
  source: z.string().min(1).max(80),
  offer: z.partialRecord(z.enum(Object.keys(offerFields) as OfferField[]), specSchema),
  organisation: z.partialRecord(z.enum(Object.keys(organisationFields) as OrganisationField[]), specSchema).default({}),
})
export type Mapping = z.infer<typeof mappingSchema>

/** @throws {ImportTrouble} naming what is wrong and where. */
export function readMapping(text: string): Mapping {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new ImportTrouble(`The mapping is not JSON: ${error instanceof Error ? error.message : ''}`)
  }
  const parsed = mappingSchema.safeParse(json)
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'mapping'}: ${message}`)
    throw new ImportTrouble(`The mapping cannot be used:\n  ${lines.join('\n  ')}`)
  }
  checkCodes('offer', parsed.data.offer, offerFields)
  checkCodes('organisation', parsed.data.organisation, organisationFields)
  return parsed.data
}

/** @throws {ImportTrouble} when the mapping asks for a column the file does not have. */
export function checkColumns(mapping: Mapping, columns: readonly string[]): void {
  const known = new Set(columns)
  const missing = specsOf(mapping).flatMap(({ field, spec }) =>
    columnsOf(spec).flatMap((column) => (known.has(column) ? [] : [`${field} asks for “${column}”`])),
  )
  if (missing.length === 0) return
  const there = columns.map((column) => `“${column}”`).join(', ')
  throw new ImportTrouble(
    `The mapping names columns the file does not have:\n  ${missing.join('\n  ')}\nThe file has ${there}.`,
  )
}

/** The columns a spec reads; a template names them in braces. */
export function columnsOf({ column, template }: Spec): string[] {
  if (column !== undefined) return [column]
  return [...(template ?? '').matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? '')
}

function specsOf({ offer, organisation }: Mapping): { field: string; spec: Spec }[] {
  const named = (room: string, specs: Partial<Record<string, Spec>>) =>
    Object.entries(specs).flatMap(([field, spec]) => (spec === undefined ? [] : [{ field: `${room}.${field}`, spec }]))
  return [...named('offer', offer), ...named('organisation', organisation)]
}

type Lists = Readonly<Record<string, CodeList | readonly string[] | null>>

function checkCodes(room: string, specs: Partial<Record<string, Spec>>, lists: Lists): void {
  for (const [field, spec] of Object.entries(specs)) {
    const list = lists[field]
    if (spec === undefined || list === undefined || list === null) continue
    const written = [spec.value, spec.default, ...Object.values(spec.values ?? {})].flatMap((text) => text ?? [])
    const codes = spec.split === undefined ? written : written.flatMap((text) => text.split(spec.split ?? ','))
    const wrong = codes.find((code) => !isCode(list, code.trim()))
    if (wrong !== undefined)
      throw new ImportTrouble(`The mapping cannot be used: ${room}.${field}: “${wrong}” is no code of its list.`)
  }
}

export function isCode(list: CodeList | readonly string[], code: string): boolean {
  return typeof list === 'string' ? codeEntry(list, code) !== undefined : list.includes(code)
}
