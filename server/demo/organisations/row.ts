/** One organisation of the demonstration network, as its row in the tables beside this file. */
import type { InstitutionType, OfferType, ProviderType } from '../../../shared/codes/index.ts'

export type OrganisationRow = {
  /** Stable name from which id, domain and telephone follow. */
  key: string
  name: string
  short: string
  is: InstitutionType
  by: ProviderType
  /** Area it works in; its offers lie within. */
  areaId: string
  /** Offer types it runs. */
  runs: readonly OfferType[]
}
