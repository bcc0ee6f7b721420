/** How a service of Open Referral HSDS 3.0 becomes an offer; a mapping file may say otherwise field by field. */

import { offerTypes } from '../../../shared/codes/index.ts'
import { costs } from '../../../shared/cost.ts'
import type { Mapping, Spec } from './mapping.ts'

/** Taxonomy terms are read as codes or labels of our offer types, in either language. */
const typeOfTerm = Object.fromEntries(
  offerTypes.flatMap(({ code, de, en }) => [
    [code, code],
    [de, code],
    [en, code],
  ]),
)

const columns = (names: Record<string, string>): Record<string, Spec> =>
  Object.fromEntries(Object.entries(names).map(([field, column]) => [field, { column }]))

export const hsdsMapping: Mapping = {
  source: 'HSDS',
  offer: {
    ...columns({
      sourceId: 'id',
      title: 'name',
      description: 'description',
      accessNote: 'application_process',
      costNote: 'fees_description',
      email: 'email',
      url: 'url',
      ageFromYears: 'minimum_age',
      ageToYears: 'maximum_age',
      verifiedOn: 'assured_date',
    }),
    offerType: { column: 'terms', split: '\n', values: typeOfTerm },
    cost: { column: 'cost', values: Object.fromEntries(costs.map((cost) => [cost, cost])), default: 'unknown' },
    status: {
      column: 'status',
      values: { active: 'published', inactive: 'ended', defunct: 'ended', 'temporarily closed': 'paused' },
    },
  },
  organisation: columns({
    sourceId: 'organization.id',
    name: 'organization.name',
    shortName: 'organization.alternate_name',
    email: 'organization.email',
    url: 'organization.website',
  }),
}
