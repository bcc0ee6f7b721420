/** What a person may know of sync at any moment, the same in every open page of the extension. */
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { ProblemCode } from '../../shared/problem.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { watch } from '../store/live.ts'
import { readMeta } from '../store/meta.ts'
import { undelivered } from '../store/undelivered.ts'

export type SyncStatus = {
  phase: 'idle' | 'working' | 'offline' | 'trouble'
  /** Events not yet seen in the organisation's feed. Never call them delivered before. */
  undelivered: number
  /** When the oldest of them was written (instant). */
  oldestUndelivered?: string
  /** Events that cannot be delivered as they are and wait for a person. */
  quarantined: number
  /** The server's time at the last pull that reached the feed's head. */
  lastConfirmedAt?: string
  problem?: ProblemCode
  /** Set when the browser had lost its database and it was rebuilt: ms since 1970. */
  databaseLostAt?: number
}

const nothing: SyncStatus = { phase: 'idle', undelivered: 0, quarantined: 0 }

/** True while this page runs a sync step. */
export const working = signal(false)

/** Trouble with the device's own storage, which the storage cannot tell. */
export const storageTrouble = signal<ProblemCode | undefined>(undefined)

let stop = () => {}
const stored = signal<SyncStatus>(nothing, {
  watched() {
    stop = watch(
      () => readStatus(thisDevice),
      (status) => {
        stored.value = status
      },
      () => {
        stored.value = { ...stored.peek(), phase: 'trouble', problem: 'local_storage_broken' }
      },
    )
  },
  unwatched: () => stop(),
})

/** The state of sync; follows the database as long as somebody looks. */
export const syncStatus: ReadonlySignal<SyncStatus> = computed(() => {
  if (storageTrouble.value !== undefined) return { ...stored.value, phase: 'trouble', problem: storageTrouble.value }
  return working.value ? { ...stored.value, phase: 'working' } : stored.value
})

/** The status as the database has it. */
export async function readStatus(device: Device): Promise<SyncStatus> {
  const { database } = device
  const [waiting, quarantined, trouble, lastConfirmedAt, databaseLostAt] = await Promise.all([
    undelivered(device),
    database.quarantine.count(),
    readMeta(database, 'trouble'),
    readMeta(database, 'lastConfirmedAt'),
    readMeta(database, 'databaseLostAt'),
  ])
  const problem = trouble?.problem
  return {
    phase: problem === undefined ? 'idle' : problem === 'offline' ? 'offline' : 'trouble',
    undelivered: waiting.count,
    quarantined,
    ...(waiting.oldest === undefined ? {} : { oldestUndelivered: waiting.oldest }),
    ...(problem === undefined ? {} : { problem }),
    ...(lastConfirmedAt === undefined ? {} : { lastConfirmedAt }),
    ...(databaseLostAt === undefined ? {} : { databaseLostAt }),
  }
}
