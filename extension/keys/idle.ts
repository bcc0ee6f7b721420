/** Locks a page that nobody touches: on a shared computer the next person must not read on. */
import { onActivity, onShown } from '../platform/page.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { watch } from '../store/live.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import { lockNow } from './lock.ts'

export const idleChoices = [2, 5, 10, 30] as const
export type IdleMinutes = (typeof idleChoices)[number]
export const usualIdleMinutes: IdleMinutes = 10

/** Works inside `useLive`. */
export async function idleMinutes({ database }: Device = thisDevice): Promise<IdleMinutes> {
  const set = await readMeta(database, 'idleMinutes')
  return idleChoices.find((choice) => choice === set) ?? usualIdleMinutes
}

/** Holds at once in every open page: each follows it (`lockWhenIdle`). */
export async function setIdleMinutes(minutes: IdleMinutes, { database }: Device = thisDevice): Promise<void> {
  await writeMeta(database, 'idleMinutes', minutes)
}

/** What tells that somebody is there, and that the page is looked at again, perhaps after the machine slept. */
type Presence = { onActivity: typeof onActivity; onShown: typeof onShown }

/**
 * Watches this page and locks it when it was idle for as long as was set. Timers stand still while a machine
 * sleeps: so the first touch after a long pause finds it locked, too.
 * @returns ends the watching
 */
export function lockWhenIdle(device: Device = thisDevice, presence: Presence = { onActivity, onShown }): () => void {
  const { clock } = device
  let allowedMs = usualIdleMinutes * 60_000
  let touchedAt = clock.now()
  let timer: ReturnType<typeof setTimeout> | undefined
  const check = () => {
    clearTimeout(timer)
    const left = touchedAt + allowedMs - clock.now()
    if (left > 0) timer = setTimeout(check, left)
    else void lockNow(device).catch((failure) => console.error(failure))
  }
  const ends = [
    watch(
      () => idleMinutes(device),
      (minutes) => {
        allowedMs = minutes * 60_000
        check()
      },
      (failure) => console.error(failure),
    ),
    presence.onActivity(() => {
      check()
      touchedAt = clock.now()
      check()
    }),
    presence.onShown(check),
    () => clearTimeout(timer),
  ]
  return () => {
    for (const end of ends) end()
  }
}
