/** Where a protected place is, the database does not know: not now, not before, not in what a list brought. */
import { describe, expect, it } from 'vitest'
import { sweepProtected } from '../../server/catalogue/protected/sweep.ts'
import { pullCatalogue } from '../../server/catalogue/pull.ts'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { verifyStore } from '../../server/feeds/verify.ts'
import { catalogueSchemas } from '../../shared/protocol/catalogue.ts'
import { aCatalogueDesk, change, create } from '../builders/a-catalogue-desk.ts'
import { aList, aMapping } from '../builders/a-list.ts'
import { receiver, sender } from '../builders/a-server.ts'
import { aPlannedImport, applied, mappingOf, rowsOf, undone } from '../builders/an-import.ts'
import { anOffer } from '../builders/an-offer.ts'
import { wholeDatabase } from '../builders/whole-database.ts'
import { eachEngine } from '../engines/each.ts'

const place = { name: 'Haus Erfunden', street: 'Geheimer Weg 7', postcode: '54321', latitude: 51.23456 }
const marks = ['Geheim', 'GEHEIM', '54321', '51.23456', 'Haus Erfunden']

eachEngine((engine) => {
  const desk = async () => {
    const server = await aCatalogueDesk(await engine.freshStore())
    const [coordinator] = await server.devices([sender, 'coordinator'])
    if (coordinator === undefined) throw new Error('a device was enrolled')
    return { ...server, coordinator }
  }
  const marking = (id: string) => change('offer', id, { protectedPlace: false }, { protectedPlace: true })
  const atReceiver = (street: string) => change('organisation', receiver, { street: null }, { street })

  describe('marking an offer as a protected place', () => {
    it('takes its address out of the catalogue and of all its versions, and the feed goes on', async () => {
      const { edit, coordinator, withOffer, offer, store, ask } = await desk()
      const { id } = await withOffer({ places: [place] })
      await edit(coordinator, change('offer', id, { title: 'Elternkurs „Drachennest“' }, { title: 'Anderswie' }))
      const { next } = await pullCatalogue(store.db, null)
      expect(await wholeDatabase(store)).toContain('Geheimer Weg')
      expect(await edit(coordinator, marking(id))).toMatchObject([{ st: 'applied', data: { places: [] } }])
      expect(await offer(id)).toMatchObject({ protectedPlace: true, places: [], title: 'Anderswie' })
      const { body } = await ask<{ versions: { data: { title: string } }[] }>(coordinator, 'history', {
        kind: 'offer',
        item: id,
      })
      expect(body.versions.map(({ data }) => data.title)).toEqual([
        'Anderswie',
        'Anderswie',
        'Elternkurs „Drachennest“',
      ])
      const text = await wholeDatabase(store)
      for (const mark of marks) expect(text).not.toContain(mark)
      expect((await pullCatalogue(store.db, next)).items).toMatchObject([{ id, data: { places: [] } }])
      expect((await verifyStore(store.db)).findings).toEqual([])
    })

    it('does not wait for anybody who changed the address meanwhile', async () => {
      const { edit, coordinator, withOffer, offer } = await desk()
      const { id } = await withOffer({ places: [place] })
      await edit(coordinator, change('offer', id, { places: [place] }, { places: [{ ...place, postcode: '54320' }] }))
      const late = change('offer', id, { protectedPlace: false, places: [place] }, { protectedPlace: true, places: [] })
      expect(await edit(coordinator, late)).toMatchObject([{ st: 'applied' }])
      expect((await offer(id)).places).toEqual([])
    })

    it('takes the same address from its provider, however it is written, and leaves any other', async () => {
      for (const [street, kept] of [
        ['GEHEIMER WEG 7', false],
        ['Geheimer Weg 70', true],
      ] as const) {
        const { edit, coordinator, withOffer, things, store } = await desk()
        await edit(coordinator, atReceiver(street))
        await withOffer({ title: 'Offen' })
        const { id } = await withOffer({ places: [place] })
        await edit(coordinator, marking(id))
        const provider = (await things(`organisation`)).get(receiver)
        expect(provider?.['street'], street).toBe(kept ? street : undefined)
        expect(provider).toMatchObject({ areaId: 'nord', phone: '0202 100' })
        expect((await wholeDatabase(store)).includes(street)).toBe(kept)
      }
    })
  })

  describe('a provider of protected places alone', () => {
    it('has no street, whichever comes first and whatever is written later', async () => {
      const { edit, coordinator, withOffer, things, store } = await desk()
      const street = async () => (await things('organisation')).get(receiver)?.['street']
      await edit(coordinator, atReceiver('Marktplatz 1'))
      const open = await withOffer({ title: 'Offen' })
      await withOffer({ protectedPlace: true })
      expect(await street()).toBe('Marktplatz 1')
      await writeCatalogue(store, [{ kind: 'offer', id: open.id, data: { ...open, status: 'ended' } }])
      expect(await street()).toBeUndefined()
      await edit(coordinator, atReceiver('Marktplatz 1'))
      expect(await street()).toBeUndefined()
      expect(await wholeDatabase(store)).not.toContain('Marktplatz')
      await withOffer({ title: 'Wieder offen' })
      await edit(coordinator, atReceiver('Marktplatz 1'))
      expect(await street()).toBe('Marktplatz 1')
    })
  })

  describe('an address for a protected place', () => {
    it('is refused where somebody edits, with the field, and the rest can be saved', async () => {
      const { edit, coordinator, withOffer, store } = await desk()
      const refused = { st: 'refused', code: 'protected_place', detail: 'places' }
      const { id } = await withOffer({ protectedPlace: true })
      expect(await edit(coordinator, change('offer', id, { places: [] }, { places: [place] }))).toMatchObject([refused])
      const fresh = anOffer({ organisationId: receiver })
      const whole = { ...fresh, protectedPlace: true }
      expect(await edit(coordinator, create('offer', fresh.id, { ...whole, places: [place] }))).toMatchObject([refused])
      expect(await edit(coordinator, create('offer', fresh.id, whole))).toMatchObject([{ st: 'applied' }])
      for (const mark of marks) expect(await wholeDatabase(store)).not.toContain(mark)
    })

    it('is left behind by every other way: the operator’s, and a device’s that an older server serves', async () => {
      const { store } = await desk()
      const raw = { ...anOffer({ organisationId: receiver }), protectedPlace: true, places: [place] }
      await writeCatalogue(store, [{ kind: 'offer', id: raw.id, data: raw }])
      await writeCatalogue(store, [{ kind: 'offer', id: raw.id, data: null, text: JSON.stringify(raw) }])
      for (const mark of marks) expect(await wholeDatabase(store)).not.toContain(mark)
      expect(catalogueSchemas.offer.parse(raw).places).toEqual([])
    })
  })

  describe('a list', () => {
    const rows = ['17;Frauenhaus Musterstadt;Geheimer Weg 7;0000 4711;;;;;', '18;Wurzelzwerge;Quellenweg 9;;;;;;']
    // In most lists the provider's address is the offer's own.
    const mapping = mappingOf(aMapping())
    mapping.organisation.street = { column: 'Straße' }

    it('brings a shelter in as a protected place, says so, and leaves no trace of its address', async () => {
      const { store, things } = await desk()
      const { id } = await aPlannedImport(store, aList(...rows), { mapping })
      const [shelter] = await rowsOf(store, id)
      expect(shelter?.notes).toContainEqual({ code: 'protected_place', field: 'places' })
      expect(JSON.stringify(shelter)).not.toContain('Geheim')
      await applied(store, id)
      const offers = [...(await things('offer')).values()]
      expect(offers).toContainEqual(expect.objectContaining({ title: 'Frauenhaus Musterstadt', protectedPlace: true }))
      const text = await wholeDatabase(store)
      expect(text).not.toContain('Geheim')
      expect(text).toContain('Quellenweg 9')
      await applied(store, (await aPlannedImport(store, aList(...rows), { mapping })).id)
      expect(await wholeDatabase(store)).not.toContain('Geheim')
    })

    it('that brought the address before the mark forgets it with the mark, and an undo brings none back', async () => {
      const { store, edit, coordinator, things } = await desk()
      const named = (title: string) => aList(`17;${title};Geheimer Weg 7;0000 4711;;;;;`, rows[1] ?? '')
      const { id } = await aPlannedImport(store, named('Wohnen auf Zeit'))
      await applied(store, id)
      const again = await aPlannedImport(store, named('Wohnen auf lange Zeit'))
      await applied(store, again.id)
      const waiting = await aPlannedImport(store, aList('17;Wohnen auf Zeit;Geheimer Weg 8;0000 4711;;;;;'))
      const [offer = ''] =
        [...(await things('offer'))].find(([, { title }]) => String(title).startsWith('Wohnen')) ?? []
      expect(await edit(coordinator, marking(offer))).toMatchObject([{ st: 'applied' }])
      expect(JSON.stringify(await rowsOf(store, waiting.id))).not.toContain('Geheim')
      await applied(store, waiting.id)
      expect((await things('offer')).get(offer)).toMatchObject({ places: [], protectedPlace: true })
      expect(await wholeDatabase(store)).not.toContain('Geheim')
      for (const each of [waiting.id, again.id, id]) await undone(store, each)
      expect(await wholeDatabase(store)).not.toContain('Geheim')
    })
  })

  it('a database from before the rule holds no address once a server has started on it', async () => {
    const { store, withOffer, edit, coordinator } = await desk()
    await edit(coordinator, atReceiver('Geheimer Weg 7'))
    await withOffer({ title: 'Offen' })
    const { id, ...rest } = await withOffer()
    const old = JSON.stringify({ ...rest, id, protectedPlace: true, places: [place] })
    for (const table of ['catalogue_item', 'catalogue_version'] as const)
      await store.db.updateTable(table).set({ data: old }).where('id', '=', id).execute()
    const { next } = await pullCatalogue(store.db, null)
    expect(await sweepProtected(store, Date.now())).toBe(2)
    for (const mark of marks) expect(await wholeDatabase(store)).not.toContain(mark)
    expect((await pullCatalogue(store.db, next)).items.map((item) => item.id).sort()).toEqual([id, receiver].sort())
    expect((await verifyStore(store.db)).findings).toEqual([])
    expect(await sweepProtected(store, Date.now())).toBe(0)
  })
})
