import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type CatalogueChange, writeCatalogue } from '../../server/catalogue/write.ts'
import type { Offer } from '../../shared/offer.ts'
import { Problem } from '../../shared/problem.ts'
import {
  type CatalogueItem,
  type CataloguePullAnswer,
  catalogueSnapshotSchema,
  tombstoneDays,
} from '../../shared/protocol/catalogue.ts'
import { readCursor, writeCursor } from '../../shared/protocol/cursor.ts'
import { anOrganisation, aServer, sender } from '../builders/a-server.ts'
import { anOffer } from '../builders/an-offer.ts'
import { eachEngine } from '../engines/each.ts'

const put = (offer: Offer): CatalogueChange => ({ kind: 'offer', id: offer.id, data: offer })
const idsOf = (items: CatalogueItem[]) => items.map(({ id }) => id)

eachEngine((engine) => {
  async function aCatalogue() {
    const server = await aServer(await engine.freshStore())
    const reader = await server.enrol(sender, 'reader')
    const answer = (cursor: string | null, limit?: number) =>
      server.call('POST', '/v1/catalogue/pull', { cursor, ...(limit && { limit }) }, reader.tokens.access)
    const pull = async (cursor: string | null = null, limit?: number) =>
      (await (await answer(cursor, limit)).json()) as CataloguePullAnswer
    const snapshot = (headers: Record<string, string> = {}) =>
      server.app.request('/v1/catalogue/snapshot', {
        headers: { Authorization: `Bearer ${reader.tokens.access}`, ...headers },
      })
    return { ...server, reader, answer, pull, snapshot }
  }

  describe('writing the catalogue', () => {
    it('gives what changed a new place and leaves alone what did not', async () => {
      const { store, pull } = await aCatalogue()
      const [first, second] = [anOffer(), anOffer()]
      await writeCatalogue(store, [put(first), put(second)])
      const before = await pull()
      expect(await writeCatalogue(store, [put(first), put(second)])).toEqual({ changed: 0 })
      expect((await pull(before.next)).items).toEqual([])
      const paused: Offer = { ...first, status: 'paused' }
      expect(await writeCatalogue(store, [put(paused), put(second)])).toEqual({ changed: 1 })
      expect((await pull(before.next)).items).toMatchObject([
        { kind: 'offer', id: first.id, data: { status: 'paused' } },
      ])
    })

    it('takes the last of several changes to one thing', async () => {
      const { store, pull } = await aCatalogue()
      const offer = anOffer()
      await writeCatalogue(store, [put(offer), put({ ...offer, title: 'Neuer Titel' })])
      expect((await pull()).items.filter(({ id }) => id === offer.id)).toMatchObject([
        { data: { title: 'Neuer Titel' } },
      ])
    })

    it('refuses the whole when one thing is not what its kind demands, and says which', async () => {
      const { store, pull } = await aCatalogue()
      const { head } = await pull()
      const good = anOffer()
      const bad: CatalogueChange = { kind: 'offer', id: good.id, data: { ...good, offerType: 'unheard_of' } }
      const refusal = writeCatalogue(store, [put(good), bad])
      await expect(refusal).rejects.toEqual(new Problem('malformed', `offer ${good.id}: offerType`))
      await expect(writeCatalogue(store, [{ ...put(good), id: 'another' }])).rejects.toThrow(Problem)
      expect((await pull()).head).toBe(head)
    })

    it('makes an organisation known to sync, and keeps it known when it leaves', async () => {
      const { store, enrol, pull } = await aCatalogue()
      const id = '01990000-0000-7000-8000-0000000000dd'
      await writeCatalogue(store, [{ kind: 'organisation', id, data: anOrganisation({ id }) }])
      await writeCatalogue(store, [{ kind: 'organisation', id, data: null }])
      expect((await pull()).items.find((item) => item.id === id)).toMatchObject({ data: null })
      await expect(enrol(id)).resolves.toMatchObject({ organisationId: id })
    })

    it('writes thousands of offers in one go, and those who write at once wait for each other', async () => {
      const { store, pull } = await aCatalogue()
      const many = Array.from({ length: 1200 }, (_, index) => anOffer({ title: `Angebot ${index}` }))
      const writes = [many.slice(0, 600), many.slice(600)].map((part) => writeCatalogue(store, part.map(put)))
      expect(await Promise.all(writes)).toEqual([{ changed: 600 }, { changed: 600 }])
      const seen = new Set<string>()
      let cursor: string | null = null
      for (let more = true; more; ) {
        const page: CataloguePullAnswer = await pull(cursor)
        for (const { id } of page.items) seen.add(id)
        ;({ next: cursor, more } = page)
      }
      expect(many.every(({ id }) => seen.has(id))).toBe(true)
    })
  })

  describe('pulling the catalogue', () => {
    it('gives each thing once, at its newest version, in pages', async () => {
      const { store, pull } = await aCatalogue()
      const offers = [anOffer(), anOffer(), anOffer()]
      await writeCatalogue(store, offers.map(put))
      const first = await pull(null, 4)
      expect(first.more).toBe(true)
      const moved = { ...(offers[0] ?? anOffer()), title: 'Verschoben' }
      await writeCatalogue(store, [put(moved)])
      const rest = await pull(first.next, 500)
      expect(rest).toMatchObject({ more: false })
      expect([...idsOf(first.items), ...idsOf(rest.items)].filter((id) => id === moved.id).length).toBe(1)
      expect(rest.items.at(-1)).toMatchObject({ id: moved.id, data: { title: 'Verschoben' } })
    })

    it('says when something was removed', async () => {
      const { store, pull } = await aCatalogue()
      const offer = anOffer()
      await writeCatalogue(store, [put(offer)])
      const { next } = await pull()
      await writeCatalogue(store, [{ kind: 'offer', id: offer.id, data: null }])
      expect((await pull(next)).items).toMatchObject([{ id: offer.id, data: null }])
    })

    it('resets a cursor of another history, and one older than the tombstones', async () => {
      const { store, pull, answer } = await aCatalogue()
      const offer = anOffer()
      const start = Date.parse('2026-01-01T00:00:00Z')
      const { next: old } = await pull()
      await writeCatalogue(store, [put(offer)], start)
      await writeCatalogue(store, [{ kind: 'offer', id: offer.id, data: null }], start)
      const { next } = await pull()
      const cursor = readCursor(next, 'c1')
      if (cursor === undefined) throw new Error('no cursor')
      const foreign = [
        { ...cursor, epoch: '01990000-0000-4000-8000-000000000000' },
        { ...cursor, pos: cursor.pos + 1 },
        { ...cursor, chain: 'f'.repeat(32) },
      ]
      for (const each of foreign) expect((await answer(writeCursor(each))).status).toBe(409)
      await writeCatalogue(store, [put(anOffer())], start + (tombstoneDays + 1) * 86_400_000)
      expect((await answer(next)).status).toBe(200)
      expect(await (await answer(old)).json()).toMatchObject({ error: 'feed_reset', epoch: cursor.epoch })
      expect((await answer(null)).status).toBe(200)
      expect((await answer('bm9uc2Vuc2U')).status).toBe(400)
    })
  })

  describe('the snapshot', () => {
    it('holds the whole catalogue compressed, with a cursor to go on from', async () => {
      const { store, pull, snapshot } = await aCatalogue()
      const [offer, removed] = [anOffer(), anOffer()]
      await writeCatalogue(store, [put(offer), put(removed)])
      await writeCatalogue(store, [{ kind: 'offer', id: removed.id, data: null }])
      const response = await snapshot()
      expect(response.headers.get('Content-Encoding')).toBe('gzip')
      const text = gunzipSync(new Uint8Array(await response.arrayBuffer())).toString()
      const { items } = catalogueSnapshotSchema.parse(JSON.parse(text))
      expect(items.find(({ id }) => id === offer.id)?.data).toEqual(offer)
      expect(idsOf(items)).not.toContain(removed.id)
      const asOf = response.headers.get('x-as-of')
      expect((await pull(asOf)).items).toEqual([])
      const later = anOffer()
      await writeCatalogue(store, [put(later)])
      expect(idsOf((await pull(asOf)).items)).toEqual([later.id])
    })

    it('need not be sent again while nothing changed', async () => {
      const { store, snapshot } = await aCatalogue()
      const etag = (await snapshot()).headers.get('ETag') ?? ''
      expect(etag).toMatch(/^"[\w-]{43}"$/)
      expect((await snapshot({ 'If-None-Match': etag })).status).toBe(304)
      await writeCatalogue(store, [put(anOffer())])
      const changed = await snapshot({ 'If-None-Match': etag })
      expect(changed.status).toBe(200)
      expect(changed.headers.get('ETag')).not.toBe(etag)
    })
  })
})
