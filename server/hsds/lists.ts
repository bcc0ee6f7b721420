/** Which entries a list of the read API holds for a query, by id, and how each is written. */

import { fold } from '../../shared/text/fold.ts'
import type { z } from '../../shared/zod.ts'
import { matching, searched } from './filter.ts'
import type { organizationsQuery, placesQuery, servicesQuery, taxonomiesQuery, termsQuery } from './query.ts'
import {
  minimalText,
  organizationInFullText,
  organizationText,
  placeInFullText,
  placeText,
  serviceText,
  termText,
} from './records.ts'
import { taxonomies } from './terms.ts'
import { isoOf, type View } from './view.ts'

/** Entries in the order of their ids. `modified` is the newest change among them, where it is known. */
export type Entry = { id: string; text(): string; modified?: number }

export function listServices(view: View, query: z.infer<typeof servicesQuery>): Entry[] {
  const { service } = matching(query, view)
  return view.services.filter(service).map((entry) => ({
    id: entry.id,
    modified: entry.modified,
    text: () => (query.minimal ? minimalText(entry) : query.full ? serviceText(entry, view) : entry.summary()),
  }))
}

export function listPlaces(view: View, query: z.infer<typeof placesQuery>): Entry[] {
  const { place } = matching(query, view)
  return view
    .places()
    .filter(place)
    .map((entry) => ({
      id: entry.id,
      modified: entry.service.modified,
      text: () => (query.full ? placeInFullText(entry, view) : placeText(entry)),
    }))
}

export function listOrganizations(view: View, query: z.infer<typeof organizationsQuery>): Entry[] {
  const full = query.full === true || query.full_service === true
  return view.organizations.filter(searched(query.search)).map((entry) => ({
    id: entry.id,
    text: () => (full ? organizationInFullText(entry, view, query.full_service === true) : organizationText(entry)),
  }))
}

export function listTaxonomies({ search }: z.infer<typeof taxonomiesQuery>): Entry[] {
  return named(taxonomies, search).map((taxonomy) => ({ id: taxonomy.id, text: () => JSON.stringify(taxonomy) }))
}

/** Our taxonomies are flat: every term is a top one, and none has a parent. */
export function listTerms(view: View, { search, taxonomy_id, parent_id }: z.infer<typeof termsQuery>): Entry[] {
  if (parent_id !== undefined) return []
  const wanted = view.terms().filter((term) => taxonomy_id === undefined || term.taxonomy_id === taxonomy_id)
  return named(wanted, search).map((term) => ({ id: term.id, text: () => termText(term) }))
}

function named<T extends { id: string; name: string; description: string }>(
  things: readonly T[],
  search: string | undefined,
): T[] {
  const test = searched(search)
  const found = things.filter(({ name, description }) => test({ words: () => fold(`${name}\n${description}`) }))
  return found.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The newest change among entries, for `Last-Modified`. */
export function newest(entries: readonly Entry[]): string | undefined {
  const latest = Math.max(...entries.map(({ modified }) => modified ?? Number.NaN))
  return Number.isFinite(latest) ? new Date(isoOf(latest)).toUTCString() : undefined
}
