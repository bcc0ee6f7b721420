/**
 * What upkeep works with: the offers a person may edit, what was released of their use, what was reported. All of it
 * as it will be once the server has what was done here: whoever works through the queue offline sees it grow shorter.
 */
import { mayEdit, type Rights } from '../../shared/edit-rights.ts'
import { type Offer, offerSchema } from '../../shared/offer.ts'
import type { OfferUse } from '../../shared/offer-report.ts'
import type { Organisation } from '../../shared/organisation.ts'
import { asMeant } from './as-meant.ts'
import type { EditRecord, ReportRecord } from './database.ts'
import { type Device, thisDevice } from './device.ts'
import { keepEdit, pendingEdits, pendingReports } from './edits.ts'
import { readEditingGround } from './offer-editing.ts'
import { type ReportOfOffer, readAllReports } from './offer-reports.ts'
import { fieldsOf } from './settled-edit.ts'

export type Upkeep = {
  /** Published and paused offers that this device's role may edit. */
  offers: Offer[]
  uses: ReadonlyMap<string, OfferUse>
  /** Open ones, on whatever offer. */
  reports: ReportOfOffer[]
  organisations: ReadonlyMap<string, Organisation>
  rights: Rights
}

/** Undefined where the device belongs to no organisation. Works inside `useLive`. */
export async function readUpkeep(device: Device = thisDevice): Promise<Upkeep | undefined> {
  const { database } = device
  const [{ rights, organisations }, stored, uses, reports, edits, said] = await Promise.all([
    readEditingGround(device),
    database.offers.toArray(),
    database.releasedUses.toArray(),
    readAllReports(device),
    pendingEdits(undefined, device),
    pendingReports(undefined, device),
  ])
  if (rights === undefined) return undefined
  const shown = withOwnWork(stored, edits, said, device.clock.today()).filter(
    ({ status }) => status === 'published' || status === 'paused',
  )
  const settled = new Set(edits.flatMap(({ kind, item, state }) => (isSettling(kind, state) ? [item] : [])))
  return {
    offers: shown.filter((offer) => mayEdit(rights, 'offer', offer, offer) === 'yes'),
    uses: new Map(uses.map((use) => [use.offerId, use])),
    reports: reports.filter(({ id }) => !settled.has(id)),
    organisations,
    rights,
  }
}

/** A settling that the server refused has settled nothing. */
function isSettling(kind: EditRecord['kind'], state: EditRecord['state']): boolean {
  return kind === 'report' && state === 'waiting'
}

/** Offers with the changes that wait here, and as confirmed where “right” was said and waits. */
function withOwnWork(
  offers: readonly Offer[],
  edits: readonly EditRecord[],
  said: readonly ReportRecord[],
  today: string,
): readonly Offer[] {
  const editsOf = Map.groupBy(
    edits.filter(({ kind }) => kind === 'offer'),
    ({ item }) => item,
  )
  const isRight = ({ says, group, state }: ReportRecord) =>
    says === 'right' && group === undefined && state === 'waiting'
  const right = new Set(said.filter(isRight).map(({ offerId }) => offerId))
  if (editsOf.size === 0 && right.size === 0) return offers
  return offers.flatMap((offer) => {
    const meant = asMeant(offerSchema, offer, editsOf.get(offer.id) ?? [])
    if (meant === undefined) return []
    return right.has(offer.id) ? [{ ...meant, verifiedOn: today }] : [meant]
  })
}

/** Puts down that reports were looked into: they leave the catalogue and stay in its history. */
export async function settleReports(ids: readonly string[], device: Device = thisDevice): Promise<void> {
  for (const report of await device.database.reports.bulkGet([...ids]))
    if (report !== undefined)
      await keepEdit({ kind: 'report', item: report.id, act: 'remove', was: fieldsOf(report) ?? {}, now: {} }, device)
}
