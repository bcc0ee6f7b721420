/**
 * The records of Open Referral HSDS 3.0 (CC BY-SA 4.0, Open Referral Initiative) as far as an offer, an organisation or
 * an area fills them. What is not known is absent: never null, never an empty text.
 */
export type Taxonomy = { id: string; name: string; description: string; version?: string }

export type TaxonomyTerm = {
  id: string
  code: string
  name: string
  description: string
  taxonomy: string
  taxonomy_id: string
  language: string
  taxonomy_detail?: Taxonomy
}

export type Attribute = {
  id: string
  link_id: string
  link_entity: 'service' | 'organization' | 'location'
  taxonomy_term_id: string
  value?: string
  taxonomy_term: TaxonomyTerm
}

export type Phone = { id: string; service_id?: string; organization_id?: string; number: string; description?: string }

export type Schedule = {
  id: string
  service_id: string
  freq?: 'WEEKLY'
  interval?: number
  wkst?: 'MO'
  byday?: string
  opens_at?: string
  closes_at?: string
  description?: string
  notes?: string
}

export type Address = {
  id: string
  location_id: string
  address_1: string
  city: string
  state_province: string
  postal_code: string
  country: string
  address_type: 'physical'
}

export type Location = {
  id: string
  organization_id?: string
  location_type: 'physical'
  name?: string
  latitude?: number
  longitude?: number
  addresses?: Address[]
  accessibility?: { id: string; location_id: string; description: string }[]
  attributes?: Attribute[]
}

export type ServiceAtLocation = { id: string; service_id: string; location_id: string; location: Location }
export type ServiceArea = { id: string; service_id: string; name: string; uri: string }
export type CostOption = {
  id: string
  service_id: string
  option: string
  currency?: string
  amount?: number
  amount_description: string
}

/** The fields an organisation has once; what lists of organisations show. */
export type OrganizationSummary = {
  id: string
  name: string
  alternate_name?: string
  description: string
  email?: string
  website?: string
}

export type Organization = OrganizationSummary & { phones?: Phone[]; locations?: Location[]; attributes?: Attribute[] }

/** The fields a service has once; what lists of services show. */
export type ServiceSummary = {
  id: string
  organization_id: string
  name: string
  description?: string
  url?: string
  email?: string
  status: 'active' | 'inactive' | 'defunct' | 'temporarily closed'
  application_process?: string
  fees_description?: string
  minimum_age?: number
  maximum_age?: number
  assured_date?: string
  last_modified?: string
  organization?: OrganizationSummary
}

export type Service = Omit<ServiceSummary, 'organization'> & {
  organization?: Organization
  phones?: Phone[]
  schedules?: Schedule[]
  service_areas?: ServiceArea[]
  service_at_locations?: readonly ServiceAtLocation[]
  languages?: { id: string; service_id: string; name: string; code: string }[]
  cost_options?: CostOption[]
  required_documents?: { id: string; service_id: string; document: string }[]
  attributes: Attribute[]
}

/** A record in the making: each field said, or undefined where nothing is known. */
type Draft<T> = { [K in keyof T]: T[K] | undefined }

/** Leaves out what says nothing: undefined, empty texts, empty lists. */
export function said<T extends object>(draft: Draft<T>): T {
  const known = Object.entries(draft).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(known) as T
}
