/** Live APIs by address: whole, page by page, from public addresses alone, and never for ever. */
import { describe, expect, it } from 'vitest'
import type { ReadFile } from '../../../server/catalogue/import/row.ts'
import { anApi, json, page, services, started } from './an-api.ts'
import { addressRefusal, readFrom, refusalOf } from './read.ts'

const pageOf = (url: URL) => Number(url.searchParams.get('page') ?? 1)
const ids = (file: ReadFile) => file.rows.map(({ cells }) => cells['id'])

describe('an API', () => {
  it('of HSDS 3.0 is read page by page, in order, with progress', async () => {
    const api = await started((url, response) => json(response, page(services(7), pageOf(url), 3)))
    const told: unknown[] = []
    const file = await readFrom(api, '/services', { onProgress: (done, of) => told.push([done, of]) })
    expect(file).toMatchObject({ format: 'hsds', subject: 'offers' })
    expect(ids(file)).toEqual(['s1', 's2', 's3', 's4', 's5', 's6', 's7'])
    expect(told).toEqual(
      expect.arrayContaining([
        [3, 7],
        [6, 7],
        [7, 7],
      ]),
    )
    expect(api.asked).toEqual([
      '/services?full=true&per_page=100',
      '/services?full=true&per_page=100&page=2',
      '/services?full=true&per_page=100&page=3',
    ])
  })

  it('is found below its root, which says its version', async () => {
    const api = await started((url, response) =>
      json(response, url.pathname === '/hsds/' ? { version: '3.0', profile: 'x' } : page(services(2), 1, 9)),
    )
    expect(ids(await readFrom(api, '/hsds/'))).toEqual(['s1', 's2'])
    expect(api.asked[1]).toMatch(/^\/hsds\/services\?/)
  })

  it('of ORUK gives heads, and each service whole under its id', async () => {
    const heads = [
      { id: 'a b', name: 'Kita', status: 'active' },
      { id: 'gone', name: 'Hort', status: 'active' },
    ]
    const api = await started((url, response) => {
      if (url.pathname === '/api/services')
        json(response, { totalElements: 2, totalPages: 1, number: 1, last: true, content: heads })
      else if (url.pathname === '/api/services/a%20b')
        json(response, { ...heads[0], phones: [{ number: '0000 4711' }] })
      else response.writeHead(404).end()
    })
    const { rows } = await readFrom(api, '/api/services')
    expect(rows.map(({ parts }) => parts?.phones)).toEqual([[{ number: '0000 4711' }], []])
  })

  it('may count its pages from 0, and be asked from 0 or from 1', async () => {
    const all = services(5)
    const from0 = await started((url, response) => {
      const number = Number(url.searchParams.get('page') ?? 0)
      json(response, { totalElements: 5, totalPages: 3, number, content: all.slice(number * 2, number * 2 + 2) })
    })
    expect(ids(await readFrom(from0))).toHaveLength(5)
    const from1 = await started((url, response) => {
      const number = pageOf(url) - 1
      json(response, { totalElements: 5, totalPages: 3, number, content: all.slice(number * 2, number * 2 + 2) })
    })
    expect(ids(await readFrom(from1))).toHaveLength(5)
  })

  it('may have moved entries from page to page meanwhile', async () => {
    const all = services(6)
    const api = await started((url, response) => {
      const number = pageOf(url)
      json(response, {
        ...page(all, number, 2),
        contents: number === 2 ? [all[1], all[2], all[3]] : all.slice(number * 2 - 2, number * 2),
      })
    })
    expect(ids(await readFrom(api))).toEqual(['s1', 's2', 's3', 's4', 's5', 's6'])
  })

  it('may be one service, or a list without pages', async () => {
    const api = await started((url, response) => json(response, url.pathname === '/one' ? services(1)[0] : services(3)))
    expect(ids(await readFrom(api, '/one'))).toEqual(['s1'])
    expect(ids(await readFrom(api, '/all'))).toHaveLength(3)
  })

  it.each([
    ['a bare list', (some: object[]) => some],
    ['a page without a word on others', (some: object[]) => ({ contents: some })],
  ])('is asked on where it gives %s', async (_, given) => {
    const all = services(5)
    const api = await started((url, response) => {
      const from = (pageOf(url) - 1) * 2
      if (from >= all.length) response.writeHead(404).end()
      else json(response, given(all.slice(from, from + 2)))
    })
    expect(ids(await readFrom(api))).toEqual(['s1', 's2', 's3', 's4', 's5'])
    const whole = await started((_url, response) => json(response, given(all)))
    expect(ids(await readFrom(whole))).toHaveLength(5)
    expect(whole.asked).toHaveLength(2)
  })

  it('is followed where it moved to', async () => {
    const api = await started((url, response) => {
      if (url.pathname === '/old') response.writeHead(301, { Location: '/services' }).end()
      else json(response, page(services(1), 1, 9))
    })
    expect(ids(await readFrom(api, '/old'))).toEqual(['s1'])
  })
})

