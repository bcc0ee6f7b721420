/**
 * Reads Open Referral HSDS of any version as JSON: a service, a list of them, a page of a read API, organisations with
 * their services, or the tables of a package. Contacts are left out, for they name persons; so is what has no place in
 * an offer, with a note.
 */
import { importLimits } from '../../../../../shared/protocol/imports.ts'
import { organisationColumns } from '../../../export/columns.ts'
import { ownOrganizationCells, ownServiceCells } from '../../../export/own-service.ts'
import type { ReadFile, Row, RowNote } from '../../row.ts'
import { columnsIn, noCells } from '../flat-cells.ts'
import { isRecord } from '../json.ts'
import { cannotRead, rowNote } from '../reason.ts'
import { eachStep, type ReadOptions } from '../steps.ts'
import { serviceCells } from './cells.ts'
import { languagesOf, phonesOf } from './parts.ts'
import { hsdsPlaces } from './places.ts'
import { hsdsOpenings } from './schedules.ts'
import { type HsdsService, hsdsServiceSchema } from './schema.ts'
import { inSpellingOf3 } from './spelling.ts'
import { servicesOfTables, tablesIn } from './tables.ts'

/** @throws {Problem} when the JSON holds no services. */
export async function readHsds(json: unknown, options: ReadOptions): Promise<ReadFile> {
  const organizations = isRecord(json) ? json['organizations'] : undefined
  return await readServices(servicesIn(json), options, organizations)
}

/** What only services have; a page of organisations or of terms has ids and names as well. */
const marksOfServices = ['status', 'organization', 'organization_id', 'organisation', 'service_at_locations', 'service']

/** @throws {Problem} when there are none, or too many. */
export async function readServices(
  services: readonly unknown[],
  options: ReadOptions,
  organizations?: unknown,
): Promise<ReadFile> {
  if (!services.some((entry) => isRecord(entry) && marksOfServices.some((mark) => mark in entry)))
    throw cannotRead('file_unknown', 'no_services')
  if (services.length > importLimits.rows) throw cannotRead('file_too_large', 'too_many_rows', services.length)
  const rows = await eachStep(services, options, (entry, at) => rowOf(entry, at + 1, options.today))
  const offering = new Set(rows.map(({ cells }) => cells[organisationColumns.id[0]] ?? ''))
  const others = ownOrganizationCells(organizations, offering).map((cells, at) => ({
    line: rows.length + at + 1,
    cells: Object.assign(noCells(), cells),
  }))
  const all = [...rows, ...others]
  return { format: 'hsds', subject: 'offers', columns: columnsIn([{ line: 0, cells: blank }, ...all]), rows: all }
}

/** The entries of a page: `contents` in HSDS 3.0 and ORUK 3, `content` in ORUK 1, `items` and `data` elsewhere. */
export function entriesOfPage(json: unknown): unknown[] | undefined {
  if (!isRecord(json)) return undefined
  for (const name of ['contents', 'content', 'services', 'items', 'data', 'results'])
    if (Array.isArray(json[name])) return json[name]
  return undefined
}

/** @throws {Problem} when the JSON is of another kind. */
function servicesIn(json: unknown): unknown[] {
  const tables = tablesIn(json)
  if (tables !== undefined) return servicesOfTables(tables)
  if (Array.isArray(json)) return json.flatMap(servicesOfEntry)
  const page = entriesOfPage(json)
  if (page !== undefined && !(isRecord(json) && 'id' in json)) return page.flatMap(servicesOfEntry)
  if (isRecord(json) && 'id' in json && ('name' in json || 'service' in json)) return servicesOfEntry(json)
  throw cannotRead('file_unknown', 'no_list')
}

/** An organisation with its services becomes the services with their organisation. */
function servicesOfEntry(entry: unknown): unknown[] {
  if (!isRecord(entry) || !Array.isArray(entry['services'])) return [entry]
  const { services, ...organization } = entry
  return services.map((service) => (isRecord(service) ? { organization, ...service } : service))
}

const blank = serviceCells(hsdsServiceSchema.parse({ id: 'none', name: 'none' }), {}, [])

function rowOf(entry: unknown, line: number, today: string): Row {
  const own = ownServiceCells(entry)
  if (own !== undefined) return { line, cells: Object.assign(noCells(), own) }
  const inOne = inSpellingOf3(entry)
  const parsed = hsdsServiceSchema.safeParse(inOne)
  if (!parsed.success) {
    const field = parsed.error.issues.map(({ path }) => path.join('.')).join(', ')
    return { line, cells: {}, broken: rowNote('no_service', { text: field || 'id, name' }) }
  }
  const read = parsed.data
  const notes: RowNote[] = []
  const parts = {
    phones: phonesOf(read, notes),
    places: hsdsPlaces(read, notes),
    openings: hsdsOpenings(read, today, notes),
    languages: languagesOf(read, notes),
  }
  noteWhatIsLeftOut(read, notes)
  const cells = serviceCells(read, isRecord(inOne) ? inOne : {}, notes)
  return { line, cells, parts, notes }
}

function noteWhatIsLeftOut(read: HsdsService, notes: RowNote[]): void {
  if (read.service_areas.length > 0) {
    const text = read.service_areas.map(({ name }) => name).join(', ')
    notes.push(rowNote('areas_by_mapping', { field: 'service_areas', text: text.slice(0, 200) }))
  }
  const contacts = [read, ...read.service_at_locations].flatMap((part) => part.contacts)
  if (contacts.length > 0)
    notes.push(rowNote('contacts_left_out', { field: 'contacts', text: String(contacts.length) }))
}
