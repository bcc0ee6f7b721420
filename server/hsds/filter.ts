/** Which services and places a query is for: every filter must hold. */
import type { Place } from '../../shared/offer.ts'
import type { PlaceEntry, ServiceEntry } from './entries.ts'
import { wholeAddress } from './places.ts'
import type { Filters } from './query.ts'
import { weekdays } from './schedules.ts'
import { type Spoken, speakingOf, worded } from './speaking-of.ts'
import { inTurns } from './turns.ts'
import type { View } from './view.ts'
import { foldedWords } from './vocabulary.ts'

type Test<T> = (entry: T) => boolean

export type Matching = {
  /** Whether any filter was given. */
  narrows: boolean
  /** The services that can pass, by id: those found by the search, or all. */
  among: readonly ServiceEntry[]
  service: Test<ServiceEntry>
  /** A place passes when its service does and, where a place is asked for, it is that place. */
  place: Test<PlaceEntry>
}

/** The tests of a query. What they look at is derived before, so that the first to ask does not hold up all others. */
export async function matching(filters: Filters, view: View): Promise<Matching> {
  const asksWhere = filters.postcode !== undefined || filters.accessibility !== undefined
  if (filters.search !== undefined) await worded(view)
  if (filters.taxonomy_term_id ?? filters.taxonomy_id) await inTurns(view.services, (entry) => entry.terms())
  if (asksWhere) await inTurns(view.services, (entry) => entry.places())
  const spoken = filters.search === undefined ? undefined : speakingOf(filters.search, view)
  const tests = serviceTests(filters, spoken)
  const service = allOf(tests)
  const where = allOf(placeTests(filters, view))
  return {
    narrows: asksWhere || tests.length > 0,
    among: spoken?.among ?? view.services,
    service: (entry) => service(entry) && (!asksWhere || entry.places().some(({ place }) => where(place))),
    place: ({ service: entry, place }) => service(entry) && where(place),
  }
}

/** For lists that are short. */
export function searched(search: string | undefined): Test<{ words(): string }> {
  const words = foldedWords(search ?? '')
  return (entry) => words.every((word) => entry.words().includes(word))
}

function serviceTests(filters: Filters, spoken: Spoken | undefined): Test<ServiceEntry>[] {
  const { taxonomy_term_id: terms, taxonomy_id: taxonomies, organization_id, modified_after } = filters
  const { minimum_age: from, maximum_age: to, language, is_free, weekday } = filters
  const given = when<ServiceEntry>()
  const day = weekday === undefined ? 0 : weekdays.indexOf(weekday) + 1
  return [
    ...(spoken === undefined ? [] : [spoken.bears]),
    ...(terms ?? []).map((id) => (entry: ServiceEntry) => entry.terms().some((term) => term.id === id)),
    ...(taxonomies ?? []).map((id) => (entry: ServiceEntry) => entry.terms().some((term) => term.taxonomy_id === id)),
    ...given(
      organization_id,
      (id) =>
        ({ offer }) =>
          offer.organisationId === id,
    ),
    ...given(
      modified_after,
      (instant) =>
        ({ modified }) =>
          modified >= instant,
    ),
    // For somebody of the age asked for: what says no age is for all.
    ...given(
      from,
      (years) =>
        ({ offer: { ageToMonths } }) =>
          ageToMonths === undefined || ageToMonths > years * 12,
    ),
    ...given(
      to,
      (years) =>
        ({ offer }) =>
          offer.ageFromMonths === undefined || offer.ageFromMonths < (years + 1) * 12,
    ),
    ...given(
      language,
      (code) =>
        ({ offer }) =>
          offer.languages.some((each) => each === code),
    ),
    ...given(
      is_free,
      (free) =>
        ({ offer }) =>
          (offer.cost === 'free') === free,
    ),
    ...given(
      weekday,
      () =>
        ({ offer }) =>
          offer.openings.some(({ days }) => days.includes(day)),
    ),
  ]
}

function placeTests({ postcode, proximity, accessibility }: Filters, view: View): Test<Place>[] {
  const given = when<Place>()
  const at = postcode === undefined ? '' : postcode.replace(/\s/g, '')
  const inPostcode = (place: Place) => wholeAddress(place)?.postcode === at
  const near = given(proximity, (metres) => {
    const centre = centreOf(view.places().filter(({ place }) => inPostcode(place)))
    return ({ latitude, longitude }) =>
      centre !== undefined &&
      latitude !== undefined &&
      longitude !== undefined &&
      metresBetween(centre, { latitude, longitude }) <= metres
  })
  return [
    ...(near.length > 0 ? near : given(postcode, () => inPostcode)),
    ...given(accessibility, (stated) => (place) => Boolean(place.accessibility) === stated),
  ]
}

type Point = { latitude: number; longitude: number }

/** No register of postcodes is kept: its middle is that of the places known in it. */
function centreOf(places: readonly PlaceEntry[]): Point | undefined {
  const points = places.flatMap(({ place: { latitude, longitude } }) =>
    latitude === undefined || longitude === undefined ? [] : [{ latitude, longitude }],
  )
  if (points.length === 0) return undefined
  const mean = (axis: keyof Point) => points.reduce((sum, point) => sum + point[axis], 0) / points.length
  return { latitude: mean('latitude'), longitude: mean('longitude') }
}

/** On a sphere of the earth's mean radius (haversine). */
function metresBetween(a: Point, b: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half = (difference: number) => Math.sin(radians(difference) / 2) ** 2
  const across = Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(b.longitude - a.longitude)
  return 2 * 6_371_000 * Math.asin(Math.sqrt(half(b.latitude - a.latitude) + across))
}

/** The test that a parameter asks for, where it was given. */
function when<T>() {
  return <V>(value: V | undefined, make: (value: V) => Test<T>): Test<T>[] => (value === undefined ? [] : [make(value)])
}

function allOf<T>(tests: readonly Test<T>[]): Test<T> {
  return (entry) => tests.every((test) => test(entry))
}
