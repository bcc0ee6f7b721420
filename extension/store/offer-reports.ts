/** What was reported on an offer: by whom and when, what waits here, and what this organisation said itself. */
import type { OfferReport } from '../../shared/offer-report.ts'
import type { Database, ReportRecord } from './database.ts'
import { type Device, thisDevice } from './device.ts'
import { pendingReports } from './edits.ts'
import { enrolment } from './enrolment.ts'

export type ReportOfOffer = OfferReport & {
  /** Name of the organisation that said so, undefined where it is no longer in the catalogue. */
  from: string | undefined
  /** Whether this device's organisation said so. */
  own: boolean
}

type ReportsOnOffer = {
  open: ReportOfOffer[]
  /** Kept here and not sent yet; what the server refused stands among the open changes. */
  waiting: ReportRecord[]
  /** Whether this device's role may report at all: readers only read. */
  may: boolean
}

/** Open reports, newest first, and those this device has yet to send. Works inside `useLive`. */
export async function readReportsOn(offerId: string, device: Device = thisDevice): Promise<ReportsOnOffer> {
  const [reports, waiting, own] = await Promise.all([
    device.database.reports.where('offerId').equals(offerId).toArray(),
    pendingReports(offerId, device),
    enrolment(device),
  ])
  return {
    open: await named(device.database, reports, own?.organisationId),
    waiting: waiting.filter(({ state }) => state === 'waiting'),
    may: own !== undefined && own.role !== 'reader',
  }
}

/** All open reports of the network with their names, newest first. Works inside `useLive`. */
export async function readAllReports(device: Device = thisDevice): Promise<ReportOfOffer[]> {
  const [reports, own] = await Promise.all([device.database.reports.toArray(), enrolment(device)])
  return named(device.database, reports, own?.organisationId)
}

async function named(
  { organisations }: Database,
  reports: readonly OfferReport[],
  ownId: string | undefined,
): Promise<ReportOfOffer[]> {
  const ids = [...new Set(reports.map(({ organisationId }) => organisationId))]
  const names = new Map<string, string>()
  for (const one of await organisations.bulkGet(ids))
    if (one !== undefined) names.set(one.id, one.shortName ?? one.name)
  return reports
    .map((report) => ({
      ...report,
      from: names.get(report.organisationId),
      own: report.organisationId === ownId,
    }))
    .sort((a, b) => (a.on < b.on ? 1 : -1))
}
