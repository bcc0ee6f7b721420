/**
 * As whom a person tries a network: an office that refers, one that receives what it sends, a clinic whose navigator
 * refers in three steps, and the coordination.
 */
import type { Role } from '../../shared/codes/role.ts'
import type { Organisation } from '../../shared/organisation.ts'
import { invite } from '../enrolment/invite.ts'
import { type Joining, joinCode } from './join-code.ts'

type ToTry = { organisation: Organisation; role: Role }

/** A youth office, a family centre, a birth clinic and the planning department, where there are such; no more than four. */
export function toTry(organisations: readonly Organisation[]): ToTry[] {
  const office = organisations.find(({ institutionType }) => institutionType === 'youth_office_asd') ?? organisations[0]
  const others = organisations.filter((each) => each !== office)
  const centre = others.find(({ institutionType }) => institutionType === 'family_centre') ?? others[0]
  const clinic = others.find(({ institutionType }) => institutionType === 'birth_clinic')
  const planning = organisations.find(({ institutionType }) => institutionType === 'youth_office_planning') ?? office
  const as = (organisation: Organisation | undefined, role: Role) =>
    organisation === undefined ? [] : [{ organisation, role }]
  return [
    ...as(office, 'professional'),
    ...as(centre, 'professional'),
    ...as(clinic, 'professional'),
    ...as(planning, 'coordinator'),
  ]
}

/** A code for it: professionals join as keepers of keys, the others have none. @throws {Problem} as `joinCode` */
export async function codeToTry(
  { organisation, role }: ToTry,
  joining: Omit<Joining, 'organisationId'>,
): Promise<string> {
  const organisationId = organisation.id
  return role === 'professional'
    ? joinCode({ ...joining, organisationId })
    : invite(joining.store, { organisationId, role })
}

/** What it is called in a list of codes. */
export function nameToTry({ organisation, role }: ToTry): string {
  return role === 'coordinator' ? `${organisation.name} (coordinator, with the dashboard)` : organisation.name
}
