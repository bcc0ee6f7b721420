/** An offer as it will stand once a row is written, with the fields that change; or why it cannot stand. */
import { type Offer, offerSchema } from '../../../../shared/offer.ts'
import { sameValue } from '../../../../shared/same-value.ts'
import type { z } from '../../../../shared/zod.ts'
import type { RowNote } from '../row.ts'
import { isExact, retyped, usualField, usualOf, withPresentPlace } from './offer-fields.ts'
import { type FieldChange, type Fields, isEmpty, threeWay, withChanges } from './three-way.ts'

type OfferMerge = {
  id: string
  source: string
  sourceId: string
  /** With `organisationId`. */
  said: Fields
  present: Fields | undefined
  base: Fields | undefined
  /**
   * `usual`: what was edited here stays. `take`: all as the file says. `fill`: as the file says, but nothing is cleared:
   * the row was told to be an offer that came from elsewhere.
   */
  how: 'usual' | 'take' | 'fill'
}

type Merged = { data: Offer; changes: FieldChange[] } | { fault: RowNote }

/** The offer as the schema reads it. `changes` holds what was edited here too, marked, even where it is not written. */
export function mergeOffer({ id, source, sourceId, said, present, base, how }: OfferMerge): Merged {
  if (present === undefined) {
    // A row that bears its id says all there is of the offer: nothing usual is filled in.
    if (isExact(said)) return parsed({ ...said, id }, [])
    const usual = Object.entries(usualOf(said['offerType'])).filter(([field]) => isEmpty(said[field]))
    const values = { ...said, ...Object.fromEntries(usual), id, source, sourceId }
    return parsed(values, [])
  }
  const known = how === 'fill' ? filled(said) : said
  const full = withPresentPlace(retyped(present, known, sameValue), present)
  const before = base === undefined ? undefined : withPresentPlace(base, present)
  const all = threeWay(full, present, before, usualField(present['offerType']))
  const written = how === 'usual' ? all.filter(({ edited }) => edited !== true) : all
  const origin = isEmpty(present['source']) && !isExact(said) ? { source, sourceId } : {}
  return parsed({ ...withChanges(present, written), ...origin, id }, all)
}

/** Without what is empty, in places too. */
function filled(said: Fields): Fields {
  const entries = Object.entries(said).map(([field, value]) => [field, withoutNulls(value)] as const)
  return Object.fromEntries(entries.filter(([, value]) => !isEmpty(value)))
}

function parsed(values: Fields, changes: FieldChange[]): Merged {
  const result = offerSchema.safeParse(withoutNulls(values))
  if (!result.success) return { fault: notValid(result.error) }
  // Where a protected place is, a row may say as often as it likes: it is neither taken nor shown as a difference.
  const told = result.data.protectedPlace ? changes.filter(({ field }) => field !== 'places') : changes
  return { data: result.data, changes: told }
}

/** What the schema found first. */
export function notValid({ issues: [issue] }: z.ZodError): RowNote {
  return { code: 'not_valid', field: issue?.path.join('.') ?? '', text: issue?.message ?? '' }
}

/** A schema takes absence for an empty field, in nested places too. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([, each]) => each !== null && each !== undefined)
  return Object.fromEntries(kept.map(([key, each]) => [key, withoutNulls(each)]))
}
