/** The sixty organisations of the demonstration network. Umbrella words are real, places and domains are not. */
import type { Organisation } from '../../../shared/organisation.ts'
import { municipalities } from '../area-names.ts'
import { domainOf, phoneOf } from '../contact.ts'
import { namedUuid } from '../identity.ts'
import { random } from '../random.ts'
import { streetOf } from '../streets.ts'
import { healthAndLeisureOrganisations } from './health-and-leisure.ts'
import { publicOrganisations } from './public.ts'
import type { OrganisationRow } from './row.ts'
import { welfareOrganisations } from './welfare.ts'

export type { OrganisationRow } from './row.ts'

export const organisationRows: readonly OrganisationRow[] = [
  ...publicOrganisations,
  ...welfareOrganisations,
  ...healthAndLeisureOrganisations,
]

/** The same for every seed, so that devices of a demonstration can be named in scripts. */
export function organisationId(key: string): string {
  return namedUuid(`demo|organisation|${key}`)
}

/** An organisation of the network from its row; street and telephone are drawn by seed and key, always the same. */
export function organisation(seed: number, row: OrganisationRow): Organisation {
  const source = random(seed, 'organisation', row.key)
  const seat = municipalities.find((town) => row.areaId.startsWith(town.id)) ?? municipalities[2]
  return {
    id: organisationId(row.key),
    name: row.name,
    shortName: row.short,
    institutionType: row.is,
    providerType: row.by,
    areaId: row.areaId,
    street: streetOf(source),
    ...(seat && { postcode: seat.postcode, city: seat.name }),
    phone: phoneOf(source),
    email: `info@${domainOf(row.key)}`,
    url: `https://www.${domainOf(row.key)}/`,
  }
}
