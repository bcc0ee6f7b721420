/** A provider checks its offers on a phone of 320 pixels without script; the page fits in every view and is accessible. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Offer } from '../../shared/offer.ts'
import { aConfirmServer } from '../builders/a-confirm-link.ts'
import { faultsInPlainViews, type PlainPages, plainPages } from './plain-page.ts'

let server: Awaited<ReturnType<typeof aConfirmServer>>
let pages: PlainPages
let [course, group]: Offer[] = []

beforeAll(async () => {
  server = await aConfirmServer()
  course = await server.withOffer({
    title: 'Elternkurs „Drachennest“',
    phones: [{ number: '0202 100', note: 'Anmeldung' }],
    places: [{ street: 'Beispielweg 1', postcode: '42000', city: 'Musterstadt' }],
  })
  group = await server.withOffer({ title: 'Krabbelgruppe im Familienzentrum Erfunden', email: 'post@traeger.example' })
  pages = await plainPages(server.app)
})

afterAll(async () => {
  await pages.close()
  await server.store.close()
})

it('the page is accessible and fits into every view, faults and all', async () => {
  await pages.withPage({ bypassCSP: true }, async (page) => {
    await page.goto(`${pages.address}/bestaetigen/${server.code}?sprache=de`)
    await page.locator('summary').first().click()
    await page.getByLabel('Telefon', { exact: true }).first().fill('bei Frau Muster')
    await page.getByRole('button', { name: 'Änderungen speichern' }).first().click()
    await page.getByText('Bitte geben Sie eine Telefonnummer in Ziffern ein').waitFor()
    expect(await faultsInPlainViews(page)).toEqual([])
  })
})

it('a provider confirms one offer, corrects the other and is thanked, without script', async () => {
  await pages.withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${pages.address}/bestaetigen`)
    await page.getByLabel('Code').fill(server.code.toLowerCase().replaceAll('-', ' '))
    await page.getByRole('button', { name: 'Weiter' }).click()
    const section = (offer: Offer | undefined) => page.getByRole('region', { name: offer?.title ?? '' })
    await section(course).getByRole('button', { name: 'Alles richtig' }).click()
    await section(course).getByText('Bestätigt. Danke.').waitFor()
    await section(group).getByText('Etwas ändern').click()
    await section(group).getByLabel('Freie Plätze').selectOption('waitlist')
    await section(group).getByLabel('Telefon').fill('0202 123')
    await section(group).getByRole('button', { name: 'Änderungen speichern' }).click()
    await section(group).getByText('Übernommen: Telefon, Freie Plätze. Danke.').waitFor()
    await page.getByText('Geprüft: 2 von 2').waitFor()
    expect(page.url()).not.toContain(server.code)
    await page.getByRole('button', { name: 'Fertig' }).click()
    await page.getByRole('heading', { name: 'Vielen Dank' }).waitFor()
    expect(await server.offer(group?.id ?? '')).toMatchObject({
      capacity: 'waitlist',
      phones: [{ number: '0202 123' }],
    })
    expect((await server.show()).status).toBe(404)
  })
})
