/**
 * Two offers that are one: the kept one is filled up with what only the other says, links that name the other lead to
 * the kept one, and the other ends. Each is an edit as made by hand, so that its history tells and it can be taken back.
 */
import { endKey, sameEnds } from '../../../shared/chain/links.ts'
import type { ChainLink, LinkEnd } from '../../../shared/chain-link.ts'
import type { Offer } from '../../../shared/offer.ts'
import type { Edit, Fields } from '../../../shared/protocol/edits.ts'
import { fieldsOf } from '../../store/settled-edit.ts'

/** What one offer may lend another. Not who it is, where it comes from, whom it is for, or what had to be answered anyway. */
const lent = [
  'description',
  'needs',
  'targetGroups',
  'preventionLevel',
  'accessNote',
  'settings',
  'languages',
  'cost',
  'costNote',
  'capacity',
  'places',
  'phones',
  'email',
  'url',
  'openings',
  'openingNote',
  'legalBasis',
  'requiredDocuments',
  'ownCodes',
] as const satisfies readonly (keyof Offer)[]

/** What `kept` leaves open and `other` says; a bound of age only where neither bound is known, for they belong together. */
export function lentFields(kept: Offer, other: Offer): (keyof Offer)[] {
  // Where a protected place is, the other may not know to be secret.
  const mayLend = (field: keyof Offer) => !(field === 'places' && (kept.protectedPlace || other.protectedPlace))
  const fields: (keyof Offer)[] = lent.filter((field) => !says(kept[field]) && says(other[field]) && mayLend(field))
  const ages = (['ageFromMonths', 'ageToMonths'] as const).filter((field) => says(other[field]))
  return says(kept.ageFromMonths) || says(kept.ageToMonths) ? fields : [...fields, ...ages]
}

function says(value: Offer[keyof Offer]): boolean {
  if (Array.isArray(value)) return value.length > 0
  return value !== undefined && value !== '' && value !== 'unknown'
}

/** @param links all of the network that this person may change */
export function mergeEdits(kept: Offer, other: Offer, links: readonly ChainLink[]): Omit<Edit, 'id'>[] {
  const fields = lentFields(kept, other)
  // How old the knowledge of free places is goes with it.
  if (fields.includes('capacity') && other.capacityOn !== undefined) fields.push('capacityOn')
  const pick = (from: Offer): Fields =>
    Object.fromEntries(fields.map((field) => [field, fieldsOf(from)?.[field] ?? null]))
  const filled = fields.length === 0 ? [] : [change('offer', kept.id, pick(kept), pick(other))]
  return [
    ...filled,
    ...linkEdits(kept, other, links),
    change('offer', other.id, { status: other.status }, { status: 'ended' }),
  ]
}

/** A link that would join the kept offer with itself, or stand there twice, goes. */
function linkEdits(kept: Offer, other: Offer, links: readonly ChainLink[]): Omit<Edit, 'id'>[] {
  const named = endKey({ offerId: other.id })
  const moved = (end: LinkEnd): LinkEnd => (endKey(end) === named ? { offerId: kept.id } : end)
  const standing = links.filter(({ from, to }) => endKey(from) !== named && endKey(to) !== named)
  return links.flatMap((link) => {
    if (standing.includes(link)) return []
    const ends = { from: moved(link.from), to: moved(link.to) }
    if (endKey(ends.from) === endKey(ends.to) || standing.some((one) => sameEnds(one, ends)))
      return [{ kind: 'link' as const, item: link.id, act: 'remove' as const, was: fieldsOf(link) ?? {}, now: {} }]
    standing.push({ ...link, ...ends })
    const changed = (['from', 'to'] as const).filter((end) => endKey(link[end]) !== endKey(ends[end]))
    const pick = (of: Pick<ChainLink, 'from' | 'to'>) => Object.fromEntries(changed.map((end) => [end, of[end]]))
    return [change('link', link.id, pick(link), pick(ends))]
  })
}

function change(kind: 'offer' | 'link', item: string, was: Fields, now: Fields): Omit<Edit, 'id'> {
  return { kind, item, act: 'change', was, now }
}
