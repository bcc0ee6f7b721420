/**
 * The public side of the catalogue: published offers, who provides them, where, and the terms they bear, by id. A view
 * never changes; the next one is made from it and the few entries that went or came.
 */
import type { Context } from './context.ts'
import {
  type Once,
  type OrganizationEntry,
  once,
  organizationEntry,
  type PlaceEntry,
  type ServiceEntry,
} from './entries.ts'
import { type KeptTexts, keepTexts } from './kept-texts.ts'
import type { TaxonomyTerm } from './record.ts'
import { byId, found, merged, without } from './sorted.ts'
import { inTurns } from './turns.ts'
import { type Vocabulary, vocabulary } from './vocabulary.ts'

/** Each list in the order of its ids: a thing keeps its place among the others, whatever changes. */
export type View = {
  context: Context
  vocabulary: Vocabulary<ServiceEntry>
  /** Takes the words of all services into the vocabulary, for the search. */
  worded: Once<true>
  texts: KeptTexts
  services: readonly ServiceEntry[]
  serviceIds: Once<readonly string[]>
  organizations: readonly OrganizationEntry[]
  places: Once<readonly PlaceEntry[]>
  placeIds: Once<readonly string[]>
  terms: Once<readonly TaxonomyTerm[]>
}

/** What goes on from view to view. */
type Ground = Pick<View, 'context' | 'vocabulary' | 'texts'>

/** A view without any offer. */
export function emptyView(context: Context, texts = keepTexts()): View {
  const places = once((): PlaceEntry[] => [])
  return viewOf({ context, vocabulary: vocabulary(), texts }, [], [], { places, worded: once(() => true as const) })
}

/**
 * @param leaving ids of the services that go, or come in another version
 * @param coming entries of published offers, in any order, none with the id of one that stays
 */
export function nextView(
  before: View,
  context: Context,
  leaving: ReadonlySet<string>,
  coming: readonly ServiceEntry[],
): View {
  const gone = [...leaving].flatMap((id) => found(before.services, id) ?? [])
  const services = merged(without(before.services, leaving), coming)
  const placed = before.places.made()
  // Where the places were made, those of the others stay; where not, they are made when asked for.
  const places = once(() =>
    placed === undefined
      ? services.flatMap((service) => service.places()).sort(byId)
      : stillPlaced(placed, gone, coming),
  )
  if (placed !== undefined) places()
  const wordedBefore = before.worded.made() !== undefined
  const worded = once(() => takeWords(wordedBefore ? coming : services))
  if (wordedBefore) worded()
  const { vocabulary, texts } = before
  const ground = { context, vocabulary, texts }
  const view = viewOf(ground, services, providers(before, gone, coming), { places, worded })
  const onlyEdited = coming.length === leaving.size && coming.every(({ id }) => leaving.has(id))
  return onlyEdited ? { ...view, serviceIds: before.serviceIds } : view
}

function viewOf(
  ground: Ground,
  services: readonly ServiceEntry[],
  organizations: readonly OrganizationEntry[],
  derived: Pick<View, 'places' | 'worded'>,
): View {
  const { places } = derived
  return {
    ...ground,
    services,
    organizations,
    ...derived,
    placeIds: once(() => places().map(({ id }) => id)),
    serviceIds: once(() => services.map(({ id }) => id)),
    terms: once(() => {
      const borne = new Set(ground.context.standing)
      for (const entry of services) for (const term of entry.terms()) borne.add(term)
      return [...borne].sort(byId)
    }),
  }
}

/** Names the places of all services, so that asking for them takes no time. */
export async function placed({ places, services }: View): Promise<void> {
  if (places.made() !== undefined) return
  await inTurns(services, (entry) => entry.places())
  places()
}

function takeWords(services: readonly ServiceEntry[]): true {
  for (const entry of services) entry.words()
  return true
}

function stillPlaced(
  places: readonly PlaceEntry[],
  gone: readonly ServiceEntry[],
  coming: readonly ServiceEntry[],
): readonly PlaceEntry[] {
  const left = gone.flatMap((service) => service.places().map(({ id }) => id))
  return merged(
    without(places, left),
    coming.flatMap((service) => service.places()),
  )
}

/** Only those are made anew of whom a service goes or comes. */
function providers(
  before: View,
  gone: readonly ServiceEntry[],
  coming: readonly ServiceEntry[],
): readonly OrganizationEntry[] {
  const arrivals = Map.groupBy(coming, ({ organisation }) => organisation?.id)
  const departures = Map.groupBy(gone, ({ organisation }) => organisation?.id)
  const touched = [...new Set([...arrivals.keys(), ...departures.keys()])].filter((id) => id !== undefined)
  const fresh = touched.flatMap((id) => {
    const was = found(before.organizations, id)
    const here = arrivals.get(id) ?? []
    const left = departures.get(id) ?? []
    const organisation = here[0]?.organisation ?? was?.organisation
    const services = merged(
      without(
        was?.services ?? [],
        left.map((entry) => entry.id),
      ),
      here,
    )
    return organisation === undefined || services.length === 0 ? [] : [organizationEntry(organisation, services)]
  })
  return merged(without(before.organizations, touched), fresh)
}

/** An instant (ms since 1970) as ISO 8601. */
export function isoOf(instant: number): string {
  return new Date(instant).toISOString()
}
