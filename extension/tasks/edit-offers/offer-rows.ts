/** The list of offers as rows: what each shows, which are wanted, in which order. Pure, so that ten thousand stay quick. */
import { completenessOf } from '../../../shared/chain/completeness.ts'
import { liesIn, mayEdit, subtreeOf } from '../../../shared/edit-rights.ts'
import { relianceOf } from '../../../shared/freshness.ts'
import type { Offer } from '../../../shared/offer.ts'
import { fold } from '../../../shared/text/fold.ts'
import type { EditRecord } from '../../store/database.ts'
import type { EditingGround, OfferList } from '../../store/offer-editing.ts'
import { withPending } from './with-pending.ts'

export type OfferRow = {
  offer: Offer
  provider: string
  mine: boolean
  /** Share of the facts that may still be relied on, 0 to 1. */
  reliance: number
  completeness: number
  reports: number
  pending: EditRecord['state'] | undefined
  /** Folded title and provider, to look words up in. */
  words: string
}

export const rowOrders = ['title', 'provider', 'reliance', 'completeness'] as const
export type RowOrder = (typeof rowOrders)[number]

export type RowFilters = {
  typed: string
  status: Offer['status'] | ''
  organisationId: string
  areaId: string
  offerType: Offer['offerType'] | ''
  mine: boolean
  incomplete: boolean
  stale: boolean
  reported: boolean
  order: RowOrder
}

export const noRowFilters: RowFilters = {
  typed: '',
  status: '',
  organisationId: '',
  areaId: '',
  offerType: '',
  mine: false,
  incomplete: false,
  stale: false,
  reported: false,
  order: 'title',
}

/** Below this an offer counts as incomplete: one of twelve wanted facts may be missing. */
const complete = 0.9
/** Below this an offer counts as stale: half of its kinds of fact are no longer to be relied on. */
const reliable = 0.5

/** Every offer, and those that wait to be created, as they will be after the edits. @param today `YYYY-MM-DD` */
export function rowsOf(list: OfferList, ground: EditingGround, today: string): OfferRow[] {
  const edits = Map.groupBy(
    list.edits.filter(({ kind }) => kind === 'offer'),
    ({ item }) => item,
  )
  const stored = new Map(list.offers.map((offer) => [offer.id, offer]))
  const ids = new Set([...stored.keys(), ...edits.keys()])
  const required = ground.network?.requiredFields ?? []
  return [...ids].flatMap((id) => {
    const own = edits.get(id) ?? []
    const offer = withPending(stored.get(id), own)
    if (offer === undefined) return []
    const provider = ground.organisations.get(offer.organisationId)?.name ?? ''
    return [
      {
        offer,
        provider,
        mine: ground.rights !== undefined && mayEdit(ground.rights, 'offer', offer, offer) === 'yes',
        reliance: relianceOf(offer, today),
        completeness: completenessOf(offer, required).share,
        reports: list.reports.get(id) ?? 0,
        pending: own.find(({ state }) => state !== 'waiting')?.state ?? own[0]?.state,
        words: fold(`${offer.title} ${provider}`),
      },
    ]
  })
}

/** @param found offers that the search found for what was typed, best first */
export function wantedRows(
  rows: readonly OfferRow[],
  filters: RowFilters,
  found: readonly string[],
  ground: EditingGround,
): OfferRow[] {
  const words = fold(filters.typed).split(/\s+/).filter(Boolean)
  const rank = new Map(found.map((id, at) => [id, at]))
  const areas =
    filters.areaId === ''
      ? undefined
      : subtreeOf({ parentOf: new Map(ground.areas.map(({ id, parentId }) => [id, parentId])) }, filters.areaId)
  const areaOf = new Map([...ground.organisations.values()].map(({ id, areaId }) => [id, areaId]))
  const wanted = rows.filter(
    (row) =>
      (filters.status === '' || row.offer.status === filters.status) &&
      (filters.organisationId === '' || row.offer.organisationId === filters.organisationId) &&
      (filters.offerType === '' || row.offer.offerType === filters.offerType) &&
      (areas === undefined || liesIn({ areas, areaOf }, row.offer)) &&
      (!filters.mine || row.mine) &&
      (!filters.incomplete || row.completeness < complete) &&
      (!filters.stale || row.reliance < reliable) &&
      (!filters.reported || row.reports > 0) &&
      (words.length === 0 || rank.has(row.offer.id) || words.every((word) => row.words.includes(word))),
  )
  return wanted.sort(orders[filters.order](rank, words.length > 0))
}

type Compare = (one: OfferRow, other: OfferRow) => number

const collator = new Intl.Collator('de', { numeric: true })
const byTitle: Compare = (one, other) => collator.compare(one.offer.title, other.offer.title)

/** Where words were typed, the order of titles gives way to how well they were met. */
const orders: Record<RowOrder, (rank: ReadonlyMap<string, number>, typed: boolean) => Compare> = {
  title: (rank, typed) => {
    const place = ({ offer }: OfferRow) => rank.get(offer.id) ?? Number.MAX_SAFE_INTEGER
    return typed ? (one, other) => place(one) - place(other) || byTitle(one, other) : byTitle
  },
  provider: () => (one, other) => collator.compare(one.provider, other.provider) || byTitle(one, other),
  reliance: () => (one, other) => one.reliance - other.reliance || byTitle(one, other),
  completeness: () => (one, other) => one.completeness - other.completeness || byTitle(one, other),
}
