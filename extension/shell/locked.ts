/**
 * The lock as the frame needs it before anything of the keys is fetched. While the page is locked, what it knew of
 * a family (age, place, language of the case at hand) is put away with the rest.
 */
import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { LockState } from '../keys/lock.ts'
import { caseContext, clearCaseContext, setCaseContext } from '../store/case-context.ts'
import { database } from '../store/database.ts'
import { lastSearch } from '../store/last-search.ts'
import { readMeta } from '../store/meta.ts'
import { dismissAll } from '../ui/announce.ts'

const state = signal<LockState>('off')

export const lock: ReadonlySignal<LockState> = state

/** Whether somebody looks for offers while the page is locked; else the gate stands before everything. */
export const browsing = signal(false)

let following = false

/** Before anything is drawn where a PIN is set, and after it everywhere else. */
export async function followLock(): Promise<void> {
  if (following) return
  following = true
  const [{ lockState, openLock }, { lockWhenIdle }] = await Promise.all([
    import('../keys/lock.ts'),
    import('../keys/idle.ts'),
  ])
  await openLock()
  lockWhenIdle()
  let away: (() => void) | undefined
  effect(() => {
    state.value = lockState.value
    if (lockState.value === 'locked') away ??= putAway()
    else {
      browsing.value = false
      away?.()
      away = undefined
    }
  })
}

/** Follows the lock at once where a PIN is set on this device. */
export async function openLockWhereSet(): Promise<void> {
  if ((await readMeta(database, 'lock')) !== undefined) await followLock()
}

/** @returns brings it back */
function putAway(): () => void {
  dismissAll()
  const [context, search] = [caseContext.peek(), lastSearch.peek()]
  clearCaseContext()
  lastSearch.value = { query: '', offerIds: [], needs: [] }
  return () => {
    setCaseContext(context)
    lastSearch.value = search
  }
}

/** What is public and may be looked at without the PIN: the offers. */
export function isPublic(path: string): boolean {
  return path === '/' || path.startsWith('/offer/')
}
