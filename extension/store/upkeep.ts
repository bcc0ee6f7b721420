/** What upkeep works with: the offers a person may edit, what was released of their use, what was reported. */
import { mayEdit, type Rights } from '../../shared/edit-rights.ts'
import type { Offer } from '../../shared/offer.ts'
import type { OfferUse } from '../../shared/offer-report.ts'
import type { Organisation } from '../../shared/organisation.ts'
import { database } from './database.ts'
import { keepEdit } from './edits.ts'
import { readEditingGround } from './offer-editing.ts'
import { type ReportOfOffer, readAllReports } from './offer-reports.ts'
import { fieldsOf } from './settled-edit.ts'

export type Upkeep = {
  /** Published and paused offers that this device's role may edit. */
  offers: Offer[]
  uses: ReadonlyMap<string, OfferUse>
  reports: ReportOfOffer[]
  organisations: ReadonlyMap<string, Organisation>
  rights: Rights
}

/** Undefined where the device belongs to no organisation. Works inside `useLive`. */
export async function readUpkeep(): Promise<Upkeep | undefined> {
  const [{ rights, organisations }, all, uses, reports, waiting] = await Promise.all([
    readEditingGround(),
    database.offers.toArray(),
    database.releasedUses.toArray(),
    readAllReports(),
    database.edits.where('[kind+item]').between(['report', ''], ['report', '\uffff']).toArray(),
  ])
  if (rights === undefined) return undefined
  const shown = all.filter(({ status }) => status === 'published' || status === 'paused')
  const settled = new Set(waiting.map(({ item }) => item))
  return {
    offers: shown.filter((offer) => mayEdit(rights, 'offer', offer, offer) === 'yes'),
    uses: new Map(uses.map((use) => [use.offerId, use])),
    reports: reports.filter(({ id }) => !settled.has(id)),
    organisations,
    rights,
  }
}

/** Puts down that reports were looked into: they leave the catalogue and stay in its history. */
export async function settleReports(ids: readonly string[]): Promise<void> {
  for (const report of await database.reports.bulkGet([...ids]))
    if (report !== undefined)
      await keepEdit({ kind: 'report', item: report.id, act: 'remove', was: fieldsOf(report) ?? {}, now: {} })
}