describe('an API that never ends', () => {
  it('since it gives the same page again and again is told', async () => {
    const api = await started((_, response) =>
      json(response, { ...page(services(3), 1, 3), total_pages: 9, last_page: false }),
    )
    expect(await refusalOf(api)).toBe('address_failed repeats:2')
    expect(api.asked).toHaveLength(2)
  })

  it('since it always has one more page is told', async () => {
    const api = await started((url, response) => {
      const number = pageOf(url)
      json(response, {
        total_pages: number + 1,
        page_number: number,
        contents: [{ id: `s${number}`, name: 'x', status: 'active', phones: [] }],
      })
    })
    expect(await refusalOf(api, '/services', { mostPages: 50 })).toBe('address_failed never_ends:51')
  })

  it('since it redirects in a circle is told', async () => {
    const api = await started((_, response) => response.writeHead(302, { Location: '/services' }).end())
    expect(await refusalOf(api)).toBe('address_failed redirects:3')
    expect(api.asked).toHaveLength(4)
  })

  it('since its answer does not is told', async () => {
    const api = await started((_, response) => void response.write('{"contents":['))
    expect(await refusalOf(api, '/services', { timeout: 200 })).toBe('address_failed too_slow')
  })

  it('since all its answers together take too long is told', async () => {
    const api = await started((_, response) => json(response, page(services(1), 1, 9)))
    expect(await refusalOf(api, '/services', { longest: 0 })).toBe('address_failed too_slow')
  })

  it('since it pours out bytes is told', async () => {
    const api = await started((_, response) => {
      const piece = Buffer.alloc(1024 * 1024, 0x20)
      const pour = () => {
        while (!response.destroyed && response.write(piece));
        if (!response.destroyed) response.once('drain', pour)
      }
      pour()
    })
    expect(await refusalOf(api)).toMatch(/^file_too_large bytes:67\d{6}$/)
  })

  it('can be stopped', async () => {
    const api = await started((_, response) => void response.write('{'))
    const stop = new AbortController()
    setTimeout(() => stop.abort(new Error('stopped by a person')), 50)
    await expect(readFrom(api, '/services', { signal: stop.signal })).rejects.toThrow('stopped by a person')
  })
})

describe('an answer that is no list', () => {
  it.each([
    ['a web page', 'text/html', '<html></html>', 'address_failed no_json'],
    ['a web page that says it is none', 'application/json', ' <!doctype html>', 'address_failed no_json'],
    ['nothing', 'application/json', '', 'address_failed no_json'],
    ['text', 'application/json', 'null', 'address_failed no_json'],
    ['JSON that breaks off', 'application/json', '{"contents":[', 'file_broken json_broken:1'],
    ['JSON that nests deeply', 'application/json', '['.repeat(100_000), 'file_broken too_deep:1'],
    ['something else', 'application/json', '{"hello":1}', 'file_unknown no_list'],
    ['no services', 'application/json', '{"contents":[]}', 'file_unknown no_services'],
  ])('such as %s is told', async (_, type, body, expected) => {
    const api = await started((_url, response) => response.setHeader('Content-Type', type).end(body))
    expect(await refusalOf(api)).toBe(expected)
  })

  it('such as an error is told with its status', async () => {
    const api = await started((_, response) => response.writeHead(503).end('{}'))
    expect(await refusalOf(api)).toBe('address_failed status:503')
  })

  it('such as something packed is not unpacked', async () => {
    const api = await started((_, response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('bomb'))
    expect(await refusalOf(api)).toBe('address_failed no_json')
  })

  it('since nobody is there is told', async () => {
    const api = await anApi((_, response) => response.end())
    await api.close()
    expect(await refusalOf(api)).toBe('address_failed unreachable')
    expect(await addressRefusal('https://niemand.invalid/services')).toBe('address_failed unreachable')
  })
})
