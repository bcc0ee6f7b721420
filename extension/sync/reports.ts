/**
 * Published reports: the server freezes and keeps them, this device keeps a copy of those it has read. A published
 * report never changes, so its copy is as good as the server's; only a withdrawal is learnt with a network.
 */
import { Problem } from '../../shared/problem.ts'
import {
  type PublishedReport,
  publishedReportSchema,
  publishRequestSchema,
  type ReportDefinition,
  type ReportList,
  reportListSchema,
} from '../../shared/report.ts'
import { z } from '../../shared/zod.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { keepAnswer, readAnswer } from '../store/statistics.ts'
import { ownSession } from './own-session.ts'
import { askAs } from './session.ts'

const listPath = '/v1/reports'
const pathOf = (id: string) => `${listPath}/${encodeURIComponent(id)}`

/** `kept`: as it last came, for the server could not be reached (ms since 1970). */
type ListedReports = { reports: ReportList['reports']; kept?: number }

/** Freezes and publishes; the same id publishes once, however often it is asked for. @throws {Problem} `offline`, `forbidden`, `statistics_refused` … */
export async function publishReport(
  id: string,
  definition: ReportDefinition,
  device: Device = thisDevice,
): Promise<PublishedReport> {
  const body = publishRequestSchema.parse({ id, definition })
  const question = { method: 'POST', path: listPath, body } as const
  const report = await askAs(await ownSession(device), question, publishedReportSchema)
  await keep(pathOf(id), report, device)
  return report
}

/** What is published, newest first; without a network what was last known. @throws {Problem} where nothing is known either */
export async function listReports(device: Device = thisDevice): Promise<ListedReports> {
  try {
    const list = await askAs(await ownSession(device), { method: 'GET', path: listPath }, reportListSchema)
    await keep(listPath, list, device)
    return list
  } catch (failure) {
    if (!isOutOfReach(failure)) throw failure
    const kept = await readAnswer(listPath, device)
    const list = reportListSchema.safeParse(kept?.body)
    if (kept === undefined || !list.success) throw failure
    return { ...list.data, kept: kept.at }
  }
}

/** A published report as it was frozen; the copy kept here where the server cannot be reached. @throws {Problem} `not_found` once it was withdrawn */
export async function readReport(id: string, device: Device = thisDevice): Promise<PublishedReport> {
  try {
    const report = await askAs(await ownSession(device), { method: 'GET', path: pathOf(id) }, publishedReportSchema)
    await keep(pathOf(id), report, device)
    return report
  } catch (failure) {
    if (failure instanceof Problem && failure.code === 'not_found') await forget(id, device)
    if (!isOutOfReach(failure)) throw failure
    const kept = publishedReportSchema.safeParse((await readAnswer(pathOf(id), device))?.body)
    if (!kept.success) throw failure
    return kept.data
  }
}

/** Takes a published report back for everybody. @throws {Problem} `offline`, `forbidden`, `not_found` */
export async function withdrawReport(id: string, device: Device = thisDevice): Promise<void> {
  const question = { method: 'POST', path: `${pathOf(id)}/withdraw` } as const
  await askAs(await ownSession(device), question, z.unknown())
  await forget(id, device)
}

/** The network is gone or the server down: what was read before is still right. */
function isOutOfReach(failure: unknown): boolean {
  return failure instanceof Problem && ['offline', 'unavailable', 'not_this_server'].includes(failure.code)
}

/** A full disk is no reason not to show what came. */
async function keep(path: string, body: unknown, device: Device): Promise<void> {
  await keepAnswer({ path, etag: '', body, at: device.clock.now() }, device).catch((failure: unknown) => {
    if (!(failure instanceof Problem)) throw failure
  })
}

async function forget(id: string, { database }: Device): Promise<void> {
  await database.statistics.delete(pathOf(id))
}
