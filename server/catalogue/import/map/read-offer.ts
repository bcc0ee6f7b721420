/** The fields of an offer that are one value each; ages, telephones, hours and the place are read beside (map-row.ts). */
import { type OfferField, offerFields, type Spec } from '../../../../shared/protocol/import-mapping.ts'
import type { AreaFinder } from './areas-by-name.ts'
import type { Values } from './candidate.ts'
import { leftOut, type Read } from './left-out.ts'
import type { RowReader } from './row-reader.ts'
import { isOnlyAccess } from './values/access.ts'
import { emailOf, type Found, urlOf } from './values/address.ts'
import { codeOf } from './values/code-of.ts'
import { isOnlyCost } from './values/cost.ts'
import { dayOf } from './values/day.ts'
import { languagesOf } from './values/languages.ts'
import { lawOf } from './values/law.ts'

export type Surroundings = { reader: RowReader; areas: AreaFinder; today: string }

/** Longest texts of the fields, as shared/offer.ts has them. */
const longest = {
  description: 4000,
  requiredDocuments: 600,
  openingNote: 600,
  accessNote: 600,
  costNote: 300,
} as const
const mostAreas = 200
const lists = ['fields', 'lifePhases', 'needs', 'targetGroups', 'settings', 'languages'] as const
const listBreak = /[,;/\n|•]|\s(?:und|u\.|oder)\s/

type Specs = Partial<Record<OfferField, Spec>>

/** Fields whose cells were left out are not in the answer: what is known of them stays. */
export function readOffer(specs: Specs, around: Surroundings): Values {
  const { reader } = around
  const values: Values = {}
  const set = (field: OfferField, value: unknown): void => {
    if (value !== leftOut) values[field] = value
  }
  if (specs.title) set('title', reader.requiredLine('title', specs.title, 200))
  for (const field of ['description', 'requiredDocuments'] as const)
    if (specs[field]) set(field, reader.paragraph(field, specs[field], longest[field]))
  if (specs.legalBasis) set('legalBasis', lawOfCell(specs.legalBasis, reader))
  for (const field of lists) if (specs[field]) set(field, codesOfCell(field, specs[field], reader))
  for (const field of ['preventionLevel', 'capacity', 'status'] as const)
    if (specs[field]) set(field, codeOfCell(field, specs[field], reader))
  for (const field of ['capacityOn', 'verifiedOn'] as const)
    if (specs[field]) set(field, dayOfCell(field, specs[field], around))
  if (specs.url) set('url', addressOfCell('url', specs.url, reader, urlOf, 'no_url'))
  if (specs.email) set('email', addressOfCell('email', specs.email, reader, emailOf, 'no_email'))
  if (specs.areaIds) set('areaIds', areasOfCell(specs.areaIds, around))
  return { ...values, ...costOfRow(specs, reader), ...accessOfRow(specs, reader) }
}

function lawOfCell(spec: Spec, reader: RowReader): string | undefined {
  const text = reader.line('legalBasis', spec, 1000)
  return text === undefined ? undefined : reader.cut('legalBasis', lawOf(text), 200)
}

function codeOfCell(field: OfferField, spec: Spec, reader: RowReader): Read<string> {
  const list = offerFields[field]
  if (list === null) return undefined
  const { code, text } = reader.code(field, spec, list)
  if (code === leftOut) reader.tell('code_unknown', field, text)
  return code
}

function codesOfCell(field: (typeof lists)[number], spec: Spec, reader: RowReader): Read<string[]> {
  const list = offerFields[field]
  return reader.codes(
    field,
    spec,
    (text) => {
      if (field === 'languages') {
        const { languages, unknown } = languagesOf(text)
        return { codes: languages, unknown }
      }
      const whole = codeOf(list, text)
      const parts = text
        .split(listBreak)
        .map((part) => part.trim())
        .filter((part) => part !== '')
      const read = parts.map((part) => ({ part, code: codeOf(list, part) }))
      const unknown = read.flatMap(({ part, code }) => (code === undefined ? [part] : []))
      const codes = read.flatMap(({ code }) => code ?? [])
      // A label with a slash of its own ("Mehrlinge / Frühgeborene") is one entry, not two.
      if (whole !== undefined && (unknown.length > 0 || parts.length < 2))
        return { codes: [whole, ...codes], unknown: codes.length > 0 ? unknown : [] }
      return { codes, unknown }
    },
    field === 'languages' ? 'language_unknown' : 'code_unknown',
  )
}

