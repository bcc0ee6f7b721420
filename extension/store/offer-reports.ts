/** What was reported on an offer: by whom and when, what waits here, and what this organisation said itself. */
import type { OfferReport } from '../../shared/offer-report.ts'
import { type Database, database, type ReportRecord } from './database.ts'
import { pendingReports } from './edits.ts'
import { enrolment } from './enrolment.ts'

export type ReportOfOffer = OfferReport & {
  /** Name of the organisation that said so, undefined where it is no longer in the catalogue. */
  from: string | undefined
  /** Whether this device's organisation said so. */
  own: boolean
}

export type ReportsOnOffer = { open: ReportOfOffer[]; waiting: ReportRecord[] }

/** Open reports, newest first, and those this device has yet to send. Works inside `useLive`. */
export async function readReportsOn(offerId: string): Promise<ReportsOnOffer> {
  const [reports, waiting, own] = await Promise.all([
    database.reports.where('offerId').equals(offerId).toArray(),
    pendingReports(offerId),
    enrolment(),
  ])
  return { open: await named(database, reports, own?.organisationId), waiting }
}

/** All open reports of the network with their names, newest first. Works inside `useLive`. */
export async function readAllReports(): Promise<ReportOfOffer[]> {
  const [reports, own] = await Promise.all([database.reports.toArray(), enrolment()])
  return named(database, reports, own?.organisationId)
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
