/** The tables of the HSDS 3.0 tabular data package, as far as we fill them: name, columns, and what they point to. */

type Column = readonly [name: string, type: 'string' | 'number' | 'integer' | 'date']

export type Table = {
  /** Name of the file without its ending, as in the official examples. */
  name: string
  columns: readonly Column[]
  /** Column and the table it points to. */
  foreign: Readonly<Record<string, string>>
}

const strings = (names: string): Column[] => names.split(' ').map((name) => [name, 'string'] as const)

export const tables = {
  services: {
    name: 'services',
    columns: [
      ...strings('id organization_id name description url email status application_process fees_description'),
      ['minimum_age', 'number'],
      ['maximum_age', 'number'],
      ['assured_date', 'date'],
    ],
    foreign: { organization_id: 'organizations' },
  },
  organizations: {
    name: 'organizations',
    columns: strings('id name alternate_name description email website'),
    foreign: {},
  },
  locations: {
    name: 'locations',
    columns: [...strings('id organization_id location_type name'), ['latitude', 'number'], ['longitude', 'number']],
    foreign: { organization_id: 'organizations' },
  },
  addresses: {
    name: 'addresses',
    columns: strings('id location_id address_1 city state_province postal_code country address_type'),
    foreign: { location_id: 'locations' },
  },
  accessibility: {
    name: 'accessibility',
    columns: strings('id location_id description'),
    foreign: { location_id: 'locations' },
  },
  service_at_locations: {
    name: 'service_at_location',
    columns: strings('id service_id location_id'),
    foreign: { service_id: 'services', location_id: 'locations' },
  },
  phones: {
    name: 'phones',
    columns: strings('id service_id organization_id number description'),
    foreign: { service_id: 'services', organization_id: 'organizations' },
  },
  schedules: {
    name: 'schedules',
    columns: [
      ...strings('id service_id freq'),
      ['interval', 'integer'],
      ...strings('wkst byday description opens_at closes_at notes'),
    ],
    foreign: { service_id: 'services' },
  },
  service_areas: {
    name: 'service_areas',
    columns: strings('id service_id name uri'),
    foreign: { service_id: 'services' },
  },
  languages: { name: 'languages', columns: strings('id service_id name code'), foreign: { service_id: 'services' } },
  cost_options: {
    name: 'cost_options',
    columns: [...strings('id service_id option currency'), ['amount', 'number'], ...strings('amount_description')],
    foreign: { service_id: 'services' },
  },
  required_documents: {
    name: 'required_documents',
    columns: strings('id service_id document'),
    foreign: { service_id: 'services' },
  },
  attributes: {
    name: 'attributes',
    columns: strings('id link_id taxonomy_term_id link_entity value'),
    foreign: { taxonomy_term_id: 'taxonomy_terms' },
  },
  taxonomies: { name: 'taxonomies', columns: strings('id name description version'), foreign: {} },
  taxonomy_terms: {
    name: 'taxonomy_terms',
    columns: strings('id code name description taxonomy language taxonomy_id'),
    foreign: { taxonomy_id: 'taxonomies' },
  },
} as const satisfies Record<string, Table>
export type TableName = keyof typeof tables

export type Records = Record<string, string | number>
export type Tabular = Record<TableName, Records[]>
