/**
 * The tables of an HSDS package joined to services. Since 3.0 tables have plural names, before singular ones; each row
 * says by `…_id` what it belongs to.
 */
import { isRecord, type Json } from '../json.ts'

/** Rows by the table's name in the plural, as HSDS 3.0 has it. */
export type Tables = ReadonlyMap<string, readonly Json[]>

/** Names of tables that differ from their file's name by more than an s. */
const plural: Readonly<Record<string, string>> = {
  accessibility_for_disabilities: 'accessibility',
  physical_address: 'physical_addresses',
  postal_address: 'postal_addresses',
  eligibility: 'eligibilities',
  regular_schedule: 'schedules',
  regular_schedules: 'schedules',
  service_taxonomy: 'service_taxonomies',
  taxonomy: 'taxonomies',
  address: 'addresses',
}
const unchanging = ['accessibility', 'metadata', 'funding']

/** `services` for `data/service.csv`. */
export function tableName(file: string): string {
  const bare = file
    .replace(/^.*\//, '')
    .replace(/\.(csv|json)$/i, '')
    .toLowerCase()
  return plural[bare] ?? (bare.endsWith('s') || unchanging.includes(bare) ? bare : `${bare}s`)
}

/** The tables in JSON of the form `{ "services.csv": [ … ], … }`; undefined for JSON of another form. */
export function tablesIn(json: unknown): Tables | undefined {
  if (!isRecord(json) || 'id' in json) return undefined
  const tables = new Map<string, Json[]>()
  for (const [file, rows] of Object.entries(json))
    if (Array.isArray(rows)) tables.set(tableName(file), rows.filter(isRecord))
  return tables.has('services') && tables.has('organizations') ? tables : undefined
}

/** One nested service for each row of `services`. */
export function servicesOfTables(tables: Tables): Json[] {
  const { all, grouped, classified, full, provider, organization } = joinsOf(tables)
  const ofService = ['phones', 'schedules', 'languages', 'service_areas', 'cost_options', 'eligibilities']
  const ofBoth = ['required_documents', 'contacts']
  const parts = [...ofService, ...ofBoth].map((table) => [table, grouped(table, 'service_id')] as const)
  const links = grouped('attributes', 'link_id')
  const taxonomies = grouped('service_taxonomies', 'service_id')
  const at = grouped(tables.has('service_at_locations') ? 'service_at_locations' : 'services_at_location', 'service_id')
  const phonesAt = grouped('phones', 'service_at_location_id')
  const schedulesAt = grouped('schedules', 'service_at_location_id')
  const location = byId(all('locations'))
  return all('services').map((service) => {
    const { id } = service
    const provides = organization(service['organization_id'])
    return {
      ...service,
      ...Object.fromEntries(parts.map(([table, of]) => [table, of(id)])),
      attributes: [...links(id), ...taxonomies(id)].map(classified),
      organization: provides && provider(provides),
      service_at_locations: at(id).map((row) => {
        const place = location(row['location_id'])
        return {
          phones: phonesAt(row['id']),
          schedules: schedulesAt(row['id']),
          ...(place && { location: full(place) }),
        }
      }),
    }
  })
}

/** One nested organisation for each row of `organizations`. */
export function organizationsOfTables(tables: Tables): Json[] {
  const { all, provider } = joinsOf(tables)
  return all('organizations').map(provider)
}

function byId(rows: readonly Json[]): (id: unknown) => Json | undefined {
  const known = new Map(rows.map((row) => [row['id'], row]))
  return (id) => known.get(id)
}

/** What belongs to places and providers, joined by their ids. */
function joinsOf(tables: Tables) {
  const all = (table: string): readonly Json[] => tables.get(table) ?? []
  const grouped = (table: string, by: string): ((id: unknown) => Json[]) => {
    const groups = new Map<unknown, Json[]>()
    for (const row of all(table)) {
      if (!row[by]) continue
      const group = groups.get(row[by])
      if (group === undefined) groups.set(row[by], [row])
      else group.push(row)
    }
    return (id) => groups.get(id) ?? []
  }
  const ofLocation = ['addresses', 'physical_addresses', 'postal_addresses', 'accessibility', 'phones', 'schedules']
  const parts = ofLocation.map((table) => [table, grouped(table, 'location_id')] as const)
  const links = grouped('attributes', 'link_id')
  const phonesOf = grouped('phones', 'organization_id')
  const locationsOf = grouped('locations', 'organization_id')
  const term = byId(all('taxonomy_terms'))
  const taxonomy = byId(all('taxonomies'))
  const classified = (row: Json): Json => {
    const found = term(row['taxonomy_term_id']) ?? taxonomy(row['taxonomy_id'])
    const list = taxonomy(found?.['taxonomy_id'])
    return { ...row, taxonomy_term: found && { ...found, ...(list && { taxonomy_detail: list }) } }
  }
  const full = (place: Json): Json => ({
    ...place,
    ...Object.fromEntries(parts.map(([table, of]) => [table, of(place['id']).filter(ownedByPlace)])),
    attributes: links(place['id']).map(classified),
  })
  const provider = (organization: Json): Json => ({
    ...organization,
    phones: phonesOf(organization['id']).filter(ownedByProvider),
    locations: locationsOf(organization['id']).map(full),
    attributes: links(organization['id']).map(classified),
  })
  return { all, grouped, classified, full, provider, organization: byId(all('organizations')) }
}

/** A row that names a service as well belongs to that service, wherever it is. */
function ownedByPlace(row: Json): boolean {
  return !row['service_id']
}

function ownedByProvider(row: Json): boolean {
  return !row['service_id'] && !row['location_id'] && !row['contact_id']
}
