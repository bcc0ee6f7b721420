/** What the list of offers and their editor read together: the catalogue, what waits to be sent, and the reader's rights. */
import type { Area } from '../../shared/area.ts'
import { type Rights, rightsOn } from '../../shared/edit-rights.ts'
import type { Network } from '../../shared/network.ts'
import type { Offer } from '../../shared/offer.ts'
import type { Organisation } from '../../shared/organisation.ts'
import { readAreas, readNetwork } from './catalogue.ts'
import { database, type EditDraftRecord, type EditRecord } from './database.ts'
import { type Device, thisDevice } from './device.ts'
import { listEditDrafts } from './edit-drafts.ts'
import { pendingEdits, pendingReports } from './edits.ts'
import { enrolment } from './enrolment.ts'

/** The parts of the catalogue on which every screen of offers stands. */
export type EditingGround = {
  rights: Rights | undefined
  network: Network | undefined
  areas: Area[]
  organisations: ReadonlyMap<string, Organisation>
}

/** Without a set-up there are no `rights`, so nothing may be edited. Works inside `useLive`. */
export async function readEditingGround(on: Device = thisDevice): Promise<EditingGround> {
  const [areas, network, organisations, device] = await Promise.all([
    readAreas(on),
    readNetwork(on),
    on.database.organisations.toArray(),
    enrolment(on),
  ])
  const ground = {
    root: network?.areaId,
    parentOf: new Map(areas.map(({ id, parentId }) => [id, parentId])),
    areaOf: new Map(organisations.map(({ id, areaId }) => [id, areaId])),
  }
  return {
    rights: device === undefined ? undefined : rightsOn(ground, device),
    network,
    areas,
    organisations: new Map(organisations.map((organisation) => [organisation.id, organisation])),
  }
}

export type OfferList = {
  offers: Offer[]
  /** All changes the server has not taken, of whatever kind. */
  edits: EditRecord[]
  /** How many own reports the server did not take. */
  refusedReports: number
  drafts: EditDraftRecord[]
  /** How many reports of other organisations stand open, by offer. */
  reports: ReadonlyMap<string, number>
}

/** Every offer in one read: ten thousand take a fraction of a second, and every filter then is instant. */
export async function readOfferList(): Promise<OfferList> {
  const [offers, edits, sent, drafts, reported] = await Promise.all([
    database.offers.toArray(),
    pendingEdits(),
    pendingReports(),
    listEditDrafts('offer'),
    database.reports.toArray(),
  ])
  const reports = new Map<string, number>()
  for (const { offerId } of reported) reports.set(offerId, (reports.get(offerId) ?? 0) + 1)
  const refusedReports = sent.filter(({ state }) => state === 'refused').length
  return { offers, edits, refusedReports, drafts, reports }
}

/** One offer as the catalogue has it, with what waits to be sent for it. */
export async function readOfferForEditing(
  id: string,
  device: Device = thisDevice,
): Promise<{ stored: Offer | undefined; edits: EditRecord[] }> {
  const [stored, edits] = await Promise.all([
    device.database.offers.get(id),
    pendingEdits({ kind: 'offer', item: id }, device),
  ])
  return { stored, edits }
}

/** An organisation as the catalogue has it, with what waits to be sent for it. */
export async function readOrganisationForEditing(
  id: string,
): Promise<{ stored: Organisation | undefined; edits: EditRecord[] }> {
  const [stored, edits] = await Promise.all([
    database.organisations.get(id),
    pendingEdits({ kind: 'organisation', item: id }),
  ])
  return { stored, edits }
}
