/**
 * Changes of the catalogue and reports on offers made on this device, until the server has them. Kept at once, also
 * without a network; sync is woken by them (sync/watch-written.ts). What the server answers with a conflict or a
 * refusal stays until a person has decided: nothing made here goes by itself.
 */
import { v7 as uuidv7 } from 'uuid'
import type { Edit, Fields, ReportRequest } from '../../shared/protocol/edits.ts'
import type { EditRecord, ReportRecord } from './database.ts'
import { type Device, thisDevice } from './device.ts'
import { settledEdit } from './settled-edit.ts'
import { withStorageProblems } from './trouble.ts'

/** Puts a change down, to be sent. @throws {Problem} those of a failing storage */
export async function keepEdit(edit: Omit<Edit, 'id'>, device: Device = thisDevice): Promise<void> {
  await keepEdits([edit], device)
}

/** Puts changes down that belong together: all of them or none. @throws {Problem} those of a failing storage */
export async function keepEdits(changes: readonly Omit<Edit, 'id'>[], device: Device = thisDevice): Promise<void> {
  const { edits } = device.database
  await withStorageProblems(() =>
    device.database.transaction('rw', edits, async () => {
      for (const edit of changes) await addWaiting(edit, device)
    }),
  )
}

/** Puts a report down, to be sent. @throws {Problem} those of a failing storage */
export async function keepReport(report: Omit<ReportRequest, 'id'>, device: Device = thisDevice): Promise<void> {
  const at = device.clock.now()
  const record: ReportRecord = { ...report, id: uuidv7({ msecs: at }), at, state: 'waiting' }
  await withStorageProblems(() => device.database.sentReports.add(record))
}

/** All changes the server has not taken, oldest first; of one thing where it is named. */
export async function pendingEdits(
  of?: Pick<Edit, 'kind' | 'item'>,
  { database }: Device = thisDevice,
): Promise<EditRecord[]> {
  if (of === undefined) return database.edits.orderBy('at').toArray()
  return database.edits.where('[kind+item]').equals([of.kind, of.item]).sortBy('at')
}

/** How many changes and reports wait to be sent, and how many wait for a person, who would not learn of it otherwise. */
export async function countEdits({
  database: { edits, sentReports },
}: Device = thisDevice): Promise<{ waitingEdits: number; editsToSettle: number }> {
  const [waiting, reports, toSettle, refused] = await Promise.all([
    edits.where('state').equals('waiting').count(),
    sentReports.where('state').equals('waiting').count(),
    edits.where('state').anyOf('conflict', 'refused').count(),
    sentReports.where('state').equals('refused').count(),
  ])
  return { waitingEdits: waiting + reports, editsToSettle: toSettle + refused }
}

/** Undefined once the server has taken it or a person threw it away. Works inside `useLive`. */
export async function readEdit(id: string, { database }: Device = thisDevice): Promise<EditRecord | undefined> {
  return database.edits.get(id)
}

/** Reports the server has not taken, oldest first; on one offer where it is named. */
export async function pendingReports(offerId?: string, { database }: Device = thisDevice): Promise<ReportRecord[]> {
  const { sentReports } = database
  return offerId === undefined
    ? sentReports.toCollection().sortBy('at')
    : sentReports.where('offerId').equals(offerId).sortBy('at')
}

/**
 * Ends a conflict by a person's decision. `theirs` leaves what the other side says; otherwise the fields as they shall
 * stand now, for those in conflict: what was changed beside them goes along as it was meant.
 */
export async function settleConflict(
  id: string,
  choice: 'theirs' | Fields,
  device: Device = thisDevice,
): Promise<void> {
  const { edits } = device.database
  await withStorageProblems(() =>
    device.database.transaction('rw', edits, async () => {
      const edit = await edits.get(id)
      if (edit === undefined) return
      const again = choice === 'theirs' ? undefined : settledEdit(edit, choice)
      await edits.delete(id)
      if (again !== undefined) await addWaiting(again, device)
    }),
  )
}

/** Throws a change away, because a person said so. */
export async function dropEdit(id: string, { database }: Device = thisDevice): Promise<void> {
  await withStorageProblems(() => database.edits.delete(id))
}

/** Throws a refused report away, because a person said so. */
export async function dropReport(id: string, { database }: Device = thisDevice): Promise<void> {
  await withStorageProblems(() => database.sentReports.delete(id))
}

/** `at` grows strictly with every edit, so that they are sent in the order in which they were made. In a transaction. */
async function addWaiting(edit: Omit<Edit, 'id'>, { database: { edits }, clock }: Device): Promise<void> {
  const { kind, item, act, was, now } = edit
  const last = await edits.orderBy('at').last()
  const at = Math.max(clock.now(), (last?.at ?? 0) + 1)
  await edits.add({ id: uuidv7({ msecs: at }), kind, item, act, was, now, at, state: 'waiting' })
}
