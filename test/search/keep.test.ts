import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { buildIndex } from '../../extension/search/index-build.ts'
import { openSearch, refreshIndex, search, searchVersion } from '../../extension/search/search.ts'
import { noFilters } from '../../extension/search/types.ts'
import { Database } from '../../extension/store/database.ts'
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
