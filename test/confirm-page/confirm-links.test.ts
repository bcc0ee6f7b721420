/** Who may make a link, what it opens and what not, and how little whoever tries codes learns. */
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import easy from '../../server/confirm-page/easy.json' with { type: 'json' }
import { defaultRates, noRates } from '../../server/http/rates.ts'
import { words } from '../../shared/words/index.ts'
import { aConfirmServer } from '../builders/a-confirm-link.ts'
import { askPage } from '../builders/a-link.ts'
import { aServer, receiver, sender, stranger } from '../builders/a-server.ts'

describe('a link', () => {
  it('is made by coordinators for organisations of their area and by administrators, and stands in the audit log', async () => {
    const { linkFor, link, enrol, store, coordinator } = await aConfirmServer()
    expect(link).toEqual({
      url: expect.stringMatching(/^\/bestaetigen(\/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})$/),
      until: '2026-05-01',
    })
    const north = await enrol(receiver, 'coordinator')
    expect((await linkFor(receiver, north)).status).toBe(200)
    expect((await linkFor(stranger, north)).body.error).toBe('outside_area')
    expect((await linkFor(sender, north)).body.error).toBe('outside_area')
    expect((await linkFor(stranger, await enrol(receiver, 'admin'))).status).toBe(200)
    expect((await linkFor('01990000-0000-7000-8000-00000000ffff')).body.error).toBe('not_found')
    expect((await linkFor(receiver, await enrol(receiver, 'offer_editor'))).body.error).toBe('forbidden')
    const acts = await store.db.selectFrom('audit_log').selectAll().where('act', '=', 'confirm_link_made').execute()
    expect(acts[0]).toMatchObject({ actor: coordinator.id, subject: receiver })
    expect(acts.length).toBe(3)
  })

  it('is kept as a hash alone, and goes once its last day is over', async () => {
    const { code, store, linkFor, clock, enrol } = await aConfirmServer()
    const kept = async () => await store.db.selectFrom('confirm_link').selectAll().execute()
    const text = JSON.stringify(await kept())
    expect(text).not.toContain(code)
    expect(text).not.toContain(code.replaceAll('-', ''))
    clock.now = Date.parse('2026-05-02T09:00:00Z')
    await linkFor(receiver, await enrol(sender, 'admin'))
    expect((await kept()).map(({ until }) => until)).toEqual(['2026-07-01'])
  })

  it('is not made where the network has no such pages', async () => {
    const { linkFor, store } = await aConfirmServer()
    const network = { name: 'Kreis Musterland', areaId: 'kreis', answerPage: false }
    await writeCatalogue(store, [{ kind: 'network', id: 'network', data: network }])
    expect((await linkFor(receiver)).body.error).toBe('forbidden')
  })
})

describe('a code opens nothing', () => {
  async function closedAfter(happens: (server: Awaited<ReturnType<typeof aConfirmServer>>) => unknown) {
    const server = await aConfirmServer()
    expect((await server.show()).status).toBe(200)
    await happens(server)
    const page = await server.show()
    expect(page.status).toBe(404)
    expect(page.text).toBe((await askPage(server, { code: '0000-0000-0000-0000' }, { path: '/bestaetigen' })).text)
  }

  it('after its last day', () => closedAfter(({ clock }) => (clock.now = Date.parse('2026-05-02T00:00:00Z'))))
  it('once its holder is finished', () => closedAfter(({ show }) => show({ act: 'finish' })))
  it('once the network has no such pages', () =>
    closedAfter(({ store }) =>
      writeCatalogue(store, [
        { kind: 'network', id: 'network', data: { name: 'Kreis Musterland', answerPage: false } },
      ]),
    ))
  it('on the other page', async () => {
    const server = await aConfirmServer()
    expect((await askPage(server, { code: server.code })).status).toBe(404)
  })
})

describe('whoever tries codes', () => {
  it('is stopped after few, while right codes do not count', async () => {
    const server = await aConfirmServer()
    const { app } = await aServer(server.store, {
      rates: { ...noRates, wrongAnswerCodesPerHour: 3 },
      now: () => server.clock.now,
    })
    const ask = async (code: string, address = '192.0.2.1') =>
      (await askPage({ app }, { code }, { path: '/bestaetigen', address })).status
    for (let at = 0; at < 5; at++) expect(await ask(server.code)).toBe(200)
    for (let at = 0; at < 3; at++) expect(await ask(`0000-0000-0000-000${at}`)).toBe(404)
    expect(await ask(server.code)).toBe(429)
    expect(await ask(server.code, '192.0.2.2')).toBe(200)
    expect(defaultRates.wrongAnswerCodesPerHour).toBeLessThan(100)
  })

  it('reads no code in the log', async () => {
    const lines: string[] = []
    const server = await aConfirmServer()
    const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) })
    const { app } = await aServer(server.store, { log, now: () => server.clock.now })
    await askPage({ app }, undefined, { path: `/bestaetigen/${server.code}` })
    await askPage({ app }, { code: server.code, act: 'finish' }, { path: '/bestaetigen' })
    expect(lines.length).toBe(2)
    expect(lines.join('')).toContain('/bestaetigen/:code')
    expect(lines.join('')).not.toContain(server.code)
  })
})

describe('the words of the page', () => {
  const textsOf = (tree: object, path = ''): [string, string][] =>
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[`${path}${key}`, value]] : textsOf(value, `${path}${key}.`),
    )
  const languages = { de: words.de.confirm, en: words.en.confirm, easy }
  const gaps = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]).sort()

  it('are the same in each language, with the same gaps, none empty and none loud', () => {
    const german = textsOf(languages.de).map(([key, text]) => [key, gaps(text)])
    for (const each of Object.values(languages)) {
      expect(textsOf(each).map(([key, text]) => [key, gaps(text)])).toEqual(german)
      expect(textsOf(each).filter(([, text]) => text.includes('!') || text.trim() === '')).toEqual([])
    }
  })

  it('are short sentences in easy German', () => {
    const sentences = textsOf(easy).flatMap(([key, text]) =>
      text.split(/(?<=[.?:])\s/).map((sentence) => ({ key, count: sentence.split(/\s+/).length })),
    )
    expect(sentences.filter(({ count }) => count > 13)).toEqual([])
  })

  it('come in the language that is asked for, by the browser or by hand', async () => {
    const { show } = await aConfirmServer()
    expect((await show({}, { language: 'en' })).text).toContain('Are your offers still correct?')
    const easyPage = await show({ sprache: 'leicht' })
    expect(easyPage.text).toContain('<html lang="de-simple">')
    expect(easyPage.text).toContain('Alles geprüft?')
  })
})
