/** Organisations as HSDS has them, and back. */

import { codeLabel } from '../../shared/codes/index.ts'
import { type Organisation, organisationSchema } from '../../shared/organisation.ts'
import { attribute, codesIn, factOf } from './attributes.ts'
import { type Context, madeOnce } from './context.ts'
import { derivedId } from './derived-id.ts'
import { organisationPlaces, placeOf } from './places.ts'
import { readOrganization } from './read-record.ts'
import { type Organization, type OrganizationSummary, said } from './record.ts'

/** HSDS demands a description; ours is what the organisation is, in words. */
export function summaryOfOrganization(organisation: Organisation): OrganizationSummary {
  const { institutionType, providerType } = organisation
  return said<OrganizationSummary>({
    id: organisation.id,
    name: organisation.name,
    alternate_name: organisation.shortName,
    description: `${codeLabel('institutionType', institutionType, 'de')}; ${codeLabel('providerType', providerType, 'de')}`,
    email: organisation.email,
    website: organisation.url,
  })
}

/** An organisation as HSDS has it; one and the same object for every service of it. */
export function organizationOf(organisation: Organisation, context: Context): Organization {
  return madeOnce(context.made.organizations, organisation, () => freshOrganization(organisation, context))
}

function freshOrganization(organisation: Organisation, context: Context): Organization {
  const { id, phone, institutionType, providerType, areaId, source, sourceId } = organisation
  const { terms } = context
  const hang = (term: Parameters<typeof attribute>[2], value?: string) => attribute('organization', id, term, value)
  const facts = Object.entries({ area: areaId, source, source_id: sourceId }) as ['area', string | undefined][]
  return said<Organization>({
    ...summaryOfOrganization(organisation),
    phones: phone ? [{ id: derivedId('phone', id), organization_id: id, number: phone }] : [],
    locations: organisationPlaces(organisation, context),
    attributes: [
      hang(terms.coded('institution_type', institutionType)),
      hang(terms.coded('provider_type', providerType)),
      ...facts.flatMap(([fact, value]) => (value ? [hang(terms.fact(fact), value)] : [])),
    ],
  })
}

/** An organisation as we export it; undefined for one of anybody else, whose kind nobody told. */
export function fromOrganization(record: unknown): Organisation | undefined {
  const read = readOrganization.safeParse(record)
  if (!read.success) return undefined
  const { data } = read
  const [location] = data.locations ?? []
  const { street, postcode, city } = location === undefined ? {} : placeOf(location)
  const organisation = organisationSchema.safeParse(
    said<Record<string, unknown>>({
      id: data.id,
      name: data.name,
      shortName: data.alternate_name,
      institutionType: codesIn(data.attributes, 'institution_type')[0],
      providerType: codesIn(data.attributes, 'provider_type')[0],
      areaId: factOf(data.attributes, 'area'),
      street,
      postcode,
      city,
      phone: data.phones?.[0]?.number,
      email: data.email,
      url: data.website,
      source: factOf(data.attributes, 'source'),
      sourceId: factOf(data.attributes, 'source_id'),
    }),
  )
  return organisation.success ? organisation.data : undefined
}
