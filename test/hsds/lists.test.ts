/** Lists of the public read API: filters, instants, pages. */
import { describe, expect, it } from 'vitest'
import { type CatalogueChange, writeCatalogue } from '../../server/catalogue/write.ts'
import type { Offer } from '../../shared/offer.ts'
import { anOrganisation, receiver, sender } from '../builders/a-server.ts'
import { anOffer } from '../builders/an-offer.ts'
import { anOpenNetwork, put } from '../builders/an-open-network.ts'
import { eachEngine } from '../engines/each.ts'

eachEngine((engine) => {
  describe('lists of the read API', () => {
    it('narrow down by every filter at once', async () => {
      const baby = anOffer({
        title: 'Schreibaby-Sprechstunde',
        ageFromMonths: 0,
        ageToMonths: 36,
        languages: ['tr'],
        cost: 'free',
        legalBasis: '§ 16 SGB VIII',
        openings: [{ days: [2], opens: '09:00', closes: '11:00' }],
        places: [{ street: 'Weg 1', postcode: '54320', city: 'Silberfurt', latitude: 51, longitude: 7 }],
      })
      const youth = anOffer({
        organisationId: receiver,
        title: 'Jugendtreff',
        description: 'Offene Tür mit Müttern',
        offerType: 'youth_centre',
        lifePhases: ['secondary_school'],
        ageFromMonths: 144,
        cost: 'fee',
        places: [
          {
            street: 'Weg 2',
            postcode: '54321',
            city: 'Silberfurt',
            latitude: 51.01,
            longitude: 7,
            accessibility: 'stufenlos',
          },
        ],
      })
      const { ids, read, ask } = await anOpenNetwork(await engine.freshStore(), put(baby), put(youth))
      const lines = (await (await ask('/taxonomy_terms?format=ndjson')).text()).trim().split('\n')
      const terms = lines.map((line) => JSON.parse(line) as { id: string; code: string; taxonomy: string })
      const term = (code: string, taxonomy = 'Lebensphase') =>
        terms.find((each) => each.code === code && each.taxonomy === taxonomy)?.id ?? code
      const all: [string, Offer[]][] = [
        ['search=schreibaby', [baby]],
        ['search=SCHREIBABY%20sprechstunde', [baby]],
        ['search=muettern', [youth]],
        ['search=jugendamt%20schreibaby', [baby]],
        ['search=nichts', []],
        [`organization_id=${receiver}`, [youth]],
        ['minimum_age=13', [youth]],
        ['maximum_age=11', [baby]],
        ['minimum_age=2&maximum_age=2', [baby]],
        ['minimum_age=3&maximum_age=11', []],
        ['language=tr', [baby]],
        ['is_free=true', [baby]],
        ['is_free=false', [youth]],
        ['weekday=TU', [baby]],
        ['weekday=MO', []],
        ['postcode=54320', [baby]],
        ['postcode=54320&proximity=2000', [baby, youth]],
        ['postcode=54320&proximity=500', [baby]],
        ['postcode=99999&proximity=500', []],
        ['accessibility=true', [youth]],
        ['search=jugend&is_free=true', [baby]],
        [`organization_id=${receiver}&is_free=true`, []],
        [`taxonomy_term_id=${term('kita')}`, [baby]],
        [
          `taxonomy_term_id=${term('youth_centre', 'Angebotsart')}&taxonomy_term_id=${term('secondary_school')}`,
          [youth],
        ],
        [`taxonomy_term_id=${term('youth_centre', 'Angebotsart')}&taxonomy_term_id=${term('kita')}`, []],
      ]
      for (const [query, expected] of all) {
        const wanted = expected.map(({ id }) => id).sort()
        expect(await ids(`/services?${query}`), query).toEqual(wanted)
        const places = await read<{ contents: { service_id: string }[] }>(`/service_at_locations?${query}`)
        expect(places.contents.map(({ service_id }) => service_id).sort(), query).toEqual(wanted)
      }
      const law = await read<{ contents: { id: string; name: string }[] }>('/taxonomies?search=rechtsgrundlage')
      expect(law.contents.map(({ name }) => name)).toEqual(['Rechtsgrundlage'])
      expect(await ids(`/services?taxonomy_id=${law.contents[0]?.id}`)).toEqual([baby.id])
      const paragraphs = await read<{ contents: { name: string }[] }>(
        `/taxonomy_terms?taxonomy_id=${law.contents[0]?.id}`,
      )
      expect(paragraphs.contents.map(({ name }) => name)).toEqual(['§ 16 SGB VIII'])
    })

    it('give what changed on or after an instant, and only ids and instants when asked for the least', async () => {
      const provider: CatalogueChange = { kind: 'organisation', id: sender, data: anOrganisation({ shortName: 'JA' }) }
      const { ids, read, store, clock } = await anOpenNetwork(await engine.freshStore(), provider, put(anOffer()))
      const later = anOffer()
      await writeCatalogue(store, [put(later)], clock.now + 60_000)
      for (const since of ['2026-03-02T09:01:00Z', '2026-03-02T10:01:00%2B01:00', '2026-03-02T10:01:00+01:00'])
        expect(await ids(`/services?modified_after=${since}`), since).toEqual([later.id])
      expect(await ids('/services?modified_after=2026-03-02')).toHaveLength(2)
      expect(await ids('/services?modified_after=2026-03-02T09:01:01Z')).toEqual([])
      const minimal = await read('/services?minimal=true')
      expect(minimal.contents).toHaveLength(2)
      expect(minimal.contents.find(({ id }) => id === later.id)).toEqual({
        id: later.id,
        modified_date: '2026-03-02T09:01:00.000Z',
      })
      const { last_modified } = await read<{ last_modified: string }>(`/services/${later.id}`)
      expect(last_modified).toBe('2026-03-02T09:01:00.000Z')
    })

    it('say truly how many pages there are, and which is first and last', async () => {
      const offers = Array.from({ length: 7 }, (_, at) => anOffer({ title: `Angebot ${at}` }))
      const { read } = await anOpenNetwork(await engine.freshStore(), ...offers.map(put))
      const pages = await Promise.all([1, 2, 3, 4].map((page) => read(`/services?per_page=3&page=${page}`)))
      expect(pages.map(({ contents: _, ...envelope }) => envelope)).toEqual([
        { total_items: 7, total_pages: 3, page_number: 1, size: 3, first_page: true, last_page: false, empty: false },
        { total_items: 7, total_pages: 3, page_number: 2, size: 3, first_page: false, last_page: false, empty: false },
        { total_items: 7, total_pages: 3, page_number: 3, size: 1, first_page: false, last_page: true, empty: false },
        { total_items: 7, total_pages: 3, page_number: 4, size: 0, first_page: false, last_page: true, empty: true },
      ])
      expect(pages.flatMap(({ contents }) => contents.map(({ id }) => id))).toEqual(offers.map(({ id }) => id).sort())
      expect(await read('/services?search=nichts')).toMatchObject({ total_items: 0, first_page: true, last_page: true })
    })
  })
})
