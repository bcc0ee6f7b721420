/**
 * What other organisations handed over to the own one, and families that came to its desk with a code. Found by
 * index; nothing sealed is opened here. What was erased is left out.
 */
import type { ReferralStatus } from '../../shared/referral/state.ts'
import type { ReferralRecord } from './database.ts'
import { type Device, thisDevice } from './device.ts'
import { enrolment } from './enrolment.ts'
import { isShown } from './read-referrals.ts'

/** How many referrals nobody of the own organisation has confirmed or answered yet: the number on the icon. */
export async function newIncomingCount(device: Device = thisDevice): Promise<number> {
  return (await newIncomingRefs(device)).length
}

/** Their ids, to tell new ones from those a person was told of. */
export async function newIncomingRefs(device: Device = thisDevice): Promise<string[]> {
  const own = await enrolment(device)
  if (own === undefined) return []
  return refsBySide('receiver', own.organisationId, ['requested'], device)
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
  return (await device.database.referrals.where(bySide[side]).anyOf(keys).toArray()).filter(isShown)
}

/** Their ids, read from the index alone. */
export async function refsBySide(
  side: keyof typeof bySide,
  organisationId: string,
  statuses: readonly ReferralStatus[],
  device: Device = thisDevice,
): Promise<string[]> {
  const keys = statuses.map((status) => [organisationId, status])
  const [refs, erased] = await Promise.all([
    device.database.referrals.where(bySide[side]).anyOf(keys).primaryKeys(),
    device.database.referrals.where('kind').equals('erased').primaryKeys(),
  ])
  const hidden = new Set(erased)
  return refs.filter((ref) => !hidden.has(ref))
}

/** How many there are, by status; read from the index alone, but for the few that were erased. */
export async function countsBySide(
  side: keyof typeof bySide,
  organisationId: string,
  statuses: readonly ReferralStatus[],
  device: Device = thisDevice,
): Promise<Map<ReferralStatus, number>> {
  const table = device.database.referrals
  const [erased, ...counts] = await Promise.all([
    table.where('kind').equals('erased').toArray(),
    ...statuses.map((status) => table.where(bySide[side]).equals([organisationId, status]).count()),
  ])
  const part = side === 'receiver' ? 'to' : 'from'
  const hidden = (status: ReferralStatus) =>
    erased.filter(({ state }) => state[part] === organisationId && state.status === status).length
  return new Map(statuses.map((status, at) => [status, (counts[at] ?? 0) - hidden(status)]))
}

/** Records that changed on a day or later, in which an organisation has that part: found by the day of their last change. */
export async function recordsChangedSince(
  side: keyof typeof bySide,
  organisationId: string,
  day: string,
  device: Device = thisDevice,
): Promise<ReferralRecord[]> {
  const part = side === 'receiver' ? 'to' : 'from'
  return device.database.referrals
    .where('changedOn')
    .aboveOrEqual(day)
    .filter((record) => record.state[part] === organisationId && isShown(record))
    .toArray()
}

/** Records of families that came with a code: at the own desk, or reported by another organisation. */
export async function arrivalRecords(device: Device = thisDevice): Promise<ReferralRecord[]> {
  return device.database.referrals.where('kind').equals('arrival').toArray()
}
