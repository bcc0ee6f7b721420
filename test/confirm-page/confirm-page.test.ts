/** What a provider confirms and corrects on the page is in the catalogue at once, in its name. */

import { describe, expect, it } from 'vitest'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { aReport, change } from '../builders/a-catalogue-desk.ts'
import { aConfirmServer, fieldsOf, sectionOf } from '../builders/a-confirm-link.ts'
import { receiver, sender, stranger } from '../builders/a-server.ts'
import { eachEngine } from '../engines/each.ts'
import fc from '../property.ts'

const today = '2026-03-02'

eachEngine((engine) => {
  it('an offer that is all right counts as confirmed today, and its reports are settled', async () => {
    const { say, withOffer, offer, report, things, store, ...server } = await aConfirmServer(engine.freshStore())
    const mine = await withOffer({ verifiedOn: '2024-01-01', capacity: 'few' })
    await report(await server.enrol(sender), aReport(mine.id, 'wrong', { group: 'contact' }))
    const { status, text } = await say(mine, 'right')
    expect(status).toBe(200)
    expect(text).toContain('Bestätigt. Danke.')
    expect(await offer(mine.id)).toMatchObject({ verifiedOn: today, capacity: 'few', capacityOn: today })
    expect((await things('report')).size).toBe(0)
    const versions = await store.db.selectFrom('catalogue_version').selectAll().where('id', '=', mine.id).execute()
    expect(versions.at(-1)).toMatchObject({ how: 'provider', by_org: receiver })
  })

  it('corrections are taken over field by field and said back', async () => {
    const { correct, withOffer, offer } = await aConfirmServer(engine.freshStore())
    const mine = await withOffer({
      phones: [{ number: '0202 1', note: 'Büro' }, { number: '0202 2' }],
      email: 'alt@traeger.example',
      openingNote: 'Mo 9–12',
      costNote: 'frei',
    })
    const page = await correct(mine, {
      phone: ['0202 123456', '', '0202 789'],
      email: '',
      url: 'www.traeger.example/kurs',
      openingNote: 'Di 9–12\r\nund nach Absprache',
      capacity: 'full',
    })
    expect(page.status).toBe(200)
    expect(page.text).toContain('Telefon, E-Mail, Internetseite, Hinweis zu den Zeiten, Freie Plätze. Danke.')
    const now = await offer(mine.id)
    expect(now).toMatchObject({
      phones: [{ number: '0202 123456', note: 'Büro' }, { number: '0202 789' }],
      url: 'https://www.traeger.example/kurs',
      openingNote: 'Di 9–12\nund nach Absprache',
      costNote: 'frei',
      capacity: 'full',
      capacityOn: today,
      verifiedOn: today,
    })
    expect(now).not.toHaveProperty('email')
    expect(now.confirmed).toEqual({
      contact: { on: today, by: receiver },
      openings: { on: today, by: receiver },
      capacity: { on: today, by: receiver },
    })
  })

  it('two tabs that correct at once: one is taken over, the other is shown what stands there now', async () => {
    const { show, withOffer, offer } = await aConfirmServer(engine.freshStore())
    const mine = await withOffer({ costNote: 'frei' })
    const fields = fieldsOf(await show(), mine) as Record<string, string>
    const pages = await Promise.all(
      ['5 Euro', '7 Euro'].map((costNote) => show({ ...fields, costNote, act: 'change' })),
    )
    expect(pages.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const { costNote } = await offer(mine.id)
    const moved = pages.find(({ status }) => status === 409)
    const section = moved === undefined ? '' : sectionOf(moved, mine)
    expect(section).toContain('inzwischen an anderer Stelle geändert')
    expect(section).toContain(`<dd>${costNote}</dd>`)
    // What was typed is still in the form.
    expect(section).toContain(`>${costNote === '5 Euro' ? '7 Euro' : '5 Euro'}</textarea>`)
  })
})

describe('the page', () => {
  it('shows the published offers of this organisation, and of them what is public', async () => {
    const { show, withOffer } = await aConfirmServer()
    await withOffer({
      title: 'Kurs <b>&',
      places: [{ street: 'Beispielweg 1', postcode: '42000', city: 'Musterstadt' }],
      phones: [{ number: '0202 100' }],
    })
    await withOffer({
      title: 'Schutzwohnung',
      protectedPlace: true,
      places: [{ street: 'Geheimweg 7', postcode: '42009', city: 'Verborgen' }],
    })
    await withOffer({ title: 'Entwurf hier', status: 'draft' })
    await withOffer({ title: 'Längst vorbei', status: 'ended' })
    await withOffer({ title: 'Von anderen', organisationId: stranger })
    const { status, text } = await show()
    expect(status).toBe(200)
    for (const shown of ['Kurs &lt;b&gt;&amp;', 'Beispielweg 1, 42000 Musterstadt', '0202 100', 'Schutzwohnung'])
      expect(text).toContain(shown)
    for (const shown of ['Beratungsstelle Beispiel', 'Kreis Musterland', '1. Mai 2026', 'Geprüft: 0 von 2'])
      expect(text).toContain(shown)
    for (const hidden of ['Geheimweg', '42009', 'Verborgen', 'Entwurf hier', 'Längst vorbei', 'Von anderen', sender])
      expect(text).not.toContain(hidden)
  })

  it('works without any script, cookie or other address, and forbids them', async () => {
    const { show, withOffer } = await aConfirmServer()
    await withOffer()
    const { text, headers } = await show()
    expect(text).not.toMatch(/<script|javascript:|\son\w+=|<img|<link|@import|url\(/i)
    expect(headers.get('Content-Security-Policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-\S+'; base-uri 'none'/,
    )
    expect(headers.get('Set-Cookie')).toBeNull()
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.get('X-Robots-Tag')).toBe('noindex, nofollow')
  })

  it('says beside each field what is wrong, keeps what was typed and takes nothing over', async () => {
    const { correct, withOffer, offer } = await aConfirmServer()
    const mine = await withOffer({ phones: [{ number: '0202 1' }] })
    const page = await correct(mine, {
      phone: ['bei Frau Muster <b>'],
      email: 'post@',
      url: 'javascript:alert(1)',
      costNote: 'x'.repeat(301),
      capacity: 'plenty',
    })
    expect(page.status).toBe(400)
    const section = sectionOf(page, mine)
    for (const [field, words] of [
      ['phone0', 'Bitte geben Sie eine Telefonnummer in Ziffern ein'],
      ['email', 'Bitte geben Sie eine vollständige E-Mail-Adresse ein'],
      ['url', 'Bitte geben Sie eine Internetadresse ein'],
      ['costNote', 'Der Text ist zu lang.'],
      ['capacity', 'Bitte wählen Sie eine der Möglichkeiten.'],
    ]) {
      expect(section).toMatch(new RegExp(`<p class="fault" id="${mine.id}-${field}-fault">${words}`))
      expect(section).toMatch(
        new RegExp(`id="${mine.id}-${field}"[^>]*aria-invalid="true"[^>]*aria-describedby="${mine.id}-${field}-fault`),
      )
    }
    expect(section).toContain('value="bei Frau Muster &lt;b&gt;"')
    expect(section).toContain('<details open>')
    expect((await offer(mine.id)).verifiedOn).toBeUndefined()
  })

  it('keeps what the network demands from being emptied', async () => {
    const { correct, withOffer } = await aConfirmServer(undefined, { requiredFields: ['phones', 'email'] })
    const mine = await withOffer({ phones: [{ number: '0202 1' }], email: 'post@traeger.example' })
    expect((await correct(mine, { phone: ['', ''] })).text).toContain('Diese Angabe braucht das Verzeichnis.')
    const page = await correct(mine, { email: '' })
    expect(page.status).toBe(400)
    expect(sectionOf(page, mine)).toContain(`id="${mine.id}-email-fault">Diese Angabe braucht`)
  })

  it('ends an offer that is no more, whatever else stands in the form', async () => {
    const { correct, withOffer, offer, show } = await aConfirmServer()
    const mine = await withOffer({ title: 'Krabbelgruppe Drachen' })
    const page = await correct(mine, { ended: 'yes', email: 'not an address' })
    expect(page.status).toBe(200)
    expect(await offer(mine.id)).toMatchObject({ status: 'ended', verifiedOn: today })
    expect(sectionOf(page, mine)).toBe('')
    expect((await show()).text).toMatch(/Beendet<\/h2><ul><li>Krabbelgruppe Drachen/)
  })

  it('takes nothing for what was changed elsewhere since it was shown', async () => {
    const { show, withOffer, offer, edit, coordinator } = await aConfirmServer()
    const mine = await withOffer({ costNote: 'frei' })
    const fields = fieldsOf(await show(), mine) as Record<string, string>
    await edit(coordinator, change('offer', mine.id, { costNote: 'frei' }, { costNote: '3 Euro' }))
    expect((await show({ ...fields, act: 'right' })).status).toBe(409)
    expect((await show({ ...fields, costNote: 'gratis', act: 'change' })).status).toBe(409)
    expect(await offer(mine.id)).not.toHaveProperty('verifiedOn')
    // Whoever sends what stands there anyway has confirmed it.
    expect((await show({ ...fields, costNote: '3 Euro', act: 'change' })).status).toBe(200)
    expect((await offer(mine.id)).verifiedOn).toBe(today)
  })

  it('says thank you with what was taken over, and opens nothing from then on', async () => {
    const { show, say, correct, withOffer, offer, code, clock } = await aConfirmServer()
    const [one, two] = [await withOffer({ title: 'Erster Kurs' }), await withOffer({ title: 'Zweiter Kurs' })]
    await say(one, 'right')
    await correct(two, { costNote: '5 Euro' })
    const finish = await show({ act: 'finish' })
    expect(finish.text).toMatch(/<dt>Erster Kurs<\/dt><dd>Bestätigt/)
    expect(finish.text).toMatch(/<dt>Zweiter Kurs<\/dt><dd>Übernommen: Hinweis zu den Kosten/)
    expect((await show({ act: 'finish' })).text).toBe(finish.text)
    const late = await show({ offer: one.id, act: 'change', ended: 'yes' })
    expect(late.status).toBe(404)
    expect((await offer(one.id)).status).toBe('published')
    expect((await show({}, { path: `/bestaetigen/${code}` })).status).toBe(404)
    clock.now += 11 * 60_000
    expect((await show({ act: 'finish' })).status).toBe(404)
  })

  it('reaches no offer but its own organisation’s published ones', async () => {
    const { show, withOffer, offer } = await aConfirmServer()
    const mine = await withOffer()
    for (const other of [
      await withOffer({ organisationId: stranger }),
      await withOffer({ status: 'draft' }),
      await withOffer({ status: 'paused' }),
    ]) {
      await show({
        offer: other.id,
        act: 'change',
        ended: 'yes',
        seen: fieldsOf(await show(), mine)['seen']?.toString() ?? '',
      })
      await show({ offer: other.id, act: 'right' })
      expect(await offer(other.id)).toEqual(other)
    }
  })

  it('shows the network’s own words for free places and offers none it has switched off', async () => {
    const { show, withOffer, store } = await aConfirmServer()
    const codes = { list: 'capacity', relabelled: { few: { de: 'noch einzelne Plätze' } }, off: ['clearing_needed'] }
    await writeCatalogue(store, [{ kind: 'codes', id: 'capacity', data: codes }])
    const mine = await withOffer({ capacity: 'few' })
    const section = sectionOf(await show(), mine)
    expect(section).toContain('<dd>noch einzelne Plätze</dd>')
    expect(section).not.toContain('value="clearing_needed"')
  })

  it('answers whatever a form holds, and takes over nothing that is not sound', async () => {
    const { show, withOffer, offer, things } = await aConfirmServer()
    const mine = await withOffer()
    const seen = fieldsOf(await show(), mine)['seen']?.toString() ?? ''
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 700 }),
      fc.constantFrom('right', 'yes', 'few', '0202 1', 'a@b.de'),
    )
    const form = fc.record({ phone: text, email: text, url: text, openingNote: text, costNote: text, capacity: text })
    await fc.assert(
      fc.asyncProperty(form, fc.constantFrom('change', 'right', 'destroy'), async (fields, act) => {
        const { status } = await show({ ...fields, offer: mine.id, act, seen })
        expect([200, 400, 409]).toContain(status)
      }),
      { numRuns: 60 },
    )
    expect((await offer(mine.id)).title).toBe(mine.title)
    expect((await things('offer')).size).toBe(1)
  })
})
