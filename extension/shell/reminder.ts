/**
 * The reminder of the day: how many of the own organisation's referrals have their follow-up day, or an answer
 * overdue. It tells a number, never whom it is about, and is open until somebody looks at the list.
 */
import { followUpIsDue, isOverdue } from '../../shared/referral/overdue.ts'
import { referralStatuses, terminalStatuses } from '../../shared/referral/state.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { enrolment } from '../store/enrolment.ts'
import { recordsBySide } from '../store/incoming.ts'

const key = 'reminder'
type Kept = { on: string; count: number; seen: boolean }

const openStatuses = referralStatuses.filter((status) => !terminalStatuses.includes(status))

/** How many wait for somebody on this day: sent ones overdue or to be followed up, received ones to be followed up. */
export async function dueToday(device: Device = thisDevice): Promise<number> {
  const { database, clock } = device
  const own = await enrolment(device)
  if (own === undefined) return 0
  const network = await database.networks.toCollection().first()
  const calendar = {
    today: clock.today(),
    respondWithinDays: network?.respondWithinDays ?? 10,
    land: network?.land ?? 'NW',
  }
  const [sent, received] = await Promise.all([
    recordsBySide('sender', own.organisationId, openStatuses, device),
    recordsBySide('receiver', own.organisationId, openStatuses, device),
  ])
  const late = sent.filter(({ state }) => isOverdue(state, calendar) || followUpIsDue(state, calendar))
  const planned = received.filter(({ state }) => state.from !== own.organisationId && followUpIsDue(state, calendar))
  return late.length + planned.length
}

/** Keeps that today's reminder was given, once; answers its number, 0 where there is none to give. */
export async function takeReminder(device: Device = thisDevice): Promise<number> {
  const on = device.clock.today()
  if ((await read(device))?.on === on) return 0
  const count = await dueToday(device)
  await device.storage.set({ [key]: { on, count, seen: count === 0 } satisfies Kept })
  return count
}

/** Whether the last reminder was given and nobody has looked at the list since. */
export async function reminderOpen(device: Device): Promise<boolean> {
  return (await read(device))?.seen === false
}

/** Somebody looks at the list. */
export async function reminderSeen(device: Device = thisDevice): Promise<void> {
  const kept = await read(device)
  if (kept?.seen === false) await device.storage.set({ [key]: { ...kept, seen: true } })
}

async function read({ storage }: Device): Promise<Kept | undefined> {
  return (await storage.get([key]))[key] as Kept | undefined
}
