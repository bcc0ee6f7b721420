/** A mapping for a list of offers, from what its columns are called and from what stands in them. */
import type { InstitutionType, OfferType } from '../../../../../shared/codes/index.ts'
import type {
  ImportMapping,
  OfferField,
  OrganisationField,
  Spec,
} from '../../../../../shared/protocol/import-mapping.ts'
import type { AreaFinder } from '../areas-by-name.ts'
import { degreesOf } from '../values/coordinates.ts'
import { foldJoined } from '../values/fold-text.ts'
import { offerTypeOf } from '../values/offer-type-of.ts'
import { type Assigned, assign } from './assign.ts'
import type { Column } from './column.ts'
import { share } from './column.ts'
import { specFor } from './tables.ts'

type Proposal = Pick<ImportMapping, 'offer' | 'organisation'>

/** A type is taken for the whole list when so many of the titles that name one name it. */
const agreement = 0.6
/** … and so many titles name one at all; fewer when the file's name says the same. */
const namedShare = 0.3
/** Titles that stand so often more than once are told apart by the street. */
const repeatedShare = 0.1

const institutionOf: Partial<Record<OfferType, InstitutionType>> = {
  daycare: 'daycare',
  family_centre: 'family_centre',
  family_primary_school_centre: 'family_primary_school_centre',
  family_office: 'family_office',
  sport_club: 'sports_club',
  parenting_counselling: 'counselling_centre',
  school_social_work: 'school_social_work',
  early_intervention: 'early_intervention_centre',
}

/**
 * @param rows how many the list has
 * @param name of the file, which may tell what all its offers are
 */
export function proposeOffers(columns: readonly Column[], rows: number, areas: AreaFinder, name: string): Proposal {
  const assigned = assign(columns, (text) => areas.named(text) !== undefined)
  mendCoordinates(assigned)
  const offer: Partial<Record<OfferField, Spec>> = {}
  for (const [field, column] of assigned.offer) offer[field] = specFor(field, column)
  const organisation: Partial<Record<OrganisationField, Spec>> = {}
  for (const [field, column] of assigned.organisation) organisation[field] = { column: column.name }
  const title = assigned.offer.get('title')
  const street = streetSpec(assigned, columns)
  if (street !== undefined) offer.street = street
  if (title !== undefined) offer.title = titleSpec(title, assigned, rows)
  const guessed = offer.offerType ?? typeFromTitles(title, name)
  if (guessed !== undefined) offer.offerType = guessed
  const type = offer.offerType?.value as OfferType | undefined
  const institution = type === undefined ? undefined : institutionOf[type]
  if (institution !== undefined) organisation.institutionType ??= { value: institution }
  return { offer, organisation }
}

/** Both ends from one column of pairs; columns whose contents are exchanged are taken the right way round. */
function mendCoordinates({ offer }: Assigned): void {
  const [latitude, longitude] = [offer.get('latitude'), offer.get('longitude')]
  if (latitude !== undefined && longitude === undefined) {
    if (share(latitude, (text) => degreesOf(text) === undefined) > 0.5) offer.set('longitude', latitude)
    else offer.delete('latitude')
  }
  if (latitude === undefined) offer.delete('longitude')
  if (latitude === undefined || longitude === undefined) return
  const within = (from: number, to: number) => (text: string) => {
    const degrees = degreesOf(text)
    return degrees !== undefined && degrees >= from && degrees <= to
  }
  if (share(latitude, within(5, 16)) < 0.9 || share(longitude, within(46.5, 56)) < 0.9) return
  offer.set('latitude', longitude)
  offer.set('longitude', latitude)
}

/** Street and house number in two columns become one text where both are always there. */
function streetSpec({ offer }: Assigned, columns: readonly Column[]): Spec | undefined {
  const street = offer.get('street')
  const number = columns.find(({ key }) => ['hausnummer', 'hausnr', 'hnr', 'housenumber'].includes(key))
  if (street === undefined || number === undefined || number.name === street.name || number.filled < street.filled)
    return undefined
  return { template: `{${street.name}} {${number.name}}` }
}

function titleSpec(title: Column, { offer }: Assigned, rows: number): Spec {
  const street = offer.get('street')
  const repeated =
    rows > 0 && !title.unique && title.distinct < Math.min(rows * title.filled, 300) * (1 - repeatedShare)
  const whole =
    street !== undefined && street.filled === 1 && title.filled === 1 && !/[{}]/.test(title.name + street.name)
  return repeated && whole ? { template: `{${title.name}}, {${street.name}}` } : { column: title.name }
}

/** One type for all where titles and file name agree; else each row's title says it, if most do. */
function typeFromTitles(title: Column | undefined, name: string): Spec | undefined {
  const ofFile =
    offerTypeOf(name.replace(/\.\w+$/, '').replace(/[-_.]/g, ' ')) ?? offerTypeOf(foldJoined(title?.name ?? ''))
  if (title === undefined) return ofFile === undefined ? undefined : { value: ofFile }
  const votes = new Map<OfferType, number>()
  for (const text of title.samples) {
    const type = offerTypeOf(text)
    if (type !== undefined) votes.set(type, (votes.get(type) ?? 0) + 1)
  }
  const named = [...votes.values()].reduce((sum, count) => sum + count, 0)
  const [best] = [...votes].sort(([, a], [, b]) => b - a)
  const total = Math.max(title.samples.length, 1)
  if (best === undefined) return ofFile === undefined ? undefined : { value: ofFile }
  const [type, count] = best
  if (count / named >= agreement && (named / total >= namedShare || type === ofFile)) return { value: type }
  if (named / total >= agreement) return { column: title.name }
  return ofFile === undefined ? undefined : { value: ofFile }
}
