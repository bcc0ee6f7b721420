/**
 * Reads Open Referral HSDS 3.0: a full service, a list of them, or a page as its read API gives it.
 * Contacts are left out, for they name persons; so is what has no place in an offer, with a note.
 */

import { codeEntry, type Language } from '../../../shared/codes/index.ts'
import { z } from '../../../shared/zod.ts'
import { hsdsPlaces } from './hsds-places.ts'
import { hsdsOpenings } from './hsds-schedules.ts'
import { type HsdsService, hsdsServiceSchema } from './hsds-schema.ts'
import type { ReadFile, Row } from './row.ts'
import { ImportTrouble } from './trouble.ts'
import { phoneOf } from './values.ts'

const page = z.object({ contents: z.array(z.unknown()) })
const service = z.object({ id: z.unknown(), name: z.unknown() })

/** @throws {ImportTrouble} when the text is no JSON or holds no services. */
export function readHsds(text: string, today: string): ReadFile {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new ImportTrouble(`The JSON cannot be read: ${error instanceof Error ? error.message : ''}`)
  }
  const services = servicesOf(json)
  if (services.length === 0) throw new ImportTrouble('The file holds no services.')
  return {
    format: 'hsds',
    subject: 'offers',
    columns: Object.keys(cellsOf(blank)),
    rows: services.map((entry, at) => rowOf(entry, at + 1, today)),
  }
}

const blank: HsdsService = hsdsServiceSchema.parse({ id: 'none', name: 'none' })

function servicesOf(json: unknown): unknown[] {
  if (Array.isArray(json)) return json
  const asPage = page.safeParse(json)
  if (asPage.success) return asPage.data.contents
  if (service.safeParse(json).success && typeof json === 'object' && json !== null && 'id' in json) return [json]
  throw new ImportTrouble('The JSON is no HSDS: expected a service, a list of services, or a page with “contents”.')
}

function rowOf(entry: unknown, line: number, today: string): Row {
  const parsed = hsdsServiceSchema.safeParse(entry)
  if (!parsed.success) {
    const told = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
    return { line, cells: {}, broken: { code: 'no_service', text: `no HSDS service (${told})` } }
  }
  const read = parsed.data
  const notes: string[] = []
  const phones = phonesOf(read, notes)
  const parts = {
    phones,
    places: hsdsPlaces(read, notes),
    openings: hsdsOpenings(read, today, notes),
    languages: languagesOf(read, notes),
  }
  noteWhatIsLeftOut(read, notes)
  return { line, cells: cellsOf(read), parts, notes: notes.map((text) => ({ code: 'read', text })) }
}

function cellsOf(read: HsdsService): Record<string, string> {
  const { organization } = read
  const paragraphs = [read.description, read.eligibility_description, read.alert].filter((part) => part !== '')
  const terms = read.attributes.flatMap(({ taxonomy_term: term }) => [term?.code ?? '', term?.name ?? ''])
  const amounts = read.cost_options.flatMap(({ amount }) => amount ?? [])
  const free = amounts.length > 0 && amounts.every((amount) => amount === 0)
  return {
    id: read.id,
    name: read.name,
    alternate_name: read.alternate_name,
    description: paragraphs.join('\n\n'),
    url: read.url,
    email: read.email,
    status: read.status,
    application_process: read.application_process,
    fees_description: read.fees_description,
    cost: free ? 'free' : amounts.length > 0 ? 'fee' : '',
    minimum_age: String(read.minimum_age ?? ''),
    maximum_age: String(read.maximum_age ?? ''),
    assured_date: read.assured_date,
    terms: terms.filter((term) => term !== '').join('\n'),
    'organization.id': organization?.id ?? '',
    'organization.name': organization?.name ?? '',
    'organization.alternate_name': organization?.alternate_name ?? '',
    'organization.email': organization?.email ?? '',
    'organization.website': organization?.website ?? '',
  }
}

/** Telephones of the service and of its locations, each number once; those of contact persons are not read. */
function phonesOf(read: HsdsService, notes: string[]): NonNullable<Row['parts']>['phones'] & object {
  const all = [
    read,
    ...read.service_at_locations,
    ...read.service_at_locations.flatMap(({ location }) => location ?? []),
  ]
  const numbers = new Map<string, string>()
  for (const { number, description } of all.flatMap(({ phones }) => phones)) {
    const plain = phoneOf(number)
    if (plain === undefined) notes.push(`phones: “${number}” is no telephone number, left out`)
    else if (!numbers.has(plain)) numbers.set(plain, description)
  }
  if (numbers.size > 10) notes.push('phones: more than 10, the rest left out')
  return [...numbers]
    .slice(0, 10)
    .map(([number, note]) => ({ number, ...(note !== '' && { note: note.slice(0, 120) }) }))
}

function languagesOf(read: HsdsService, notes: string[]): Language[] {
  const written = read.languages.map(({ code, name }) => code || name)
  const known = written.filter((code) => codeEntry('language', code) !== undefined)
  for (const code of written)
    if (!known.includes(code)) notes.push(`languages: “${code}” is not in the code list, left out`)
  return [...new Set(known)] as Language[]
}

function noteWhatIsLeftOut(read: HsdsService, notes: string[]): void {
  if (read.interpretation_services !== '') notes.push('interpretation_services: no field for it, left out')
  if (read.service_areas.length > 0) notes.push('service_areas: areas are set by the mapping (areaIds), left out')
  const contacts = [read, ...read.service_at_locations].flatMap((part) => part.contacts)
  if (contacts.length > 0) notes.push(`contacts: ${contacts.length} left out, they name persons`)
}
