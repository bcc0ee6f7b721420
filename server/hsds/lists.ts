/**
 * Which entries a list of the read API holds for a query, by id, and how each is written. A list is long and a page
 * short: only what stands on the page becomes an entry and a record.
 */
import { fold } from '../../shared/text/fold.ts'
import type { z } from '../../shared/zod.ts'
import { once } from './entries.ts'
import { matching, searched } from './filter.ts'
import type { organizationsQuery, placesQuery, servicesQuery, taxonomiesQuery, termsQuery } from './query.ts'
import {
  minimalText,
  organizationInFullText,
  organizationText,
  placeInFullText,
  placeText,
  serviceText,
  summaryText,
  termText,
} from './records.ts'
import { byId, found } from './sorted.ts'
import { taxonomies } from './terms.ts'
import { inTurns } from './turns.ts'
import { isoOf, placed, type View } from './view.ts'

/** `modified` is the newest change, where it is known. */
export type Entry = { id: string; text(): string; modified?: number }

/** What a query found: the ids in their order, and of those that are shown, each by itself. */
export type Found = {
  ids(): readonly string[]
  /** Undefined when it is not, or no longer, among them. */
  entry(id: string): Entry | undefined
}

/** Services that fit the query, short, as they are or in full as it asks. */
export async function listServices(view: View, query: z.infer<typeof servicesQuery>): Promise<Found> {
  const { narrows, among, service } = await matching(query, view)
  const text = query.minimal ? minimalText : query.full ? serviceText : summaryText
  return {
    ids: narrows ? once(() => idsOf(among.filter(service))) : view.serviceIds,
    entry: entryIn(view.services, service, (entry) => ({
      id: entry.id,
      modified: entry.modified,
      text: () => text(entry, view),
    })),
  }
}

/** Places of services that fit the query: a service at three places stands there three times. */
export async function listPlaces(view: View, query: z.infer<typeof placesQuery>): Promise<Found> {
  await placed(view)
  const { narrows, among, place } = await matching(query, view)
  const places = () =>
    among === view.services ? view.places() : among.flatMap((service) => service.places()).sort(byId)
  const text = query.full ? placeInFullText : placeText
  return {
    ids: narrows ? once(() => idsOf(places().filter(place))) : view.placeIds,
    entry: entryIn(view.places(), place, (entry) => ({
      id: entry.id,
      modified: entry.service.modified,
      text: () => text(entry, view),
    })),
  }
}

/** Organisations whose names hold every word of the search; `full_service` brings their services along. */
export function listOrganizations(view: View, query: z.infer<typeof organizationsQuery>): Found {
  const full = query.full === true || query.full_service === true
  const test = searched(query.search)
  return {
    ids: once(() => idsOf(view.organizations.filter(test))),
    entry: entryIn(view.organizations, test, (entry) => ({
      id: entry.id,
      text: () =>
        full ? organizationInFullText(entry, view, query.full_service === true) : organizationText(entry, view),
    })),
  }
}

/** Those of our taxonomies whose name holds what is searched. */
export function listTaxonomies({ search }: z.infer<typeof taxonomiesQuery>): Found {
  return few(named(taxonomies, search), (taxonomy) => JSON.stringify(taxonomy))
}

/** Our taxonomies are flat: every term is a top one, and none has a parent. */
export async function listTerms(view: View, query: z.infer<typeof termsQuery>): Promise<Found> {
  const { search, taxonomy_id, parent_id } = query
  if (parent_id !== undefined) return few([], termText)
  await inTurns(view.services, (entry) => entry.terms())
  const wanted = view.terms().filter((term) => taxonomy_id === undefined || term.taxonomy_id === taxonomy_id)
  return few(named(wanted, search), termText)
}

function idsOf(entries: readonly { id: string }[]): string[] {
  return entries.map(({ id }) => id)
}

function entryIn<T extends { id: string }>(
  sorted: readonly T[],
  test: (thing: T) => boolean,
  written: (thing: T) => Entry,
): Found['entry'] {
  return (id) => {
    const thing = found(sorted, id)
    return thing === undefined || !test(thing) ? undefined : written(thing)
  }
}

/** @param sorted by id */
function few<T extends { id: string }>(sorted: readonly T[], text: (thing: T) => string): Found {
  return {
    ids: () => idsOf(sorted),
    entry: entryIn(
      sorted,
      () => true,
      (thing) => ({ id: thing.id, text: () => text(thing) }),
    ),
  }
}

function named<T extends { id: string; name: string; description: string }>(
  things: readonly T[],
  search: string | undefined,
): T[] {
  const test = searched(search)
  const matches = things.filter(({ name, description }) => test({ words: () => fold(`${name}\n${description}`) }))
  return matches.sort(byId)
}

/** The newest change among entries, for `Last-Modified`. */
export function newest(entries: readonly Entry[]): string | undefined {
  const latest = Math.max(...entries.map(({ modified }) => modified ?? Number.NaN))
  return Number.isFinite(latest) ? new Date(isoOf(latest)).toUTCString() : undefined
}
