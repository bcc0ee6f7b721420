/**
 * Check and match: every row against the catalogue, its schemas and the other rows, in batches so that a serving
 * process stays free. Each row comes out once, whatever it says.
 */

import { v7 as uuidv7 } from 'uuid'
import type { Rights } from '../../../../shared/edit-rights.ts'
import type { Offer } from '../../../../shared/offer.ts'
import { providerKey } from '../../../../shared/resemblance/names.ts'
import { outlineOf } from '../../../../shared/resemblance/resemblance.ts'
import type { Db } from '../../../store/schema.ts'
import { shelteredPlan } from '../../protected/import-traces.ts'
import type { Candidate } from '../map/candidate.ts'
import type { RowNote } from '../row.ts'
import { mayWrite } from './may-write.ts'
import { mergeOffer } from './merge-offer.ts'
import { isExact, saidOf } from './offer-fields.ts'
import { type Matched, organisationMatcher, readOrganisations, sourceIdOf } from './organisations.ts'
import { knownRow, newRow, refusedRow } from './planned-offer.ts'
import { providerRow } from './planned-provider.ts'
import type { PlannedRow } from './planned-row.ts'
import { readCatalogueOutlines } from './read-outlines.ts'
import { withReadableIds } from './readable-ids.ts'
import { readBroughtIn, readPresent, readSeen, type Seen } from './seen.ts'
import { shelteredRow } from './sheltered-row.ts'
import type { FieldChange, Fields } from './three-way.ts'

/** Of so few rows found again nothing can be said. */
const fewestTitles = 3

type PlanContext = {
  db: Db
  source: string
  rights: Rights
  /** The area of those who may write in it alone. */
  homeArea?: string
  areaIds: ReadonlySet<string>
  /** Lets others have their turn. */
  pause: () => Promise<void>
}

type OfferPlanner = {
  plan(batch: readonly Candidate[]): Promise<PlannedRow[]>
  newOrganisations(): number
  /** Things to look at before anything is written. */
  warnings(): RowNote[]
  /** Source ids of this file, refused rows too. */
  met: ReadonlySet<string>
  /** Offers that name this source themselves, by its id: from before imports were remembered. */
  named: ReadonlyMap<string, string>
}

export async function offerPlanner(context: PlanContext): Promise<OfferPlanner> {
  const { db, source, rights, areaIds, homeArea } = context
  const organisations = await readOrganisations(db)
  const { index, named } = await readCatalogueOutlines(context, organisations)
  const matcher = organisationMatcher(organisations, source, rights.whole, homeArea)
  const lineOf = new Map<string, number>()
  const met = new Set<string>()
  const created = new Set<string>()
  let [foundAgain, calledOtherwise] = [0, 0]

  /** The offer that a row may be. */
  const itemOf = (candidate: Candidate, { offers }: Known) =>
    offers.get(candidate.sourceId)?.itemId ?? named.get(candidate.sourceId) ?? statedId(candidate)

  /** The line that said the same id before, as a reason against this one. */
  const saidTwice = ({ sourceId, madeId }: Candidate): RowNote[] => {
    const twin = sourceId === '' ? undefined : lineOf.get(sourceId)
    return twin === undefined ? [] : [{ code: madeId ? 'row_twice' : 'source_id_twice', text: String(twin) }]
  }

  const planOne = (candidate: Candidate, known: Known): PlannedRow => {
    const reasons = [...candidate.refusals, ...saidTwice(candidate)]
    if (reasons.length > 0) return refusedRow(candidate, reasons)
    lineOf.set(candidate.sourceId, candidate.line)
    const provider = matcher.match(candidate.organisation, known.organisations)
    if ('code' in provider) return refusedRow(candidate, [provider])
    return candidate.only === 'organisation' ? planProvider(candidate, provider) : planOffer(candidate, provider, known)
  }

  const planOffer = (candidate: Candidate, provider: Matched, known: Known): PlannedRow => {
    const { line, title, sourceId } = candidate
    const seen = known.offers.get(sourceId)
    const stated = statedId(candidate)
    const itemId = itemOf(candidate, known)
    const present = itemId === undefined ? undefined : known.present.get(itemId)
    const base = seen?.data ?? (itemId === undefined ? undefined : known.broughtIn.get(itemId))
    const said = withStatus(saidOf({ ...candidate.offer, organisationId: provider.organisation.id }), seen)
    const id = present === undefined || itemId === undefined ? (stated ?? uuidv7()) : itemId
    const merged = mergeOffer({ id, source, sourceId, said, base, present, how: 'usual' })
    if ('fault' in merged) return refusedRow(candidate, [merged.fault])
    const reason = reasonAgainst(merged.data, present, provider)
    if (reason !== undefined) return refusedRow(candidate, [reason])

    const about = { line, title, notes: [...candidate.notes, ...provider.notes] }
    const plan = { act: 'offer', itemId: id, sourceId, said, organisation: provider.organisation } as const
    if (present !== undefined) {
      foundAgain++
      if (merged.changes.some(({ field }) => field === 'title')) calledOtherwise++
      return knownRow(about, plan, withNames(merged.changes, organisations.byId, provider))
    }
    if (provider.created) created.add(provider.organisation.id)
    const outline = outlineOf(id, merged.data, providerKey(provider.organisation.name), line)
    const twin = index.find(outline)
    index.add(outline)
    // Two offers of our own export are two, however alike.
    const twoOfOurs = stated !== undefined && twin?.outline.line !== undefined
    return newRow(about, plan, twoOfOurs ? undefined : twin)
  }

  /** Why an offer that is sound by itself may not be written. */
  const reasonAgainst = (offer: Offer, present: Fields | undefined, provider: Matched): RowNote | undefined => {
    const unknown = unknownArea(offer.areaIds, offer.places, provider.data, areaIds)
    if (unknown !== undefined) return { code: 'unknown_area', text: unknown }
    return mayWrite(rights, present, offer, placeOf(provider)) ? undefined : { code: 'outside_area' }
  }

  const planProvider = (candidate: Candidate, provider: Matched): PlannedRow => {
    const { id } = provider.organisation
    const row = providerRow(candidate, provider, organisations.byId.get(id), rights.whole)
    if (provider.created && row.plan.act === 'provider') created.add(id)
    return row
  }

  return {
    met,
    named,
    newOrganisations: () => created.size,
    warnings: () => otherTitles(calledOtherwise, foundAgain),
    async plan(all) {
      const batch = all.map(withReadableIds)
      for (const { sourceId } of batch) if (sourceId !== '') met.add(sourceId)
      const known = await readKnown(context, batch, named)
      const rows = batch.map((candidate) =>
        planOne(shelteredRow(candidate, known.present.get(itemOf(candidate, known) ?? '')), known),
      )
      await showDuplicates(db, rows, source)
      return rows
    },
  }
}

