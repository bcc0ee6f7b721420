/** What a code of the answer page opens and what not, and how little whoever tries codes learns. */
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { defaultRates, noRates } from '../../server/http/rates.ts'
import { writeAnswerCode } from '../../shared/protocol/answer-link.ts'
import type { Payload } from '../../shared/protocol/payload.ts'
import { aLink, aLinkedServer, askPage, stepIn } from '../builders/a-link.ts'
import { aSignedEvent, wire } from '../builders/a-signed-event.ts'

describe('a code opens nothing', () => {
  async function closedAfter(change: (server: Awaited<ReturnType<typeof aLinkedServer>>) => Promise<unknown>) {
    const server = await aLinkedServer()
    expect((await server.show()).status).toBe(200)
    await change(server)
    const page = await server.show()
    expect(page.status).toBe(404)
    expect(page.text).toBe((await askPage(server, { code: '0000-0000-0000-0000' })).text)
    return server
  }
  const next = ({ ours, ref, chain }: Awaited<ReturnType<typeof aLinkedServer>>, overrides: Partial<Payload>) =>
    wire(aSignedEvent(ours, { ref, chain, lam: 3, ...overrides }))

  it('after its last day', () => closedAfter(async ({ clock }) => (clock.now = Date.parse('2026-04-02T00:00:00Z'))))
  it('longer than links may last, whatever its event says', async () => {
    const server = await aLinkedServer()
    const { code } = await aLink(server, server.ours, { until: '2099-01-01' })
    server.clock.now = Date.parse('2026-05-03T00:00:00Z')
    expect((await askPage(server, { code })).status).toBe(404)
  })
  it('once the referral has ended', () =>
    closedAfter((server) => server.push(server.ours, [next(server, { t: 'cancelled' })])))
  it('once the family wants no answer any more', () =>
    closedAfter((server) =>
      server.push(server.ours, [
        next(server, { t: 'consent_withdrawn', c: { on: '2026-03-02', scopes: ['feedback'] } }),
      ]),
    ))
  it('once the referral is removed', () =>
    closedAfter((server) =>
      server.push(server.ours, [next(server, { t: 'removed', c: { on: '2026-03-02', events: [], all: true } })]),
    ))
  it('where the network shows no page', () =>
    closedAfter(({ store }) =>
      writeCatalogue(store, [
        { kind: 'network', id: 'network', data: { name: 'Kreis Musterland', answerPage: false } },
      ]),
    ))
  it('where the family never wanted an answer', async () => {
    const server = await aLinkedServer()
    const { code } = await aLink(server, server.ours, { facts: { consentScopes: ['forward_need'] } })
    expect((await askPage(server, { code })).status).toBe(404)
  })

  it('and an answer that comes after closing is not stored', async () => {
    const server = await aLinkedServer()
    const step = stepIn(await server.show())
    await server.push(server.ours, [next(server, { t: 'cancelled' })])
    expect((await server.show({ answer: 'accepted', step })).status).toBe(404)
    expect((await server.payloads()).map(({ t }) => t)).toEqual(['requested', 'link_made', 'cancelled'])
  })

  it('but opens again when a correction takes the end back', async () => {
    const server = await aLinkedServer()
    const end = aSignedEvent(server.ours, { ref: server.ref, chain: server.chain, t: 'cancelled', lam: 3 })
    await server.push(server.ours, [wire(end)])
    expect((await server.show()).status).toBe(404)
    const c = { on: '2026-03-02', voids: end.payload.id }
    await server.push(server.ours, [next(server, { t: 'corrected', lam: 4, c })])
    expect((await server.show()).status).toBe(200)
  })
})

describe('whoever tries codes', () => {
  it('gets one and the same page for 10,000 of them', async () => {
    const server = await aLinkedServer()
    const seen = new Set<string>()
    for (let tried = 0; tried < 10_000; tried++) {
      const random = new Uint8Array(10).map(() => Math.random() * 256)
      const { status, text } = await askPage(server, { code: writeAnswerCode(random) })
      seen.add(`${status} ${text}`)
    }
    expect(seen.size).toBe(1)
  })

  it('has twenty tries an hour from one address; right codes do not count', async () => {
    const server = await aLinkedServer(undefined, { rates: { ...defaultRates, perAddressPerMinute: 10_000 } })
    const attempt = async (code: string, address: string) => (await askPage(server, { code }, { address })).status
    for (let tried = 0; tried < 30; tried++) expect(await attempt(server.code, '192.0.2.1')).toBe(200)
    for (let tried = 0; tried < 20; tried++) expect(await attempt('0000-0000-0000-0000', '192.0.2.1')).toBe(404)
    expect(await attempt(server.code, '192.0.2.1')).toBe(429)
    expect(await attempt(server.code, '192.0.2.2')).toBe(200)
    server.clock.now += 3_600_000
    expect(await attempt(server.code, '192.0.2.1')).toBe(200)
  })

  it('from very many addresses has one try from each, while right codes open', async () => {
    const server = await aLinkedServer(undefined, {
      rates: { ...noRates, wrongAnswerCodesPerHour: 20, wrongAnswerCodesOverallPerHour: 40 },
    })
    const attempt = async (code: string, address: string) => (await askPage(server, { code }, { address })).status
    for (let tried = 0; tried < 40; tried++) await attempt('0000-0000-0000-0000', `192.0.2.${tried % 4}`)
    expect(await attempt('0000-0000-0000-0000', '198.51.100.7')).toBe(404)
    expect(await attempt('0000-0000-0000-0000', '198.51.100.7')).toBe(429)
    expect(await attempt(server.code, '198.51.100.8')).toBe(200)
  })

  it('leaves no code in the log, right or wrong, typed or followed', async () => {
    const lines: string[] = []
    const log = pino({ base: null }, { write: (line: string) => lines.push(line) })
    const server = await aLinkedServer(undefined, { log })
    await server.give('accepted')
    await askPage(server, undefined, { path: `/antwort/${server.code}?sprache=en` })
    await askPage(server, undefined, { path: '/antwort/7777-7777-7777-7777' })
    const text = lines.join('')
    expect(text).toContain('GET /antwort/:code')
    for (const part of [
      server.code,
      server.code.slice(0, 9),
      '7777-7777',
      '77777777',
      String(server.link.payload.c['link']),
    ])
      expect(text).not.toContain(part)
  })
})
