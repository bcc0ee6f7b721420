import { describe, expect, it } from 'vitest'
import type { EditingGround, OfferList } from '../../extension/store/offer-editing.ts'
import { noRowFilters, type RowFilters, rowsOf, wantedRows } from '../../extension/tasks/edit-offers/offer-rows.ts'
import { withPending } from '../../extension/tasks/edit-offers/with-pending.ts'
import type { Area } from '../../shared/area.ts'
import { rightsOn } from '../../shared/edit-rights.ts'
import type { Offer } from '../../shared/offer.ts'
import type { Edit } from '../../shared/protocol/edits.ts'
import { anOrganisation, receiver, sender } from '../builders/a-server.ts'
import { anOffer } from '../builders/an-offer.ts'

const today = '2026-03-02'
const areas: Area[] = [
  { id: 'kreis', name: 'Kreis', level: 'kreis', parentId: null },
  { id: 'stadt', name: 'Stadt', level: 'municipality', parentId: 'kreis' },
]
const organisations = new Map(
  [anOrganisation({ areaId: 'stadt' }), anOrganisation({ id: receiver, name: 'Beratungsstelle Beispiel' })].map(
    (each) => [each.id, each],
  ),
)
const ground: EditingGround = {
  network: undefined,
  areas,
  organisations,
  rights: rightsOn(
    {
      root: 'kreis',
      parentOf: new Map(areas.map(({ id, parentId }) => [id, parentId])),
      areaOf: new Map([...organisations.values()].map(({ id, areaId }) => [id, areaId])),
    },
    { role: 'offer_editor', organisationId: sender },
  ),
}

const aList = (offers: Offer[], change: Partial<OfferList> = {}): OfferList => ({
  offers,
  edits: [],
  refusedReports: 0,
  drafts: [],
  reports: new Map(),
  ...change,
})
const anEdit = (item: string, edit: Pick<Edit, 'act' | 'now'>, state: 'waiting' | 'conflict' = 'waiting') =>
  ({ id: item, kind: 'offer', item, was: {}, at: 1, state, ...edit }) as const
const titles = (list: OfferList, filters: Partial<RowFilters>, found: string[] = []) =>
  wantedRows(rowsOf(list, ground, today), { ...noRowFilters, ...filters }, found, ground).map(
    ({ offer }) => offer.title,
  )

describe('the list of offers', () => {
  const own = anOffer({ title: 'Babycafé', verifiedOn: '2026-03-01', capacityOn: '2026-03-01' })
  const foreign = anOffer({ title: 'Ärztliche Sprechstunde', organisationId: receiver })
  const draft = anOffer({ title: 'Chor', status: 'draft' })
  const list = aList([draft, foreign, own], { reports: new Map([[foreign.id, 2]]) })

  it('stands in the order of titles as German sorts them', () => {
    expect(titles(list, {})).toEqual(['Ärztliche Sprechstunde', 'Babycafé', 'Chor'])
  })

  it('shows drafts, which the search does not know, by words of their title or provider', () => {
    expect(titles(list, { typed: 'cho' })).toEqual(['Chor'])
    expect(titles(list, { typed: 'beratungsstelle' })).toEqual(['Ärztliche Sprechstunde'])
  })

  it('puts what the search found first, in its order', () => {
    expect(titles(list, { typed: 'ch' }, [own.id])).toEqual(['Babycafé', 'Ärztliche Sprechstunde', 'Chor'])
  })

  it('is narrowed by status, provider, area, own offers, reports and reliance', () => {
    expect(titles(list, { status: 'draft' })).toEqual(['Chor'])
    expect(titles(list, { organisationId: receiver })).toEqual(['Ärztliche Sprechstunde'])
    expect(titles(list, { areaId: 'kreis' })).toEqual(['Babycafé', 'Chor'])
    expect(titles(list, { mine: true })).toEqual(['Babycafé', 'Chor'])
    expect(titles(list, { reported: true })).toEqual(['Ärztliche Sprechstunde'])
    expect(titles(list, { stale: true })).toEqual(['Ärztliche Sprechstunde', 'Chor'])
  })

  it('shows what waits to be sent as it will be, new offers too, and what needs a decision first', () => {
    const created = anOffer({ title: 'Neu' })
    const edits = [
      anEdit(own.id, { act: 'change', now: { title: 'Babycafé am Abend' } }),
      anEdit(created.id, { act: 'create', now: { ...created } as Edit['now'] }),
      anEdit(draft.id, { act: 'remove', now: {} }),
      anEdit(foreign.id, { act: 'change', now: { title: 'Strittig' } }, 'conflict'),
    ]
    const rows = rowsOf({ ...list, edits }, ground, today)
    expect(new Map(rows.map(({ offer, pending }) => [offer.title, pending]))).toEqual(
      new Map([
        ['Babycafé am Abend', 'waiting'],
        ['Neu', 'waiting'],
        ['Ärztliche Sprechstunde', 'conflict'],
      ]),
    )
  })
})

describe('an offer with what waits', () => {
  const offer = anOffer({ description: 'Alt' })

  it('follows one edit after the other, and lacks what was taken out', () => {
    const edits = [
      anEdit(offer.id, { act: 'change', now: { title: 'Eins', description: null } }),
      anEdit(offer.id, { act: 'change', now: { title: 'Zwei' } }),
    ]
    const { description: _, ...rest } = offer
    expect(withPending(offer, edits)).toEqual({ ...rest, title: 'Zwei' })
  })

  it('stays as it is stored where an edit makes no offer of it', () => {
    expect(withPending(offer, [anEdit(offer.id, { act: 'change', now: { title: null } })])).toEqual(offer)
  })
})
