/** As whom a person tries a network: one organisation that refers, and one that receives what it sends. */
import type { Organisation } from '../../shared/organisation.ts'

/** A youth office and a family centre where there are such; no more than two. */
export function toTry(organisations: readonly Organisation[]): Organisation[] {
  const office = organisations.find(({ institutionType }) => institutionType === 'youth_office_asd') ?? organisations[0]
  const others = organisations.filter((each) => each !== office)
  const centre = others.find(({ institutionType }) => institutionType === 'family_centre') ?? others[0]
  return [office, centre].filter((each) => each !== undefined)
}
