/** What a person may know of sync at any moment, the same in every open page of the extension. */
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { ProblemCode } from '../../shared/problem.ts'
import { dayMs } from '../../shared/utc-day.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { countEdits } from '../store/edits.ts'
import { watch } from '../store/live.ts'
import { readMeta } from '../store/meta.ts'
import { undelivered } from '../store/undelivered.ts'
import { countWaiting } from './wait-for-sheet.ts'

export type SyncStatus = {
  phase: 'idle' | 'working' | 'offline' | 'trouble'
  /** Events not yet seen in the organisation's feed. Never call them delivered before. */
  undelivered: number
  /** When the oldest of them was written (instant). */
  oldestUndelivered?: string
  /** Sealed events that leave once a recovery sheet is confirmed or a second keeper is there; not counted as undelivered. */
  waitingForSheet: number
  /** Changes of the catalogue and reports on offers made here that the server does not have yet. */
  waitingEdits: number
  /** Of those, the ones the server did not take: a person decides. */
  editsToSettle: number
  /** Devices that wait to be admitted; known to keepers alone. */
  waitingDevices?: number
  /** Days by which this device's clock is ahead of the server's (negative: behind); absent while it is about right. */
  clockOff?: number
  /** Events that cannot be delivered as they are and wait for a person. */
  quarantined: number
  /** The server's time at the last pull that reached the feed's head. */
  lastConfirmedAt?: string
  problem?: ProblemCode
  /** Set when the browser had lost its database and it was rebuilt: ms since 1970. */
  databaseLostAt?: number
}

const nothing: SyncStatus = {
  phase: 'idle',
  undelivered: 0,
  waitingForSheet: 0,
  waitingEdits: 0,
  editsToSettle: 0,
  quarantined: 0,
}

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
  const [
    waiting,
    waitingForSheet,
    quarantined,
    trouble,
    lastConfirmedAt,
    databaseLostAt,
    clock,
    waitingDevices,
    edits,
  ] = await Promise.all([
    undelivered(device),
    countWaiting(device),
    database.quarantine.count(),
    readMeta(database, 'trouble'),
    readMeta(database, 'lastConfirmedAt'),
    readMeta(database, 'databaseLostAt'),
    readMeta(database, 'clockDifference'),
    readMeta(database, 'waitingDevices'),
    countEdits(device),
  ])
  const problem = trouble?.problem
  const count = Math.max(0, waiting.count - waitingForSheet)
  const oldest = count === 0 ? undefined : waiting.oldest
  return {
    phase: problem === undefined ? 'idle' : problem === 'offline' ? 'offline' : 'trouble',
    undelivered: count,
    waitingForSheet,
    ...edits,
    quarantined,
    ...(oldest === undefined ? {} : { oldestUndelivered: oldest }),
    ...(waitingDevices === undefined ? {} : { waitingDevices }),
    ...(clock === undefined ? {} : { clockOff: Math.round((clock / dayMs) * 10) / 10 }),
    ...(problem === undefined ? {} : { problem }),
    ...(lastConfirmedAt === undefined ? {} : { lastConfirmedAt }),
    ...(databaseLostAt === undefined ? {} : { databaseLostAt }),
  }
}
