/** Map: a row as an offer and its organisation, as far as the file says. Nothing is left out without a note. */
import {
  type ImportMapping,
  type OrganisationField,
  organisationFields,
  type Spec,
} from '../../../../shared/protocol/import-mapping.ts'
import type { Row, RowNote } from '../row.ts'
import { areasByName } from './areas-by-name.ts'
import { type Candidate, type KnownArea, note, type Values } from './candidate.ts'
import { leftOut } from './left-out.ts'
import { isOwnRow, mapOwnRow } from './map-own-row.ts'
import { readAges, readOpenings, readPhones } from './read-audience.ts'
import { addressOfCell, areaOf, readOffer, type Surroundings } from './read-offer.ts'
import { readAddress, readPlaces } from './read-place.ts'
import { type RowReader, rowReader } from './row-reader.ts'
import { madeId, shortenedId } from './source-id.ts'
import { emailOf, urlOf } from './values/address.ts'
import { phonesOf } from './values/phones.ts'
import { providerTypeOf } from './values/provider-type-of.ts'
import { isShelter } from './values/shelter.ts'

/** `today`: a confirmation cannot be later. `areas` are the network's, to find them by name. */
export function mapRow(row: Row, mapping: ImportMapping, today: string, areas: readonly KnownArea[] = []): Candidate {
  const notes: RowNote[] = [...(row.notes ?? [])]
  if (row.broken !== undefined)
    return { line: row.line, title: '', sourceId: '', offer: {}, organisation: {}, notes, refusals: [row.broken] }
  if (isOwnRow(row)) return mapOwnRow(row)
  const refusals: RowNote[] = []
  const reader = rowReader(row, notes, refusals)
  const around: Surroundings = { reader, areas: areasByName(areas), today }
  const organisation = readOrganisation(mapping.organisation, around)
  const offer: Values = {
    ...row.parts,
    ...readOffer(mapping.offer, around),
    ...readAges(mapping.offer, reader),
    ...readPhones(mapping.offer, reader),
    ...readOpenings(mapping.offer, reader),
    ...readPlaces(mapping.offer, row.parts?.places, around),
  }
  const type = readOfferType(mapping.offer.offerType, reader, refusals)
  if (type !== undefined) offer['offerType'] = type
  const title = offer['title']
  if (offer['protectedPlace'] === undefined && typeof title === 'string' && isShelter(title))
    offer['protectedPlace'] = true
  if (typeof title !== 'string') refusals.push(note('no_title'))
  if (organisation['name'] === undefined && !refusals.some(({ field }) => field === 'organisation.name'))
    refusals.push(note('no_organisation'))
  return {
    line: row.line,
    title: typeof title === 'string' ? title : '',
    ...sourceIdOf(mapping, reader, offer, organisation),
    offer,
    organisation,
    notes,
    refusals,
  }
}

function readOfferType(spec: Spec | undefined, reader: RowReader, refusals: RowNote[]): string | undefined {
  const { code, text } =
    spec === undefined ? { code: undefined, text: undefined } : reader.code('offerType', spec, 'offerType')
  if (typeof code === 'string') return code
  refusals.push(note('no_offer_type', 'offerType', text ?? '–'))
  return undefined
}

function sourceIdOf(
  { offer: specs }: ImportMapping,
  reader: RowReader,
  offer: Values,
  organisation: Values,
): Pick<Candidate, 'sourceId' | 'madeId'> {
  const own = reader.line('sourceId', specs.sourceId, Number.MAX_SAFE_INTEGER)
  if (own !== undefined) {
    const { id, shortened } = shortenedId(own)
    if (shortened) reader.tell('id_shortened', 'sourceId', own)
    return { sourceId: id }
  }
  const [place] = (offer['places'] ?? []) as readonly { postcode?: string; street?: string }[]
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const made = madeId(text(organisation['name']), text(offer['title']), place?.postcode ?? place?.street ?? '')
  return { sourceId: made, madeId: true }
}

/** The provider; a kind of provider that nobody said is read from a name that leaves no doubt. */
function readOrganisation(specs: ImportMapping['organisation'], { reader, areas }: Surroundings): Values {
  const named = (field: OrganisationField) => `organisation.${field}`
  const line = (field: OrganisationField, most: number) => reader.line(named(field), specs[field], most)
  const values: Values = {}
  const set = (field: OrganisationField, value: unknown): void => {
    if (specs[field] !== undefined && value !== leftOut) values[field] = value
  }
  set('name', reader.requiredLine(named('name'), specs.name, 200))
  set('shortName', line('shortName', 60))
  set('sourceId', shortenedId(line('sourceId', Number.MAX_SAFE_INTEGER) ?? '').id || undefined)
  for (const field of ['institutionType', 'providerType'] as const) {
    const spec = specs[field]
    if (spec === undefined) continue
    const { code, text } = reader.code(named(field), spec, organisationFields[field])
    if (code === leftOut) reader.tell('code_unknown', named(field), text)
    // Both kinds have a usual one: an empty cell says nothing against it.
    else if (code !== undefined) values[field] = code
  }
  if (specs.url) set('url', addressOfCell(named('url'), specs.url, reader, urlOf, 'no_url'))
  if (specs.email) set('email', addressOfCell(named('email'), specs.email, reader, emailOf, 'no_email'))
  set('phone', phoneOf(reader.text(named('phone'), specs.phone), reader))
  Object.assign(values, readAddress(specs, reader, 'organisation.'))
  const area = line('areaId', 200)
  const areaId = area === undefined ? undefined : areaOf(area, areas, reader, named('areaId'))
  if (area !== undefined && areas.named(area) === undefined) reader.tell('area_unknown', named('areaId'), area)
  set('areaId', area !== undefined && areaId === undefined ? leftOut : areaId)
  const guessed =
    typeof values['name'] === 'string' && specs.providerType === undefined ? providerTypeOf(values['name']) : undefined
  return guessed === undefined ? values : { ...values, providerType: guessed }
}

/** An organisation has one telephone: the first. */
function phoneOf(written: string | undefined, reader: RowReader): string | undefined | typeof leftOut {
  if (written === undefined) return undefined
  const [first, ...further] = phonesOf(written).phones
  if (first === undefined) reader.tell('no_phone', 'organisation.phone', written)
  if (further.length > 0)
    reader.tell('further_left_out', 'organisation.phone', further.map(({ number }) => number).join(', '))
  return first?.number ?? leftOut
}
