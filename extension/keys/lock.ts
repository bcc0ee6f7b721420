/**
 * The local lock for shared computers: a PIN guards the local key, a passkey beside it where one was set up, and every
 * page asks on its own. Every page starts with this file, so what opens and changes the lock is fetched when somebody
 * does that.
 */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { Problem } from '../../shared/problem.ts'
import type { Passkeys } from '../platform/passkeys.ts'
import type { Database } from '../store/database.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { draftsSettled } from '../store/drafts.ts'
import { watch } from '../store/live.ts'
import { holdLocalKey, holdsLocalKey, letGoOfLocalKey } from '../store/local-key.ts'
import { type MetaValues, readMeta, writeMeta } from '../store/meta.ts'
import { forgetOpened } from './opened-keys.ts'

/** `off`: no PIN is set; `locked`: this page asks for it; `open`: this page was opened. */
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
 * To be called once by each page before anything is drawn; follows what other pages do with the PIN, and locks when
 * one of them asks all to.
 * @returns ends the following
 */
export async function openLock(device: Device = thisDevice): Promise<() => void> {
  const { database } = device
  const report = (failure: unknown) => console.error(failure)
  let asked = await readMeta(database, 'lockAsked')
  show(device, await readMeta(database, 'lock'))
  const ends = [
    watch(
      () => readMeta(database, 'lock'),
      (lock) => show(device, lock),
      report,
    ),
    watch(
      () => readMeta(database, 'lockAsked'),
      (mark) => {
        if (mark !== asked) void lockNow(device).catch(report)
        asked = mark
      },
      report,
    ),
  ]
  return () => {
    for (const end of ends) end()
  }
}

/** Pages on their way to being locked: what is read of the lock meanwhile opens none of them again. */
const locking = new WeakSet<Database>()

/** Shows the lock as it was read, at once: between looking for the key and saying so no lock may come. */
function show(device: Device, lock: MetaValues['lock'] | undefined): void {
  if (locking.has(device.database)) return
  if (lock === undefined) lockOf(device).value = 'off'
  else if (holdsLocalKey(device, lock.id)) lockOf(device).value = 'open'
  else close(device)
}

/**
 * Opens this page.
 * @throws {Problem} `pin_wrong`; `too_many_requests` with `extra.retryAfter` in seconds after wrong tries
 */
export async function unlock(pin: string, device: Device = thisDevice): Promise<void> {
  const lock = await readMeta(device.database, 'lock')
  if (lock === undefined) return
  const { tryPin } = await import('./pin-tries.ts')
  await openWith(device, lock.id, await tryPin(device, lock.wrapped, pin))
}

/**
 * Opens this page by the passkey.
 * @throws {Problem} `passkey_failed`: cancelled, gone, or not the one; `passkey_unfit`. The PIN still opens.
 */
export async function unlockByPasskey(device: Device = thisDevice, passkeys?: Passkeys): Promise<void> {
  const lock = await readMeta(device.database, 'lock')
  if (lock === undefined) return
  const { openByPasskey } = await import('./passkey.ts')
  await openWith(device, lock.id, await openByPasskey(lock, passkeys))
}

async function openWith(device: Device, id: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const [{ localKeyFrom }, { settleRing }] = await Promise.all([
    import('../crypto/local-key.ts'),
    import('./own-keyring.ts'),
  ])
  holdLocalKey(device, { id, key: await localKeyFrom(bytes) })
  show(device, await readMeta(device.database, 'lock'))
  await settleRing(device)
}

/** Locks this page, after the drafts under way were kept. Nothing happens where no PIN is set. */
export async function lockNow(device: Device = thisDevice): Promise<void> {
  if ((await readMeta(device.database, 'lock')) === undefined) return
  locking.add(device.database)
  lockOf(device).value = 'locked'
  await draftsSettled()
  close(device)
  locking.delete(device.database)
  // Another page may have taken the PIN away meanwhile.
  show(device, await readMeta(device.database, 'lock'))
}

/** Locks this page and all others that are open: whoever leaves the desk leaves all of them. */
export async function lockAllPages(device: Device = thisDevice): Promise<void> {
  await Promise.all([lockNow(device), writeMeta(device.database, 'lockAsked', crypto.randomUUID())])
}

/** Without its key a page says so, whatever it said before. */
function close(device: Device): void {
  forget(device)
  lockOf(device).value = 'locked'
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
  const { changePin } = await import('./pin-change.ts')
  await changePin(device, pin, current ?? '')
  lockOf(device).value = 'open'
}

/** From now on no page asks any more. @throws {Problem} `pin_wrong`, `too_many_requests` */
export async function removePin(current: string, device: Device = thisDevice): Promise<void> {
  const { dropPin } = await import('./pin-change.ts')
  await dropPin(device, current)
  forget(device)
  lockOf(device).value = 'off'
}
