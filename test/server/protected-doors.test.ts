/**
 * Whatever comes in by whatever door, in any order: an offer that is marked has its address nowhere on the server, in
 * nothing that leaves it, and in nothing that a device would keep.
 */
import { describe, expect, it } from 'vitest'
import { exportCatalogue } from '../../server/catalogue/export/export.ts'
import { sweepProtected } from '../../server/catalogue/protected/sweep.ts'
import { pullCatalogue } from '../../server/catalogue/pull.ts'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { openStore } from '../../server/store/open.ts'
import type { Offer } from '../../shared/offer.ts'
import { catalogueSchemas } from '../../shared/protocol/catalogue.ts'
import type { Fields } from '../../shared/protocol/edits.ts'
import { aCatalogueDesk, change } from '../builders/a-catalogue-desk.ts'
import { aList } from '../builders/a-list.ts'
import { receiver, sender } from '../builders/a-server.ts'
import { aPlannedImport, applied, undone } from '../builders/an-import.ts'
import { anOffer } from '../builders/an-offer.ts'
import { wholeDatabase } from '../builders/whole-database.ts'
import fc from '../property.ts'

const numbers = [1, 2, 3] as const
const idOf = (number: number) => `0000000${number}-0000-4000-8000-000000000000`
/** Each offer has a street that nothing else is called by. */
const streetOf = (who: string | number) => `Geheimgasse ${who}x`

const anOfferNumber = fc.constantFrom(...numbers)
const anEdit = fc.record({
  door: fc.constant('edit' as const),
  at: fc.nat(5),
  marked: fc.boolean(),
  placed: fc.boolean(),
})
const aListOfOne = fc.record({
  door: fc.constant('list' as const),
  number: anOfferNumber,
  title: fc.constantFrom('Frauenhaus', 'Kurs', 'Kurs'),
})
const aDoor = fc.oneof(
  fc.record({ door: fc.constant('write' as const), number: anOfferNumber, marked: fc.boolean(), raw: fc.boolean() }),
  { weight: 4, arbitrary: anEdit },
  { weight: 3, arbitrary: aListOfOne },
  fc.record({ door: fc.constant('undo' as const) }),
  fc.record({ door: fc.constant('restore' as const), at: fc.nat(9) }),
  fc.record({ door: fc.constant('sweep' as const) }),
)

async function aNetwork() {
  const desk = await aCatalogueDesk(await openStore('sqlite::memory:'), { readApi: true })
  const { store, edit } = desk
  const [coordinator] = await desk.devices([sender, 'coordinator'])
  if (coordinator === undefined) throw new Error('a device was enrolled')
  const imports: string[] = []
  const placesOf = (id: string) => [{ street: streetOf(id), postcode: '54321' }]
  const raw = (number: number, marked: boolean) => ({
    ...anOffer({ id: idOf(number), organisationId: receiver, title: `Angebot ${number}` }),
    protectedPlace: marked,
    places: placesOf(idOf(number)),
  })
  const offers = async () => [...(await desk.things<Offer>('offer')).values()]
  const through = async (step: typeof aDoor extends fc.Arbitrary<infer T> ? T : never): Promise<void> => {
    switch (step.door) {
      case 'write': {
        const data = raw(step.number, step.marked)
        const way = step.raw ? { data: null, text: JSON.stringify(data) } : { data }
        await writeCatalogue(store, [{ kind: 'offer', id: data.id, ...way }])
        return
      }
      case 'edit': {
        const all = await offers()
        const offer = all[step.at % Math.max(1, all.length)]
        if (offer === undefined) return
        const { protectedPlace, places } = offer
        const now = { protectedPlace: step.marked, ...(step.placed && { places: placesOf(offer.id) }) }
        await edit(coordinator, change('offer', offer.id, { protectedPlace, places } as Fields, now))
        return
      }
      case 'list': {
        const row = `${step.number};${step.title} ${step.number};${streetOf(`L${step.number}`)};0000 4711;;;;;`
        const { id } = await aPlannedImport(store, aList(row))
        await applied(store, id)
        imports.push(id)
        return
      }
      case 'undo': {
        const last = imports.pop()
        if (last !== undefined) await undone(store, last)
        return
      }
      case 'restore': {
        const versions = await store.db
          .selectFrom('catalogue_version')
          .selectAll()
          .where('kind', '=', 'offer')
          .execute()
        const version = versions[step.at % Math.max(1, versions.length)]
        if (version?.data == null) return
        await writeCatalogue(store, [{ kind: 'offer', id: version.id, data: null, text: version.data }])
        return
      }
      case 'sweep':
        await sweepProtected(store, Date.now())
    }
  }
  const leaving = async (): Promise<string> => {
    const paths = ['/hsds/services?full=true', '/hsds/service_at_locations?full=true', '/hsds/organizations']
    const answers = await Promise.all(paths.map(async (path) => await (await desk.app.request(path)).text()))
    const { items } = await pullCatalogue(store.db, null)
    const { bytes } = await exportCatalogue(store.db, 'csv', {}, '2026-11-22')
    return [...answers, JSON.stringify(items), new TextDecoder().decode(bytes)].join('\n')
  }
  return { ...desk, through, offers, leaving }
}

describe('a protected place', () => {
  it('has its address nowhere, whatever comes in by whatever door', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aDoor, { minLength: 2, maxLength: 10 }), async (steps) => {
        const { store, through, offers, leaving } = await aNetwork()
        for (const step of steps) await through(step)
        const marked = (await offers()).filter(({ protectedPlace }) => protectedPlace)
        const text = [await wholeDatabase(store), await leaving()].join('\n')
        for (const { id, title, sourceId, places } of marked) {
          expect(places).toEqual([])
          const streets = [streetOf(id), ...(sourceId === undefined ? [] : [streetOf(`L${sourceId}`)])]
          expect(
            streets.filter((street) => text.includes(street)),
            title,
          ).toEqual([])
        }
        for (const item of (await pullCatalogue(store.db, null)).items)
          if (item.kind === 'offer' && item.data !== null)
            expect(catalogueSchemas.offer.parse(item.data)).toEqual(item.data)
        await store.close()
      }),
      { numRuns: 25 },
    )
  })
})
