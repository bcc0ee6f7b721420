/**
 * What other organisations handed over to the own one, and families that came to its desk with a code. Found by
 * index; nothing sealed is opened here.
 */
import type { ReferralStatus } from '../../shared/referral/state.ts'
import type { ReferralRecord } from './database.ts'
import { type Device, thisDevice } from './device.ts'
import { enrolment } from './enrolment.ts'

/** How many referrals nobody of the own organisation has confirmed or answered yet: the number on the icon. */
export async function newIncomingCount(device: Device = thisDevice): Promise<number> {
  const own = await enrolment(device)
  if (own === undefined) return 0
  return device.database.referrals.where(bySide.receiver).equals([own.organisationId, 'requested']).count()
}

/** Their ids, to tell new ones from those a person was told of. */
export async function newIncomingRefs(device: Device = thisDevice): Promise<string[]> {
  const own = await enrolment(device)
  if (own === undefined) return []
  return device.database.referrals.where(bySide.receiver).equals([own.organisationId, 'requested']).primaryKeys()
}

/** Index of a side together with the status. */
const bySide = { receiver: '[state.to+state.status]', sender: '[state.from+state.status]' } as const

/** Records in which an organisation has that part, in one of these states. */
export async function recordsBySide(
  side: keyof typeof bySide,
  organisationId: string,
  statuses: readonly ReferralStatus[],
  device: Device = thisDevice,
): Promise<ReferralRecord[]> {
  const keys = statuses.map((status) => [organisationId, status])
  return device.database.referrals.where(bySide[side]).anyOf(keys).toArray()
}

/** Their ids, read from the index alone. */
export async function refsBySide(
  side: keyof typeof bySide,
  organisationId: string,
  statuses: readonly ReferralStatus[],
  device: Device = thisDevice,
): Promise<string[]> {
  const keys = statuses.map((status) => [organisationId, status])
  return device.database.referrals.where(bySide[side]).anyOf(keys).primaryKeys()
}

/** How many there are, by status; read from the index alone. */
export async function countsBySide(
  side: keyof typeof bySide,
  organisationId: string,
  statuses: readonly ReferralStatus[],
  device: Device = thisDevice,
): Promise<Map<ReferralStatus, number>> {
  const table = device.database.referrals
  const counts = await Promise.all(
    statuses.map((status) => table.where(bySide[side]).equals([organisationId, status]).count()),
  )
  return new Map(statuses.map((status, at) => [status, counts[at] ?? 0]))
}

/** Records of families that came with a code: at the own desk, or reported by another organisation. */
export async function arrivalRecords(device: Device = thisDevice): Promise<ReferralRecord[]> {
  return device.database.referrals.where('kind').equals('arrival').toArray()
}
