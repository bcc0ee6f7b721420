/** The local lock for shared computers: a PIN guards the local key, and every page asks for it on its own. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { Problem } from '../../shared/problem.ts'
import { localKeyFrom, newLocalKeyBytes } from '../crypto/local-key.ts'
import { wrapLocalKey } from '../crypto/pin.ts'
import type { Database } from '../store/database.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { draftsSettled } from '../store/drafts.ts'
import { watch } from '../store/live.ts'
import { holdLocalKey, isLocked, letGoOfLocalKey, localKey } from '../store/local-key.ts'
import { dropMeta, type MetaValues, readMeta, writeMeta } from '../store/meta.ts'
import { resealAll } from '../store/reseal.ts'
import { forgetOpened } from './opened-keys.ts'
import { settleRing } from './own-keyring.ts'
import { tryPin } from './pin-tries.ts'

/** `off`: no PIN is set; `locked`: this page asks for it; `open`: it was typed in this page. */
export type LockState = 'off' | 'locked' | 'open'

export const shortestPin = 6

const states = new WeakMap<Database, Signal<LockState>>()

/** The lock of this page. Right from the moment `openLock` has returned. */
export const lockState: ReadonlySignal<LockState> = lockOf(thisDevice)

/** The lock of a page of another device, for devices side by side. */
export function lockOf({ database }: Device): Signal<LockState> {
  const state = states.get(database) ?? signal<LockState>('off')
  states.set(database, state)
  return state
}

/**
 * To be called once by each page before anything is drawn; follows what other pages do with the PIN.
 * @returns ends the following
 */
export async function openLock(device: Device = thisDevice): Promise<() => void> {
  const { database } = device
  lockOf(device).value = await present(device)
  return watch(
    () => readMeta(database, 'lock'),
    () =>
      void present(device).then((state) => {
        if (state === 'locked') forget(device)
        lockOf(device).value = state
      }),
    (failure) => console.error(failure),
  )
}

async function present(device: Device): Promise<LockState> {
  if (await isLocked(device)) return 'locked'
  return (await readMeta(device.database, 'lock')) === undefined ? 'off' : 'open'
}

/**
 * Opens this page.
 * @throws {Problem} `pin_wrong`; `too_many_requests` with `extra.retryAfter` in seconds after wrong tries
 */
export async function unlock(pin: string, device: Device = thisDevice): Promise<void> {
  const lock = await readMeta(device.database, 'lock')
  if (lock === undefined) return
  const bytes = await tryPin(device, lock.wrapped, pin)
  holdLocalKey(device, { id: lock.id, key: await localKeyFrom(bytes) })
  lockOf(device).value = await present(device)
  await settleRing(device)
}

/** Locks this page, after the drafts under way were kept. Nothing happens where no PIN is set. */
export async function lockNow(device: Device = thisDevice): Promise<void> {
  if ((await readMeta(device.database, 'lock')) === undefined) return
  lockOf(device).value = 'locked'
  await draftsSettled()
  forget(device)
}

function forget(device: Device): void {
  letGoOfLocalKey(device)
  forgetOpened(device)
}

/**
 * Sets the PIN, or changes it. This page stays open, all others lock when it is set.
 * @param current the PIN until now, where there is one
 * @throws {Problem} `malformed` (shorter than `shortestPin`), `pin_wrong`, `too_many_requests`
 */
export async function setPin(pin: string, current?: string, device: Device = thisDevice): Promise<void> {
  if ([...pin].length < shortestPin) throw new Problem('malformed')
  await device.locks.alone(`set-pin:${device.database.name}`, async () => {
    const lock = await readMeta(device.database, 'lock')
    if (lock === undefined) await firstPin(device, pin)
    else await otherPin(device, lock, pin, current ?? '')
  })
  lockOf(device).value = 'open'
}

async function firstPin(device: Device, pin: string): Promise<void> {
  const { database } = device
  const before = await localKey(device)
  const id = crypto.randomUUID()
  const bytes = newLocalKeyBytes()
  const wrapped = await wrapLocalKey(bytes, pin)
  const after = { id, key: await localKeyFrom(bytes) }
  holdLocalKey(device, after)
  await resealAll(device, before, after, async () => {
    await writeMeta(database, 'lock', { id, wrapped })
    await dropMeta(database, 'localKey', 'pinTries')
  })
}

/** The local key stays the same, so that nothing under it has to move and pages that are open stay so. */
async function otherPin(device: Device, lock: MetaValues['lock'], pin: string, current: string): Promise<void> {
  const bytes = await tryPin(device, lock.wrapped, current)
  await writeMeta(device.database, 'lock', { id: lock.id, wrapped: await wrapLocalKey(bytes, pin) })
  holdLocalKey(device, { id: lock.id, key: await localKeyFrom(bytes) })
}

/** The same local key from now on lies open to this browser. @throws {Problem} `pin_wrong`, `too_many_requests` */
export async function removePin(current: string, device: Device = thisDevice): Promise<void> {
  const { database } = device
  const lock = await readMeta(database, 'lock')
  if (lock === undefined) return
  const key = await localKeyFrom(await tryPin(device, lock.wrapped, current))
  await database.transaction('rw', database.meta, async () => {
    await writeMeta(database, 'localKey', { id: lock.id, key })
    await dropMeta(database, 'lock', 'pinTries')
  })
  forget(device)
  lockOf(device).value = 'off'
}
