/** What the panel opens with: who mostly receives families begins with the inbox, everybody else with the search. */
import type { InstitutionType } from '../../shared/codes/index.ts'
import { type Device, thisDevice } from './device.ts'
import { enrolment } from './enrolment.ts'
import { dropMeta, readMeta, writeMeta } from './meta.ts'

export type FirstScreen = 'find' | 'inbox'

const receiving: readonly InstitutionType[] = [
  'family_office',
  'family_centre',
  'family_primary_school_centre',
  'family_education_centre',
  'counselling_centre',
  'early_intervention_centre',
  'spz',
  'independent_provider',
  'sports_club',
  'volunteer_initiative',
]

/** Chosen on this device, else by the kind of the own organisation. Works inside `useLive`. */
export async function firstScreen(device: Device = thisDevice): Promise<FirstScreen> {
  const chosen = await readMeta(device.database, 'firstScreen')
  if (chosen !== undefined) return chosen
  const own = await enrolment(device)
  if (own === undefined || own.role !== 'professional') return 'find'
  const organisation = await device.database.organisations.get(own.organisationId)
  return organisation !== undefined && receiving.includes(organisation.institutionType) ? 'inbox' : 'find'
}

/** The address of that screen. */
export async function firstAddress(device: Device = thisDevice): Promise<'/' | '/inbox'> {
  return (await firstScreen(device)) === 'inbox' ? '/inbox' : '/'
}

/** @param screen undefined to follow the kind of organisation again */
export async function chooseFirstScreen(screen: FirstScreen | undefined, device: Device = thisDevice): Promise<void> {
  if (screen === undefined) await dropMeta(device.database, 'firstScreen')
  else await writeMeta(device.database, 'firstScreen', screen)
}
