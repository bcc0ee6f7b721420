/** The public read API, asked as strangers ask it. */
import { describe, expect, it } from 'vitest'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { anOrganisation, aServer, receiver, sender } from '../builders/a-server.ts'
import { anOffer } from '../builders/an-offer.ts'
import { anOpenNetwork, hsdsLists as lists, opened, put } from '../builders/an-open-network.ts'
import { eachEngine } from '../engines/each.ts'

eachEngine((engine) => {
  describe('the read API', () => {
    it('is closed unless the network opens it, whole and in parts', async () => {
      const { app, store } = await aServer(await engine.freshStore())
      await writeCatalogue(store, [put(anOffer())])
      for (const path of ['', '/', ...lists.flatMap((list) => [`/${list}`, `/${list}/x`])]) {
        const response = await app.request(`/hsds${path}`)
        expect(response.status, path).toBe(404)
        expect(await response.json()).toMatchObject({ error: 'not_found' })
      }
      await writeCatalogue(store, [opened])
      expect((await app.request('/hsds/services')).status).toBe(200)
      await writeCatalogue(store, [{ ...opened, data: { name: 'Kreis Musterland' } }])
      expect((await app.request('/hsds/services')).status).toBe(404)
    })

    it('says what it speaks', async () => {
      const { read } = await anOpenNetwork(await engine.freshStore())
      for (const path of ['', '/']) expect(await read(path)).toMatchObject({ version: '3.0' })
    })

    it('shows what is published and nothing else, from the moment it changes', async () => {
      const { ids, ask, store } = await anOpenNetwork(await engine.freshStore())
      const offer = anOffer({ status: 'draft' })
      const seen = async () => [(await ids('/services')).length, (await ask(`/services/${offer.id}`)).status]
      for (const [status, shown] of [
        ['draft', [0, 404]],
        ['published', [1, 200]],
        ['paused', [0, 404]],
        ['published', [1, 200]],
        ['ended', [0, 404]],
      ] as const) {
        await writeCatalogue(store, [put({ ...offer, status })])
        expect(await seen(), status).toEqual(shown)
      }
      await writeCatalogue(store, [put({ ...offer, status: 'published' })])
      await writeCatalogue(store, [{ kind: 'offer', id: offer.id, data: null }])
      expect(await seen()).toEqual([0, 404])
    })

    it('follows a change of the provider, of an area and of a label', async () => {
      const offer = anOffer({ areaIds: ['05999'] })
      const area = { id: '05999', name: 'Altkreis', level: 'district', parentId: null }
      const { read, store } = await anOpenNetwork(
        await engine.freshStore(),
        { kind: 'area', id: '05999', data: { ...area, level: 'kreis' } },
        put(offer),
      )
      type Full = {
        organization: { name: string }
        service_areas: { name: string }[]
        attributes: { taxonomy_term: { name: string } }[]
      }
      const full = () => read<Full>(`/services/${offer.id}`)
      expect((await full()).service_areas[0]?.name).toBe('Altkreis')
      await writeCatalogue(store, [
        { kind: 'area', id: '05999', data: { ...area, level: 'kreis', name: 'Neukreis' } },
        { kind: 'organisation', id: sender, data: anOrganisation({ name: 'Jugendamt Neustadt' }) },
        { kind: 'codes', id: 'accessMode', data: { list: 'accessMode', relabelled: { open: { de: 'Tür auf' } } } },
      ])
      const after = await full()
      expect(after.service_areas[0]?.name).toBe('Neukreis')
      expect(after.organization.name).toBe('Jugendamt Neustadt')
      expect(after.attributes.map(({ taxonomy_term: { name } }) => name)).toContain('Tür auf')
      await writeCatalogue(store, [
        { kind: 'organisation', id: sender, data: anOrganisation({ name: 'Jugendamt Altstadt' }) },
      ])
      expect((await full()).organization.name).toBe('Jugendamt Altstadt')
      expect((await read('/services')).contents[0]).toMatchObject({ organization: { name: 'Jugendamt Altstadt' } })
    })

    it('keeps protected places without any address, in every list and item', async () => {
      const place = { street: 'Geheimer Weg 7', postcode: '54321', city: 'Verstecktdorf', latitude: 51.2345 }
      const shelter = anOffer({ organisationId: receiver, places: [place] })
      const { ask, store, ids } = await anOpenNetwork(
        await engine.freshStore(),
        {
          kind: 'organisation',
          id: receiver,
          data: anOrganisation({ id: receiver, street: 'Geheimer Weg 7', postcode: '54321', city: 'Verstecktdorf' }),
        },
        put(shelter),
      )
      const everything = async () => {
        const paths = ['/services?full=true', '/service_at_locations?full=true', '/organizations?full_service=true']
        const items = [`/services/${shelter.id}`, `/organizations/${receiver}`]
        const texts = [...lists.map((list) => `/${list}`), ...paths, ...items, '/services?format=ndjson&full=true']
        return (await Promise.all(texts.map(async (path) => await (await ask(path)).text()))).join('\n')
      }
      expect(await everything()).toContain('Geheimer Weg 7')
      await writeCatalogue(store, [put({ ...shelter, protectedPlace: true })])
      const text = await everything()
      for (const mark of ['Geheim', '54321', 'Versteckt', '51.2345']) expect(text).not.toContain(mark)
      expect(await ids('/service_at_locations')).toEqual([])
      expect(await ids('/services?postcode=54321')).toEqual([])
      expect(await ids('/services')).toEqual([shelter.id])
    })

    it('may be read from any page, and only read', async () => {
      const { ask } = await anOpenNetwork(await engine.freshStore(), put(anOffer()))
      const headers = { Origin: 'https://karte.example' }
      const response = await ask('/services', { headers })
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
      expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull()
      const preflight = await ask('/services', {
        method: 'OPTIONS',
        headers: {
          ...headers,
          'Access-Control-Request-Method': 'GET',
          'Access-Control-Request-Headers': 'if-none-match',
        },
      })
      expect(preflight.status).toBe(204)
      expect(preflight.headers.get('Access-Control-Allow-Methods')).toBe('GET,HEAD,OPTIONS')
      const head = await ask('/services', { method: 'HEAD' })
      expect([head.status, await head.text()]).toEqual([200, ''])
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
        expect((await ask('/services', { method })).status, method).toBe(404)
    })

    it('keeps other routes closed to foreign pages', async () => {
      const { app } = await anOpenNetwork(await engine.freshStore())
      const response = await app.request('/v1/hello', { headers: { Origin: 'https://karte.example' } })
      expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull()
      expect(response.headers.get('Cache-Control')).toBe('no-store')
    })

    it('answers 304 to who has the present answer, and not after a change', async () => {
      const offer = anOffer()
      const { ask, store } = await anOpenNetwork(await engine.freshStore(), put(offer))
      for (const path of ['/services', `/services/${offer.id}`, '/organizations']) {
        const first = await ask(path)
        const etag = first.headers.get('ETag') ?? ''
        expect(first.headers.get('Cache-Control')).toBe('public, no-cache')
        const again = await ask(path, { headers: { 'If-None-Match': `"other", W/${etag}` } })
        expect([again.status, await again.text()], path).toEqual([304, ''])
        const title = `Neuer Titel ${path}`
        const organisation = anOrganisation({ name: title })
        await writeCatalogue(store, [
          put({ ...offer, title }),
          { kind: 'organisation', id: organisation.id, data: organisation },
        ])
        expect((await ask(path, { headers: { 'If-None-Match': etag } })).status, path).toBe(200)
      }
    })

    it('refuses what it does not understand, and names the parameter', async () => {
      const { ask } = await anOpenNetwork(await engine.freshStore(), put(anOffer()))
      for (const [path, detail] of [
        ['/services?page=0', 'page'],
        ['/services?page=1&page=2', 'page'],
        ['/services?per_page=101', 'per_page'],
        ['/services?per_page=-1', 'per_page'],
        ['/services?per_page=1e2', 'per_page'],
        ['/services?full=yes', 'full'],
        ['/services?modified_after=gestern', 'modified_after'],
        ['/services?taxonomy_term_id=x', 'taxonomy_term_id'],
        ['/services?format=xml', 'format'],
        ['/services?proximity=500', 'proximity'],
        ['/services?colour=blue', 'colour'],
        ['/services?__proto__=1', '__proto__'],
        ['/organizations?minimum_age=3', 'minimum_age'],
      ] as const) {
        const response = await ask(path)
        expect(response.status, path).toBe(400)
        expect(await response.json(), path).toMatchObject({ error: 'malformed', detail })
      }
      for (const path of ['/services/__proto__', '/services/constructor', '/organizations/toString', '/services/%00'])
        expect((await ask(path)).status, path).toBe(404)
    })
  })
})