/** Numbers that mean other things than last time: more likely another list of the same shape. Text: `40/45`. */
function otherTitles(otherwise: number, all: number): RowNote[] {
  return all >= fewestTitles && otherwise * 2 > all ? [{ code: 'other_titles', text: `${otherwise}/${all}` }] : []
}

/** The id that a row of our own export bears. */
function statedId({ offer }: Candidate): string | undefined {
  return isExact(offer) ? String(offer['id']) : undefined
}

type Known = {
  offers: ReadonlyMap<string, Seen>
  organisations: ReadonlyMap<string, Seen>
  present: ReadonlyMap<string, Fields>
  broughtIn: ReadonlyMap<string, Fields>
}

async function readKnown({ db, source }: PlanContext, batch: readonly Candidate[], named: ReadonlyMap<string, string>) {
  const sourceIds = [...new Set(batch.map(({ sourceId }) => sourceId))]
  const offers = await readSeen(db, source, 'offer', sourceIds)
  const providers = [...new Set(batch.map(({ organisation }) => sourceIdOf(organisation)))]
  const unseen = batch.flatMap((candidate) => {
    const { sourceId } = candidate
    return offers.has(sourceId) ? [] : (named.get(sourceId) ?? statedId(candidate) ?? [])
  })
  const ids = [...new Set([...[...offers.values()].map(({ itemId }) => itemId), ...unseen])]
  return {
    offers,
    organisations: await readSeen(db, source, 'organisation', providers),
    present: await readPresent(db, 'offer', ids),
    broughtIn: await readBroughtIn(db, 'offer', unseen),
  }
}

/** What was ended because it had vanished comes back with its row, unless the file speaks of the status itself. */
function withStatus(said: Fields, seen: Seen | undefined): Fields {
  return seen?.data['status'] === 'ended' && said['status'] === undefined ? { ...said, status: 'published' } : said
}

/** What `same` would write into the offers that rows resemble. */
async function showDuplicates(db: Db, rows: PlannedRow[], source: string): Promise<void> {
  const ids = rows.flatMap(({ plan }) => ('sameId' in plan && plan.sameId !== undefined ? [plan.sameId] : []))
  const present = await readPresent(db, 'offer', [...new Set(ids)])
  for (const row of rows) {
    const { plan } = row
    if (plan.act !== 'offer' || plan.sameId === undefined) continue
    const stands = present.get(plan.sameId)
    if (stands === undefined) continue
    const { organisationId: _, ...said } = plan.said
    const merge = { id: plan.sameId, source, sourceId: plan.sourceId, said, base: undefined }
    const merged = mergeOffer({ ...merge, present: stands, how: 'fill' })
    // What resembles a protected place may well be it: its address is kept for no decision.
    if (stands['protectedPlace'] === true) {
      row.plan = shelteredPlan(plan)
      row.shown.notes.push({ code: 'protected_place', field: 'places' })
    }
    if ('changes' in merged)
      row.shown.changes = merged.changes.map(({ field, present: before, read }) => ({ field, present: before, read }))
  }
}

/** Providers by name: an id says nothing to people. */
function withNames(
  changes: readonly FieldChange[],
  byId: ReadonlyMap<string, Fields>,
  { organisation }: Matched,
): FieldChange[] {
  return changes.map((change) =>
    change.field === 'organisationId'
      ? { ...change, present: byId.get(String(change.present))?.['name'] ?? change.present, read: organisation.name }
      : change,
  )
}

function unknownArea(
  areas: readonly string[],
  places: readonly { areaId?: string | undefined }[],
  provider: Fields,
  known: ReadonlySet<string>,
): string | undefined {
  const named = [...areas, ...places.flatMap(({ areaId }) => areaId ?? []), provider['areaId']]
  return named.find((id): id is string => typeof id === 'string' && !known.has(id))
}

function placeOf({ organisation, data }: Matched): { id: string; areaId: unknown } {
  return { id: organisation.id, areaId: data['areaId'] }
}
