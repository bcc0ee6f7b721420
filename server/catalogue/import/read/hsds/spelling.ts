/**
 * One spelling for all versions: HSDS 1.1 and 2.0 and ORUK name and nest the same things otherwise than HSDS 3.0
 * (docs.openreferral.org, “Changes between versions”; ORUK's data model). What has a place in 3.0 is put there.
 */
import { isRecord, type Json } from '../json.ts'

/** The service as HSDS 3.0 would say it; what is no record stays as it is and is refused by the schema. */
export function inSpellingOf3(entry: unknown): unknown {
  if (!isRecord(entry)) return entry
  // An entry of service_at_locations tells of its service inside.
  const service = isRecord(entry['service']) ? { ...entry['service'], service_at_locations: [entry] } : entry
  const eligible = records(service, 'eligibilities', 'eligibilitys', 'eligibility')
  const first = eligible[0] ?? {}
  return {
    ...service,
    name: service['name'] ?? service['title'],
    fees_description: service['fees_description'] ?? service['fees'],
    eligibility_description:
      service['eligibility_description'] ?? texts(service['eligibility'] ?? eligible, 'eligibility', 'description'),
    minimum_age: service['minimum_age'] ?? first['minimum_age'],
    maximum_age: service['maximum_age'] ?? first['maximum_age'],
    phones: records(service, 'phones', 'phone'),
    schedules: schedules(service),
    contacts: records(service, 'contacts', 'contact'),
    languages: languages(service),
    service_areas: records(service, 'service_areas', 'service_area').map((area) => ({
      name: area['name'] ?? area['service_area'],
    })),
    cost_options: records(service, 'cost_options', 'cost_option'),
    required_documents: texts(service['required_documents'] ?? service['required_document'], 'document', 'name'),
    attributes: attributes(service),
    service_at_locations: [
      ...records(service, 'service_at_locations', 'service_at_location').map(atLocation),
      ...records(service, 'locations', 'location').map((place) => ({ location: location(place) })),
    ],
    organization: organization(records(service, 'organization', 'organisation', 'organizations')[0]),
  }
}

function atLocation(part: Json): Json {
  const place = records(part, 'location')[0]
  return {
    phones: records(part, 'phones', 'phone'),
    schedules: schedules(part),
    contacts: records(part, 'contacts', 'contact'),
    ...(place !== undefined && { location: location(place) }),
  }
}

function location(place: Json): Json {
  const typed = (type: string, ...names: string[]) =>
    records(place, ...names).map((address): Json => ({ address_type: type, ...address }))
  return {
    ...place,
    addresses: [
      ...typed('physical', 'addresses', 'address'),
      ...typed('physical', 'physical_addresses', 'physical_address'),
      ...typed('postal', 'postal_addresses', 'postal_address'),
    ],
    accessibility: records(place, 'accessibility', 'accessibility_for_disabilities').map((entry) => ({
      description: entry['description'] ?? entry['accessibility'] ?? entry['details'],
    })),
    phones: records(place, 'phones', 'phone'),
    schedules: schedules(place),
  }
}

function organization(provider: Json | undefined): Json | undefined {
  if (provider === undefined) return undefined
  const phone = records(provider, 'phones', 'phone')[0]
  return {
    ...provider,
    website: provider['website'] ?? provider['url'],
    phone: String(phone?.['number'] ?? '').replaceAll('"', ''),
  }
}

/** HSDS 1.1 says a weekday by its name or number, everything later as a rule of recurrence. */
function schedules(of: Json): Json[] {
  return records(of, 'schedules', 'regular_schedules', 'regular_schedule').map((entry) => ({
    ...entry,
    byday: entry['byday'] ?? entry['weekday'],
    notes: entry['notes'] ?? entry['description'],
  }))
}

function languages(service: Json): Json[] {
  const spoken = service['languages'] ?? service['language']
  const named = (Array.isArray(spoken) ? spoken : [spoken]).map((entry) =>
    typeof entry === 'string' ? { name: entry } : entry,
  )
  return named.filter(isRecord).map((entry) => ({ ...entry, name: entry['name'] ?? entry['language'] }))
}

/** Taxonomy terms hang on attributes since 3.0, and directly on the service before. */
function attributes(service: Json): Json[] {
  const older = records(service, 'service_taxonomies', 'service_taxonomys', 'service_taxonomy', 'service_attributes')
  const bare = records(service, 'taxonomy_terms', 'taxonomies', 'taxonomy')
  return [
    ...records(service, 'attributes'),
    ...older.map((entry) => ({ ...entry, taxonomy_term: records(entry, 'taxonomy_term', 'taxonomy')[0] ?? entry })),
    ...bare.map((term) => ({ taxonomy_term: term })),
  ].map((attribute) => {
    const term = records(attribute, 'taxonomy_term')[0]
    return term === undefined ? attribute : { ...attribute, taxonomy_term: { ...term, taxonomy: taxonomyOf(term) } }
  })
}

/** The name of the list a term belongs to. */
function taxonomyOf(term: Json): unknown {
  const detail = records(term, 'taxonomy_detail', 'taxonomy')[0]
  return detail?.['name'] ?? (isRecord(term['taxonomy']) ? undefined : term['taxonomy']) ?? term['vocabulary']
}

/** All records under any of the names, whether one or a list. */
function records(of: Json, ...names: string[]): Json[] {
  return names.flatMap((name) => of[name] ?? []).filter(isRecord)
}

function texts(written: unknown, ...names: string[]): string | undefined {
  if (typeof written === 'string') return written
  const entries = (Array.isArray(written) ? written : [written]).map((entry) =>
    isRecord(entry) ? names.map((name) => entry[name]).find((text) => typeof text === 'string') : entry,
  )
  const said = entries.filter((entry) => typeof entry === 'string' && entry !== '')
  return said.length === 0 ? undefined : said.join('\n')
}