function dayOfCell(field: 'capacityOn' | 'verifiedOn', spec: Spec, { reader, today }: Surroundings): Read<string> {
  const day = reader.understood(field, spec, dayOf, 'no_day')
  if (typeof day !== 'string' || day <= today) return day
  reader.tell('day_ahead', field, day)
  return leftOut
}

/** The first address; what else stood in the cell as one is told. */
export function addressOfCell(
  field: string,
  spec: Spec,
  reader: RowReader,
  understand: (text: string) => Found | undefined,
  trouble: 'no_url' | 'no_email',
): Read<string> {
  const found = reader.understood(field, spec, understand, trouble)
  if (found === undefined || found === leftOut) return found
  if (found.further.length > 0) reader.tell('further_left_out', field, found.further.join(', '))
  return found.value
}

const everywhere = /^(?:alle|überall|stadtweit|(?:gesamtes?\s)?stadtgebiet|ganze stadt|kreisweit)$/i

function areasOfCell(spec: Spec, { reader, areas }: Surroundings): Read<string[]> {
  let several = false
  const areaNamed = (name: string) => {
    const found = areas.named(name)
    if (found !== 'several') return found?.id
    several = true
    reader.tell('area_ambiguous', 'areaIds', name)
    return undefined
  }
  const ids = reader.codes(
    'areaIds',
    spec,
    (text) => {
      if (everywhere.test(text)) return { codes: [], unknown: [] }
      // A name may hold a comma or slash of its own.
      const parts = areas.named(text) === undefined ? text.split(/[,;\n|]|\s(?:und|u\.)\s/) : [text]
      const names = parts.map((part) => part.trim()).filter((part) => part !== '')
      return {
        codes: names.flatMap((name) => areaNamed(name) ?? []),
        unknown: names.filter((name) => areas.named(name) === undefined),
      }
    },
    'area_unknown',
  )
  if (ids === undefined && several) return leftOut
  if (!Array.isArray(ids) || ids.length <= mostAreas) return ids
  reader.tell('list_cut', 'areaIds', String(mostAreas))
  return ids.slice(0, mostAreas)
}

/** An area by key or name; several of one name are told and left out. */
export function areaOf(text: string, areas: AreaFinder, reader: RowReader, field: string): string | undefined {
  const found = areas.named(text.trim())
  if (found !== 'several') return found?.id
  reader.tell('area_ambiguous', field, text.trim())
  return undefined
}

/** What a family pays; a cell that says more than the code becomes the note too. */
function costOfRow({ cost, costNote }: Specs, reader: RowReader): Values {
  return withNote('cost', cost, costNote, isOnlyCost, 'cost_as_note', reader)
}

/** How a family gets in, likewise. */
function accessOfRow({ access, accessNote }: Specs, reader: RowReader): Values {
  return withNote('access', access, accessNote, isOnlyAccess, 'access_as_note', reader)
}

function withNote(
  field: 'cost' | 'access',
  spec: Spec | undefined,
  noteSpec: Spec | undefined,
  isOnly: (text: string) => boolean,
  trouble: 'cost_as_note' | 'access_as_note',
  reader: RowReader,
): Values {
  const noteField = `${field}Note` as const
  const own = reader.text(noteField, noteSpec)
  if (spec === undefined)
    return noteSpec === undefined ? {} : { [noteField]: reader.cut(noteField, own, longest[noteField]) }
  const { code, text } = reader.code(field, spec, offerFields[field])
  if (code === leftOut) reader.tell(trouble, field, text)
  const says =
    text !== undefined && text !== code && !isOnly(text) && !isLabel(offerFields[field], text) ? text : undefined
  const whole = [own, says === own ? undefined : says].filter((part) => part !== undefined).join('\n')
  return {
    ...(code !== leftOut && { [field]: code }),
    [noteField]: reader.cut(noteField, whole === '' ? undefined : whole, longest[noteField]),
  }
}

function isLabel(list: Parameters<typeof codeOf>[0], text: string): boolean {
  return (
    typeof list === 'string' &&
    text.length < 40 &&
    codeOf(list, text) !== undefined &&
    !/\d/.test(text) &&
    text.split(' ').length < 2
  )
}
