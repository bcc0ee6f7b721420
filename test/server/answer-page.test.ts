import { describe, expect, it } from 'vitest'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { verifyStore } from '../../server/feeds/verify.ts'
import { Problem } from '../../shared/problem.ts'
import { fold } from '../../shared/referral/fold.ts'
import { handoverCode } from '../../shared/referral/handover-code.ts'
import { aLinkedServer, askPage, offered, stepIn } from '../builders/a-link.ts'
import { receiver, sender } from '../builders/a-server.ts'
import { aSignedEvent, wire } from '../builders/a-signed-event.ts'
import { anOffer } from '../builders/an-offer.ts'
import { eachEngine } from '../engines/each.ts'
import fc from '../property.ts'

eachEngine((engine) => {
  it('an answer becomes an event of the receiving organisation, signed by the relay and marked as such', async () => {
    const { give, payloads, pull, ours, enrol, store } = await aLinkedServer(engine.freshStore())
    const { status, text } = await give('accepted', { appointmentOn: '2026-03-20' })
    expect(status).toBe(200)
    expect(text).toContain('Ihre Antwort ist angekommen')
    const answer = (await payloads()).at(-1)
    const facts = { on: '2026-03-02', appointmentOn: '2026-03-20', via: 'answer_link' }
    expect(answer).toMatchObject({ t: 'accepted', org: receiver, from: sender, to: receiver, c: facts })
    const theirs = await enrol(receiver)
    expect((await pull(theirs)).items.length).toBe(2)
    expect(fold((await payloads()).map((each) => ({ p: JSON.stringify(each) }))).status).toBe('accepted')
    expect((await pull(ours)).head).toBe(3)
    expect((await verifyStore(store.db)).findings).toEqual([])
  })

  it('two tabs that answer at once store one step, and the other is told that something changed', async () => {
    const { show, payloads } = await aLinkedServer(engine.freshStore())
    const step = stepIn(await show())
    const pages = await Promise.all([
      show({ answer: 'waitlisted', reason: 'waiting_list', step }),
      show({ answer: 'accepted', step }),
      show({ answer: 'arrived', step }),
    ])
    expect(pages.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
    expect((await payloads()).filter(({ c }) => c['via'] === 'answer_link').length).toBe(1)
  })

  it('a form sent twice stores one step and says both times that it has arrived', async () => {
    const { show, payloads } = await aLinkedServer(engine.freshStore())
    const form = { answer: 'rejected', reason: 'no_capacity', step: stepIn(await show()) }
    const pages = await Promise.all([show(form), show(form), show(form)])
    for (const { status, text } of pages) {
      expect(status).toBe(200)
      expect(text).toContain('Ihre Antwort ist angekommen')
    }
    expect((await payloads()).map(({ t }) => t)).toEqual(['requested', 'link_made', 'rejected'])
    // Nothing is left to be answered, so the code opens nothing any more.
    expect((await show()).text).toContain('Dieser Code öffnet nichts (mehr)')
  })
})

describe('the page', () => {
  it('says who answers for it, with the ways to imprint and data protection where the network names them', async () => {
    const { show, store } = await aLinkedServer()
    const put = (more: object) =>
      writeCatalogue(store, [{ kind: 'network', id: 'network', data: { name: 'Kreis <Musterland>', ...more } }])
    await put({})
    const bare = (await show()).text
    expect(bare).toContain('<p>Kreis &lt;Musterland&gt;</p>')
    expect(bare).not.toContain('Impressum')
    await put({
      imprint: 'https://musterland.example/impressum',
      dataProtection: 'https://musterland.example/ds?a=1&b="',
    })
    const { text } = await show()
    expect(text).toContain('<a href="https://musterland.example/impressum">Impressum</a>')
    expect(text).toContain('<a href="https://musterland.example/ds?a=1&amp;b=&quot;">Datenschutz</a>')
    await expect(put({ imprint: 'javascript:alert(1)' })).rejects.toThrow()
  })

  it('shows sender, offer, day, hand-over code, state and how long it can be answered, and nothing else of the referral', async () => {
    const { show, ref, store, requested } = await aLinkedServer()
    const offer = anOffer({ id: String(requested.payload.c['offerId']), title: 'Kurs <b>&' })
    await writeCatalogue(store, [{ kind: 'offer', id: offer.id, data: offer }])
    const { status, text } = await show()
    expect(status).toBe(200)
    for (const shown of [
      'Jugendamt Musterstadt',
      'Kurs &lt;b&gt;&amp;',
      '2. März 2026',
      handoverCode(ref),
      'noch keine Antwort',
      '1. April 2026',
    ])
      expect(text).toContain(shown)
    for (const hidden of [ref, 'kita', 'a3_5', 'parenting_uncertainty', 'written_on_file', sender, receiver])
      expect(text).not.toContain(hidden)
  })

  it('works without any script, cookie or other address, and forbids them', async () => {
    const { show } = await aLinkedServer()
    const { text, headers } = await show()
    expect(text).not.toMatch(/<script|javascript:|\son\w+=|https?:|<img|<link|@import|url\(/i)
    expect(headers.get('Content-Security-Policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-\S+'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
    )
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('X-Robots-Tag')).toContain('noindex')
    expect(headers.get('Set-Cookie')).toBeNull()
  })

  it('never writes the code into an address, typed or followed', async () => {
    const server = await aLinkedServer()
    for (const page of [await server.show(), await askPage(server, undefined, { path: `/antwort/${server.code}` })]) {
      expect(page.text).toContain(`name="code" value="${server.code}"`)
      expect(page.text).not.toMatch(new RegExp(`(href|action)="[^"]*${server.code}`))
    }
  })

  it('speaks German, English and easy German, by link or as the browser asks', async () => {
    const server = await aLinkedServer()
    const heading = async (form: Record<string, string>, language: string) =>
      /<html lang="([\w-]+)">.*<h1>(.*?)<\/h1>/s
        .exec((await askPage(server, { code: server.code, ...form }, { language })).text)
        ?.slice(1)
    expect(await heading({}, 'fr,de;q=0.5')).toEqual(['de', 'Antwort zu einer Vermittlung'])
    expect(await heading({}, 'en-GB,de;q=0.5')).toEqual(['en', 'Answer to a referral'])
    expect(await heading({}, 'de,en;q=0.9')).toEqual(['de', 'Antwort zu einer Vermittlung'])
    expect(await heading({ sprache: 'en' }, 'de')).toEqual(['en', 'Answer to a referral'])
    expect(await heading({ sprache: 'leicht' }, 'en')).toEqual(['de-simple', 'Antwort zu einer Vermittlung'])
  })

  it('takes a code as people type it: small letters, blanks, no hyphens', async () => {
    const server = await aLinkedServer()
    const typed = server.code.toLowerCase().replaceAll('-', ' ')
    expect((await askPage(server, { code: ` ${typed} ` })).status).toBe(200)
    expect((await askPage(server, { code: '' })).text).toContain('Bitte geben Sie den Code ein.')
  })

  it('offers only the answers that fit, as often as something changes, until it is over', async () => {
    const { show, give } = await aLinkedServer()
    const first = await show()
    expect(first.text).toContain('Antworten können Sie bis')
    expect(offered(first)).toEqual(['accepted', 'waitlisted', 'arrived', 'rejected', 'wrongPlace'])
    expect(offered(await give('waitlisted', { reason: 'waiting_list' }))).toEqual([
      'accepted',
      'arrived',
      'rejected',
      'wrongPlace',
    ])
    expect(offered(await give('accepted'))).toEqual(['waitlisted', 'arrived'])
    expect(offered(await give('arrived'))).toEqual(['completed'])
    const last = await give('completed', { reason: 'need_met' })
    expect(offered(last)).toEqual([])
    expect(last.text).toContain('Mehr ist nicht zu tun.')
    expect(last.text).not.toContain('Antworten können Sie bis')
  })

  it('reports a wrong place as rejected, not responsible, and says so', async () => {
    const { show, give, payloads } = await aLinkedServer()
    expect((await show()).text).toContain('Gemeldet wird: abgelehnt, nicht zuständig.')
    await give('wrongPlace')
    expect((await payloads()).at(-1)).toMatchObject({ t: 'rejected', c: { rejectReason: 'outside_area' } })
  })

  it('asks again for a reason or a possible day', async () => {
    const { give, payloads } = await aLinkedServer()
    for (const [answer, more] of [
      ['rejected', {}],
      ['waitlisted', { reason: 'no_capacity' }],
      ['accepted', { appointmentOn: '2026-02-30' }],
      ['accepted', { appointmentOn: '2026-03-01' }],
    ] as const) {
      const { status, text } = await give(answer, more)
      expect(status).toBe(400)
      // Beside the field, where the page opens: without script nothing else could lead there.
      const fault = /<details open>.*?role="alert" id="([\w-]+)">[^<]+<.*?aria-describedby="([\w-]+)" autofocus/s.exec(
        text,
      )
      expect(fault?.[1]).toBe(fault?.[2])
      expect(fault?.[1]).toBe(`${answer}-field-fault`)
    }
    expect((await payloads()).length).toBe(2)
  })

  it('lets the browser refuse a day in the past or too far ahead before anything is sent', async () => {
    const { show } = await aLinkedServer()
    expect((await show()).text).toContain('type="date" name="appointmentOn" min="2026-03-02" max="2028-03-02"')
  })

  it('says trouble in the language of the form', async () => {
    const { show, store } = await aLinkedServer()
    const step = stepIn(await show())
    store.write = () => Promise.reject(new Problem('storage_full'))
    const { status, text } = await show({ answer: 'accepted', sprache: 'leicht', step })
    expect(status).toBe(507)
    expect(text).toContain('Bitte warten Sie ein paar Minuten.')
  })

  it('shows an answer of the sender or of a device to the next who looks', async () => {
    const { show, push, enrol, ref, chain, payloads } = await aLinkedServer()
    const before = await show()
    const theirs = await enrol(receiver)
    await push(theirs, [wire(aSignedEvent(theirs, { ref, chain, t: 'accepted', lam: 3 }))])
    const late = await show({ answer: 'waitlisted', reason: 'waiting_list', step: stepIn(before) })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Inzwischen hat sich der Stand geändert')
    expect(late.text).toContain('zugesagt')
    expect((await payloads()).length).toBe(3)
  })
})

it('whatever a form holds, the page answers and nothing wrong is stored', async () => {
  const server = await aLinkedServer()
  const step = stepIn(await server.show())
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      'accepted',
      'rejected',
      'completed',
      'no_capacity',
      '2026-03-20',
      'leicht',
      '__proto__',
      server.code,
      step,
    ),
  )
  const names = fc.constantFrom('code', 'sprache', 'answer', 'reason', 'appointmentOn', 'step', 'other')
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(names, value), { maxLength: 8 }), async (fields) => {
      const body = new URLSearchParams([...fields, ['code', server.code]]).toString()
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
      const response = await server.app.request('/antwort', { method: 'POST', headers, body })
      expect([200, 400, 404, 409]).toContain(response.status)
      expect(response.headers.get('Content-Type')).toContain('text/html')
    }),
    { numRuns: 300 },
  )
  for (const path of ['/antwort/%', '/antwort/%00', `/antwort/${'A'.repeat(9000)}`, '/antwort?sprache=%ff'])
    expect((await server.app.request(path)).status).toBeLessThan(500)
  const json = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }
  expect((await server.app.request('/antwort', json)).status).toBe(415)
  expect((await verifyStore(server.store.db)).findings).toEqual([])
})
