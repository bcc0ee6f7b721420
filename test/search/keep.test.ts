import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { buildIndex } from '../../extension/search/index-build.ts'
import { openSearch, refreshIndex, search, searchVersion } from '../../extension/search/search.ts'
import { noFilters } from '../../extension/search/types.ts'
import { Database } from '../../extension/store/database.ts'
import { codesSchema } from '../../shared/codes/adjusted.ts'
import { anOffer } from '../builders/an-offer.ts'

let database = new Database('search-1')
let count = 1

afterEach(async () => {
  await database.delete()
  database = new Database(`search-${++count}`)
})

const found = (query: string) => search(query, {}, noFilters, 10).hits.map(({ offerId }) => offerId)

describe('the kept index', () => {
  it('is built where there is none, and says so', async () => {
    const offer = anOffer({ title: 'Nähkreis' })
    await database.offers.add(offer)
    const before = searchVersion.value
    await openSearch(database)
    expect(found('nähkreis')).toEqual([offer.id])
    expect(searchVersion.value).toBeGreaterThan(before)
    expect((await database.indexes.toArray()).map(({ name }) => name)).toEqual(['main'])
  })

  it('takes in what was added, changed and removed without building all anew', async () => {
    const [kept, changed, removed, added] = ['Nähkreis', 'Kochkurs', 'Bastelkeller', 'Drachenfest'].map((title) =>
      anOffer({ title }),
    )
    if (!kept || !changed || !removed || !added) throw new Error('no offers')
    await database.offers.bulkAdd([kept, changed, removed])
    await openSearch(database)
    await database.offers.put({ ...changed, title: 'Zirkuszelt' })
    await database.offers.delete(removed.id)
    await database.offers.add(added)
    await refreshIndex([changed.id, removed.id, added.id], database)
    expect(found('nähkreis')).toEqual([kept.id])
    expect(found('zirkuszelt')).toEqual([changed.id])
    expect(found('bastelkeller')).toEqual([])
    expect(found('drachenfest')).toEqual([added.id])
    expect(await database.indexes.count()).toBe(2)
    await refreshIndex('all', database)
    expect(await database.indexes.count()).toBe(1)
    expect(found('zirkuszelt')).toEqual([changed.id])
  })

  it('takes in a third of the catalogue at once, then folds it into the large one in the background', async () => {
    const offers = Array.from({ length: 1_200 }, (_, number) => anOffer({ title: `Nähkreis ${number}` }))
    await database.offers.bulkAdd(offers)
    await openSearch(database)
    const changed = offers.slice(0, 400).map((offer) => ({ ...offer, title: 'Zirkuszelt' }))
    await database.offers.bulkPut(changed)
    await refreshIndex(
      changed.map(({ id }) => id),
      database,
    )
    expect(search('zirkuszelt', {}, noFilters, 10).total).toBe(400)
    expect((await database.indexes.toArray()).map(({ name }) => name).sort()).toEqual(['main', 'recent'])
    await vi.waitFor(async () => expect(await database.indexes.count()).toBe(1), { timeout: 60_000 })
    expect(search('zirkuszelt', {}, noFilters, 10).total).toBe(400)
    expect(search('nähkreis', {}, noFilters, 10).total).toBe(800)
  })

  it('lets a change pass that comes while it is folded', async () => {
    const offers = Array.from({ length: 1_200 }, (_, number) => anOffer({ title: `Nähkreis ${number}` }))
    await database.offers.bulkAdd(offers)
    await openSearch(database)
    const [first, ...rest] = offers.slice(0, 400)
    if (first === undefined) throw new Error('no offers')
    const taken = refreshIndex(
      rest.map(({ id }) => id),
      database,
    )
    await database.offers.put({ ...first, title: 'Drachenfest' })
    await taken
    await refreshIndex([first.id], database)
    expect(found('drachenfest')).toEqual([first.id])
    await vi.waitFor(async () => expect(await database.indexes.count()).toBe(1), { timeout: 60_000 })
    expect(found('drachenfest')).toEqual([first.id])
  })

  it('knows the network’s words and what was used here as soon as they are written, with no index touched', async () => {
    const [cafe, other] = [
      anOffer({ title: 'Treff', offerType: 'parent_cafe' }),
      anOffer({ title: 'Treff', offerType: 'parent_cafe' }),
    ]
    await database.offers.bulkAdd([cafe, other])
    await openSearch(database)
    const edition = (await database.indexes.get('main'))?.builtFrom
    expect(found('krümelmonsterrunde')).toEqual([])
    await database.synonyms.put({ id: 's', words: ['Krümelmonsterrunde'], offerTypes: ['parent_cafe'] })
    await vi.waitFor(() => expect(found('krümelmonsterrunde')).toHaveLength(2))
    await database.codes.put(
      codesSchema.parse({ list: 'offerType', relabelled: { parent_cafe: { de: 'Kaffeestunde' } } }),
    )
    await vi.waitFor(() => expect(found('kaffeestunde')).toHaveLength(2))
    for (const { id } of [cafe, other]) {
      await database.releasedUses.clear()
      await database.releasedUses.put({ offerId: id, quarter: '2026-Q3', level: 'often' })
      await vi.waitFor(() => expect(found('kaffeestunde')[0]).toBe(id))
    }
    await database.synonyms.clear()
    await vi.waitFor(() => expect(found('krümelmonsterrunde')).toEqual([]))
    expect((await database.indexes.get('main'))?.builtFrom).toBe(edition)
    expect(await database.indexes.count()).toBe(1)
  })

  it('is built anew when it comes from another version', async () => {
    const offer = anOffer({ title: 'Nähkreis' })
    await database.offers.add(offer)
    await database.indexes.put({ name: 'main', buffer: new ArrayBuffer(64), builtFrom: 1, dead: [] })
    await openSearch(database)
    expect(found('nähkreis')).toEqual([offer.id])
  })

  it('follows what another page wrote', async () => {
    const [first, second] = [anOffer({ title: 'Nähkreis' }), anOffer({ title: 'Zirkuszelt' })]
    await database.offers.add(first)
    await openSearch(database)
    await database.offers.add(second)
    const elsewhere = new Database(database.name)
    const buffer = buildIndex({ offers: [first, second], organisations: [], areas: [] })
    await elsewhere.indexes.put({ name: 'main', buffer, builtFrom: 7, dead: [] })
    await vi.waitFor(() => expect(found('zirkuszelt')).toEqual([second.id]))
    elsewhere.close()
  })
})
