/**
 * What the worker tells while nobody looks: hand-overs that came in, and the reminder of the day. Both are numbers
 * without content, because a notification may stand on a locked screen.
 */
import { notify, onNoticePressed, withdrawNotice } from '../platform/notifications.ts'
import { openPanelFromOutside } from '../platform/panel.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { newIncomingRefs } from '../store/incoming.ts'
import { showOnIcon } from './icon-sign.ts'
import { isPanelInView } from './in-view.ts'
import { takeReminder } from './reminder.ts'

const key = 'toldIncoming'
const quietKey = 'noMessages'

/** Texts with the two forms of number, `{{count}}` in them. */
type NewsTexts = { notifyTitle_one: string; notifyTitle_other: string; notifyText: string }
type ReminderTexts = { reminder_one: string; reminder_other: string; reminderText: string }
type Say = typeof notify

/** Remembers what the policy says of messages: the browser tells it only seconds after the worker has begun. */
export async function keepMessageRule(allowed: boolean | undefined, device: Device = thisDevice): Promise<void> {
  if (allowed === false) await device.storage.set({ [quietKey]: true })
  else await device.storage.remove([quietKey])
}

async function mayTell({ storage }: Device): Promise<boolean> {
  return (await storage.get([quietKey]))[quietKey] !== true
}

/** The message of hand-overs that came in. */
const incoming = 'incoming'

/** To be called once by the worker: pressing the message leads to the inbox. */
export function leadToInbox(): void {
  onNoticePressed(incoming, () => openPanelFromOutside('/inbox'))
}

/**
 * Once for each group of new hand-overs, and never while a panel is in view: there the list itself shows them. What
 * was answered meanwhile, here or on another device, takes the message away.
 */
export async function tellNews(
  texts: NewsTexts,
  device: Device = thisDevice,
  say: Say = notify,
  withdraw: typeof withdrawNotice = withdrawNotice,
): Promise<void> {
  await showOnIcon(device)
  const refs = await newIncomingRefs(device)
  const kept = (await device.storage.get([key]))[key]
  const told = new Set(Array.isArray(kept) ? kept : [])
  const fresh = refs.filter((ref) => !told.has(ref))
  if (fresh.length > 0 || told.size !== refs.length) await device.storage.set({ [key]: refs })
  if (refs.length === 0 && told.size > 0) await withdraw(incoming)
  if (fresh.length === 0 || (await isPanelInView(device)) || !(await mayTell(device))) return
  const { length: count } = fresh
  await say(incoming, counted(count, texts.notifyTitle_one, texts.notifyTitle_other), texts.notifyText)
}

/** At most once a day, and only where something waits. */
export async function tellReminder(
  texts: ReminderTexts,
  device: Device = thisDevice,
  say: Say = notify,
): Promise<void> {
  const count = await takeReminder(device)
  await showOnIcon(device)
  if (count > 0 && (await mayTell(device)))
    await say('reminder', counted(count, texts.reminder_one, texts.reminder_other), texts.reminderText)
}

function counted(count: number, one: string, other: string): string {
  return (count === 1 ? one : other).replace('{{count}}', String(count))
}
