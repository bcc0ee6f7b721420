/** Whether contact data and a message can be sealed for the receiving organisation, and what to say about it. */
import { type Sealability, sealability } from '../../keys/seal-for.ts'
import { type KeyStanding, keyStanding } from '../../keys/standing.ts'
import { type Device, thisDevice } from '../../store/device.ts'
import { enrolment } from '../../store/enrolment.ts'

/** The receiving organisation's keys and the own, as this device knows them. */
export type Recipient = { sealing: Sealability; own: KeyStanding }

/** Works inside `useLive`; name `lockState.value` among its deps. */
export async function readRecipient(organisationId: string, device: Device = thisDevice): Promise<Recipient> {
  const [sealing, own, enrolled] = await Promise.all([
    sealability(organisationId, device),
    keyStanding(device),
    enrolment(device),
  ])
  const oneself = enrolled?.organisationId === organisationId
  return { sealing: sealing.may && oneself ? { may: true, compared: true } : sealing, own }
}

/** Why the fields for contact data are not there. `own_keys`: the own organisation has none yet. */
export type Hindrance = Extract<Sealability, { may: false }>['why'] | 'own_keys' | 'not_admitted' | 'locked'

/** What hinders sealing for the receiver; undefined where nothing does. A hard stop is told before anything else. */
export function hindrance({ sealing, own }: Recipient): Hindrance | undefined {
  if (!sealing.may && sealing.why === 'key_changed') return 'key_changed'
  if (own === 'locked') return 'locked'
  if (own === 'waiting') return 'not_admitted'
  if (!sealing.may) return sealing.why
  return own === 'none' ? 'own_keys' : undefined
}

/** Whether contact data and a message can be sealed for the receiver now. */
export function mayShare(recipient: Recipient): boolean {
  return hindrance(recipient) === undefined
}

/** What one should know although it works. */
export type Remark = 'not_compared' | 'unsaved'

/** None of them hinders; both are told beside the fields. */
export function remarks({ sealing, own }: Recipient): Remark[] {
  return [
    ...(sealing.may && !sealing.compared ? ['not_compared' as const] : []),
    ...(own === 'unsaved' ? ['unsaved' as const] : []),
  ]
}
