/** Pages and lists for anybody, asked by somebody who means ill: an answer or a refusal, never trouble of the server's own. */
import { describe, expect, it } from 'vitest'
import { openStore } from '../../server/store/open.ts'
import { anOffer } from '../builders/an-offer.ts'
import { anOpenNetwork, put } from '../builders/an-open-network.ts'

const offer = anOffer({ title: 'Elterncafé' })
const open = async () => (await anOpenNetwork(await openStore('sqlite::memory:'), put(offer))).app

const queries = [
  'page=1&page=2',
  'page=0',
  'page=-1',
  'page=1e9',
  'page=99999999999999999999',
  'page=١',
  'page=%00',
  'per_page=100000',
  'per_page[]=5',
  'search=%F0%9F%98%80',
  'search=%E0%A4%A',
  'search=%00',
  `search=${'%25'.repeat(60)}`,
  `search=${'a'.repeat(5000)}`,
  'search=a&search=b',
  'search=(((((((((((((((((((((a+)+)+)+$',
  'postcode=%25_%25',
  "postcode=1' or '1'='1",
  `taxonomy_term_id=${Array.from({ length: 50 }, () => offer.id).join('&taxonomy_term_id=')}`,
  'modified_after=9999999-01-01',
  'modified_after=2026-02-31',
  'modified_after=',
  '__proto__=1',
  'constructor[prototype][x]=1',
  'format=ndjson&page=100000',
  'format=../../etc/passwd',
  '&&&===&&',
  '?page=1',
]
const paths = ['/hsds/services', '/hsds/service_at_locations', '/hsds/organizations', '/hsds/taxonomies', '/hsds']
const places = [
  '/hsds/services/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '/hsds/services/%252e%252e%252fetc',
  '/hsds/services/..%5c..%5cwindows',
  '/hsds/services/%00',
  '/hsds/services/%E0%A4%A',
  '/hsds/services/__proto__',
  `/hsds/services/${'a'.repeat(5000)}`,
  `/hsds/services/${offer.id}/../../v1/devices`,
  '/hsds//services',
  '/HSDS/services',
  '/antwort/%2e%2e/v1',
  '/antwort?code=%E0%A4%A',
  `/antwort?sprache=${'x'.repeat(3000)}&sprache=de`,
  '/antwort?__proto__=1',
  '/bestaetigen?code=%00&code=2',
  '/bestaetigen/%252e%252e',
]
const headers: Record<string, string>[] = [
  { 'If-None-Match': Array.from({ length: 500 }, (_, at) => `"${at}"`).join(', ') },
  { 'If-None-Match': 'W/"' },
  { 'If-None-Match': '*' },
  { 'If-Modified-Since': 'gestern' },
  { Range: 'bytes=0-0,-1,5-2,99999999999999999999-' },
  { 'X-HTTP-Method-Override': 'DELETE', 'X-Method-Override': 'PUT' },
  { 'X-Original-URL': '/v1/devices', 'X-Rewrite-URL': '/v1/devices' },
  { 'X-Forwarded-For': '127.0.0.1, ::1, "<script>"', Forwarded: 'for=_hidden;;;' },
  { 'Accept-Language': `${'de;q=0.5,'.repeat(1000)}*;q=NaN` },
  { 'Accept-Encoding': 'gzip;q=0, identity;q=0, *;q=0' },
  { Accept: '../../etc/passwd' },
  { Cookie: 'sprache=%E0%A4%A; __proto__=1' },
  { 'Content-Type': 'multipart/form-data' },
  { Host: 'evil.example' },
]
const telling = /node_modules|\bat .+\.ts:|SQLITE|SyntaxError|TypeError/

describe('whoever asks for', () => {
  it('lists by strange queries is answered or told what was wrong', async () => {
    const app = await open()
    for (const path of paths)
      for (const query of queries) {
        const response = await app.request(`${path}?${query}`)
        const text = await response.text()
        expect([200, 400, 404, 414], `${path}?${query}: ${text.slice(0, 200)}`).toContain(response.status)
        expect(text).not.toMatch(telling)
      }
  })

  it('places outside of what is open finds none', async () => {
    const app = await open()
    for (const path of places) {
      const response = await app.request(path)
      const text = await response.text()
      expect(response.status, `${path}: ${text.slice(0, 200)}`).toBeLessThan(500)
      expect(text).not.toMatch(telling)
      if (path.startsWith('/hsds') || path.startsWith('/HSDS')) expect([400, 401, 404], path).toContain(response.status)
    }
  })

  it('anything with strange headers is answered as without them', async () => {
    const app = await open()
    for (const path of ['/hsds/services', `/hsds/services/${offer.id}`, '/antwort', '/bestaetigen'])
      for (const header of headers) {
        const plain = await app.request(path)
        expect(plain.status, path).toBe(200)
        const response = await app.request(path, { headers: header })
        const said = `${path} ${JSON.stringify(header).slice(0, 80)}`
        const kept = header['If-None-Match'] === '*' && response.status === 304
        expect(kept ? plain.status : response.status, said).toBe(plain.status)
        expect(await response.text()).not.toContain('evil.example')
      }
  })

  it('anything by another method changes nothing and learns nothing', async () => {
    const app = await open()
    for (const path of ['/hsds/services', `/hsds/services/${offer.id}`, '/antwort', '/bestaetigen'])
      for (const method of ['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'QUERY']) {
        const response = await app.request(path, { method })
        expect(response.status, `${method} ${path}`).toBeLessThan(500)
        if (method === 'HEAD' || method === 'OPTIONS') expect(await response.text(), `${method} ${path}`).toBe('')
        else expect([401, 403, 404, 405], `${method} ${path}`).toContain(response.status)
      }
  })
})
