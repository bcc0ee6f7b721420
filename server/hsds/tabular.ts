/** Nested services and organisations laid out as the tables of a data package. */
import type { Location, Organization, Service, Taxonomy, TaxonomyTerm } from './record.ts'
import { type Records, type TableName, type Tabular, tables } from './tables.ts'

export function toTabular(
  services: readonly Service[],
  organizations: readonly Organization[],
  terms: readonly TaxonomyTerm[],
  taxonomies: readonly Taxonomy[],
): Tabular {
  const laid = Object.fromEntries(Object.keys(tables).map((name) => [name, [] as Records[]])) as Tabular
  const lay = (name: TableName, records: readonly object[] | undefined) => {
    for (const record of records ?? []) laid[name].push(flat(name, record))
  }
  const layLocation = (location: Location) => {
    lay('locations', [location])
    lay('addresses', location.addresses)
    lay('accessibility', location.accessibility)
    lay('attributes', location.attributes)
  }
  lay('organizations', organizations)
  for (const organization of organizations) {
    lay('phones', organization.phones)
    lay('attributes', organization.attributes)
    for (const location of organization.locations ?? []) layLocation(location)
  }
  lay('services', services)
  for (const service of services) {
    for (const name of ofService) lay(name, service[name])
    for (const place of service.service_at_locations ?? []) layLocation(place.location)
  }
  lay('taxonomies', taxonomies)
  lay('taxonomy_terms', terms)
  return laid
}

const ofService = [
  'phones',
  'schedules',
  'service_areas',
  'service_at_locations',
  'languages',
  'cost_options',
  'required_documents',
  'attributes',
] as const satisfies readonly TableName[]

function flat(name: TableName, record: object): Records {
  const known = record as Record<string, string | number | undefined>
  const cells = tables[name].columns.flatMap(([column]) => {
    const value = known[column]
    return value === undefined ? [] : [[column, value] as const]
  })
  return Object.fromEntries(cells)
}
