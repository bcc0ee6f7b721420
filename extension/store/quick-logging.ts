/**
 * Whether this device logs quickly, as a navigator at a bedside does: needs come first, an offer begins its referral
 * from the list, and the form opens ready to be saved. The office's policy fixes it, else a person chose it here, else
 * the kind of the own organisation says it.
 */
import type { InstitutionType, OfferType } from '../../shared/codes/index.ts'
import { type Device, thisDevice } from './device.ts'
import { enrolment } from './enrolment.ts'
import { dropMeta, readMeta, writeMeta } from './meta.ts'

/** Where navigators work, with the offer they are: its needs are those they meet most. */
const navigators: Partial<Record<InstitutionType, OfferType>> = {
  birth_clinic: 'birth_clinic_navigator',
  childrens_hospital: 'birth_clinic_navigator',
  gynaecology_practice: 'practice_navigator',
  paediatric_practice: 'practice_navigator',
  midwife: 'midwife_care',
}

type QuickLogging = {
  on: boolean
  /** By policy: nobody may choose otherwise here. */
  fixed: boolean
  /** What a navigator of this kind of organisation is; undefined elsewhere. */
  navigator: OfferType | undefined
}

/** For professionals alone; no other role logs anything. Works inside `useLive`. */
export async function quickLogging(device: Device = thisDevice): Promise<QuickLogging> {
  const { database } = device
  const own = await enrolment(device)
  if (own?.role !== 'professional') return { on: false, fixed: false, navigator: undefined }
  const organisation = await database.organisations.get(own.organisationId)
  const navigator = organisation === undefined ? undefined : navigators[organisation.institutionType]
  const fixed = await readMeta(database, 'quickLoggingFixed')
  const chosen = await readMeta(database, 'quickLogging')
  return { on: fixed ?? chosen ?? navigator !== undefined, fixed: fixed !== undefined, navigator }
}

/** What a person chooses for this device; it stays until it joins another organisation. */
export async function chooseQuickLogging(on: boolean, { database }: Device = thisDevice): Promise<void> {
  await writeMeta(database, 'quickLogging', on)
}

/** Keeps the rule of the administrator's policy, which the browser tells only some seconds after its start. */
export async function keepQuickRule(fixed: boolean | undefined, { database }: Device = thisDevice): Promise<void> {
  if (fixed === undefined) await dropMeta(database, 'quickLoggingFixed')
  else await writeMeta(database, 'quickLoggingFixed', fixed)
}
