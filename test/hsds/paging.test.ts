/** Readers walk through the pages of the read API while offers come, change and go. */

import { describe, expect, it } from 'vitest'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { rememberWalks } from '../../server/hsds/walk.ts'
import { openStore } from '../../server/store/open.ts'
import type { Offer } from '../../shared/offer.ts'
import { anOffer } from '../builders/an-offer.ts'
import { anOpenNetwork, put } from '../builders/an-open-network.ts'
import { eachEngine } from '../engines/each.ts'
import fc from '../property.ts'

/** Between two pages: an offer comes, one of those there changes, leaves or comes back. */
const change = fc.record({ what: fc.constantFrom('come', 'edit', 'leave', 'return'), which: fc.nat(40), id: fc.uuid() })
const walkCase = fc.record({
  ids: fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 12 }),
  perPage: fc.integer({ min: 1, max: 4 }),
  between: fc.array(fc.array(change, { maxLength: 4 }), { minLength: 12, maxLength: 12 }),
})

describe('a reader who walks through all pages', () => {
  it('sees nothing twice and misses nothing that was there all the time', async () => {
    await fc.assert(
      fc.asyncProperty(walkCase, async ({ ids, perPage, between }) => {
        const store = await openStore('sqlite::memory:')
        const offers = new Map<string, Offer>(ids.map((id) => [id, anOffer({ id })]))
        const { read } = await anOpenNetwork(store, ...[...offers.values()].map(put))
        const always = new Set(ids)
        const seen: string[] = []
        for (let page = 1; ; page++) {
          const answer = await read(`/services?per_page=${perPage}&page=${page}`)
          seen.push(...answer.contents.map(({ id }) => id))
          expect(answer.size).toBeLessThanOrEqual(perPage)
          if (answer.last_page) break
          for (const { what, which, id } of between[page - 1] ?? []) {
            const known = [...offers.values()]
            const offer = what === 'come' ? anOffer({ id }) : known[which % known.length]
            if (offer === undefined) continue
            const status = what === 'leave' ? 'paused' : 'published'
            const changed: Offer = { ...offer, status, title: `${offer.title} ${page}`.slice(0, 200) }
            offers.set(offer.id, changed)
            if (what === 'leave') always.delete(offer.id)
            await writeCatalogue(store, [put(changed)])
          }
        }
        expect(new Set(seen).size).toBe(seen.length)
        for (const id of always) expect(seen).toContain(id)
        await store.close()
      }),
      { numRuns: 60 },
    )
  })

  it('is not disturbed by another who begins in between with another query', async () => {
    const offers = ['1', '2', '3', '4'].map((digit) => anOffer({ id: `0000000${digit}-0000-4000-8000-000000000000` }))
    const [first, second, third, fourth] = offers.map(({ id }) => id)
    const { ids, store } = await anOpenNetwork(await openStore('sqlite::memory:'), ...offers.slice(1).map(put))
    expect(await ids('/services?per_page=2')).toEqual([second, third])
    await writeCatalogue(store, offers.slice(0, 1).map(put))
    expect(await ids('/services?per_page=1')).toEqual([first])
    expect(await ids('/services?per_page=2&page=2')).toEqual([fourth])
    expect(await ids('/services?per_page=2')).toEqual([first, second])
    await store.close()
  })
})

describe('the memory of walks', () => {
  const asked = { reader: '192.0.2.1', query: 'q', size: 1 }

  it('goes on for as long as a reader is patient, and then gives the present', () => {
    let now = 0
    const walks = rememberWalks(() => now)
    walks.ids({ ...asked, page: 1 }, () => ['a', 'b'])
    now += 9 * 60_000
    expect(walks.ids({ ...asked, page: 2 }, () => ['c'])).toEqual(['a', 'b'])
    expect(walks.ids({ ...asked, page: 2, reader: '192.0.2.2' }, () => ['c'])).toEqual(['c'])
    now += 11 * 60_000
    expect(walks.ids({ ...asked, page: 2 }, () => ['c'])).toEqual(['c'])
  })

  it('lets the oldest walk go when there are too many', () => {
    const walks = rememberWalks(() => 0)
    for (let reader = 0; reader <= 1000; reader++)
      walks.ids({ ...asked, reader: String(reader), page: 1 }, () => ['a', 'b'])
    const then = (reader: string) => walks.ids({ ...asked, reader, page: 2 }, () => ['c', 'd'])
    expect(then('1000')).toEqual(['a', 'b'])
    expect(then('0')).toEqual(['c', 'd'])
  })
})

eachEngine((engine) => {
  it('a second process on the same database shows the same at once', async () => {
    const offer = anOffer()
    const url = await engine.freshUrl()
    const [here, there] = [await openStore(url), await openStore(url)]
    const { ids } = await anOpenNetwork(here, put(offer))
    expect(await ids('/services')).toEqual([offer.id])
    await writeCatalogue(there, [put({ ...offer, status: 'ended' })])
    expect(await ids('/services')).toEqual([])
    await Promise.all([here.close(), there.close()])
  })
})
