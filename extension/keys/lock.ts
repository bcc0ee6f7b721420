/** The local lock for shared computers: a PIN guards the local key, and every page asks for it on its own. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { Problem } from '../../shared/problem.ts'
import { type Device, thisDevice } from '../store/device.ts'

/** `off`: no PIN is set; `locked`: this page asks for it; `open`: it was typed in this page. */
export type LockState = 'off' | 'locked' | 'open'

export const shortestPin = 6

/** The lock of this page. Right from the moment `openLock` has returned. */
export const lockState: ReadonlySignal<LockState> = signal('off')

/** To be called once by each page before anything is drawn; follows what other pages do with the PIN. */
export async function openLock(_device: Device = thisDevice): Promise<void> {}

/**
 * Opens this page.
 * @throws {Problem} `pin_wrong`; `too_many_requests` with `extra.retryAfter` in seconds after wrong tries
 */
export async function unlock(_pin: string, _device: Device = thisDevice): Promise<void> {
  throw new Problem('unavailable')
}

/** Locks this page, after the drafts under way were kept. Nothing happens where no PIN is set. */
export async function lockNow(_device: Device = thisDevice): Promise<void> {}

/**
 * Sets the PIN, or changes it. This page stays open, all others lock.
 * @param current the PIN until now, where there is one
 * @throws {Problem} `malformed` (shorter than `shortestPin`), `pin_wrong`, `too_many_requests`
 */
export async function setPin(_pin: string, _current?: string, _device: Device = thisDevice): Promise<void> {
  throw new Problem('unavailable')
}

/** @throws {Problem} `pin_wrong`, `too_many_requests` */
export async function removePin(_current: string, _device: Device = thisDevice): Promise<void> {
  throw new Problem('unavailable')
}
