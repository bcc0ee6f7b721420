/**
 * Reports that are being put together: on this device alone until they are published, every keystroke kept. In the
 * clear, unlike a referral's draft: a report holds released figures and words for a steering group.
 */
import { v7 as uuidv7 } from 'uuid'
import type { ReportDefinition } from '../../shared/report.ts'
import type { ReportDraftRecord } from './database.ts'
import { type Device, thisDevice } from './device.ts'
import { newestWrites } from './newest-write.ts'
import { withStorageProblems } from './trouble.ts'

const writes = newestWrites<ReportDefinition>()

/** Puts a definition down as a new draft. @returns its id, under which it will also be published @throws {Problem} those of a failing storage */
export async function beginReportDraft(definition: ReportDefinition, device: Device = thisDevice): Promise<string> {
  const id = uuidv7()
  await restoreReportDraft({ id, definition, changedAt: device.clock.now() }, device)
  return id
}

/**
 * Keeps a draft as it stands; one that was deleted meanwhile is not brought back.
 * @returns when this definition, or a newer one, stands in the database
 * @throws {Problem} those of a failing storage
 */
export function keepReportDraft(
  id: string,
  definition: ReportDefinition,
  { database, clock }: Device = thisDevice,
): Promise<void> {
  return writes.keep(id, definition, async (newest) => {
    await withStorageProblems(() => database.reportDrafts.update(id, { definition: newest, changedAt: clock.now() }))
  })
}

/** Undefined once it is gone. Works inside `useLive`. */
export async function readReportDraft(
  id: string,
  { database }: Device = thisDevice,
): Promise<ReportDraftRecord | undefined> {
  return database.reportDrafts.get(id)
}

/** Last changed first. */
export async function listReportDrafts({ database }: Device = thisDevice): Promise<ReportDraftRecord[]> {
  return database.reportDrafts.orderBy('changedAt').reverse().toArray()
}

/** Deletes a draft, after a write of it that is still under way, and returns it for `restoreReportDraft`. */
export async function dropReportDraft(
  id: string,
  { database }: Device = thisDevice,
): Promise<ReportDraftRecord | undefined> {
  await writes.done(id)
  const draft = await database.reportDrafts.get(id)
  await withStorageProblems(() => database.reportDrafts.delete(id))
  return draft
}

/** @throws {Problem} those of a failing storage */
export async function restoreReportDraft(draft: ReportDraftRecord, { database }: Device = thisDevice): Promise<void> {
  await withStorageProblems(() => database.reportDrafts.put(draft))
}
