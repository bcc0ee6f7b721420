/** A list as an office hands it over, from the file to what a professional finds in the panel, and back again. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeLabel } from '../../shared/codes/index.ts'
import { words } from '../../shared/words/index.ts'
import { accessibilityViolations } from '../browsers/axe.ts'
import { root } from '../house/source-files.ts'
import { go } from './address.ts'
import { dashboardFaults, openDashboard } from './dashboard.ts'
import { aDesk, type Desk } from './desk.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import { eventually, resultLinks, searchField } from './panel.ts'

const { imports, problem } = words.de
const kitas = join(root, '../shared/data/wuppertal-kitas.csv')

/** Invented, as such lists are: semicolons, a telephone with a line break, hours in words. */
const list = [
  'Nr;Angebot;Träger;Telefon;Öffnungszeiten;Alter',
  '1;Krabbelgruppe Drachennest;Drachenverein e. V.;"0999 471\n0999 472";Mo–Fr 9–12 u. nach Vereinb.;0-3',
  '2;Elterncafé Funkelstein;Drachenverein e. V.;;Mi 15-17 Uhr;kostenlos',
  '3;;Drachenverein e. V.;;;',
].join('\r\n')

let network: TestNetwork
let planning: Desk
let office: Desk
let page: Page

beforeAll(async () => {
  network = await aNetwork({ offers: 60 })
  ;[planning, office] = await Promise.all([
    aDesk(network, { organisation: 'jugendhilfeplanung', role: 'coordinator' }),
    aDesk(network, { organisation: 'jugendamt-kreis' }),
  ])
  page = await openDashboard(planning, '/imports')
})
afterAll(async () => {
  await Promise.all([planning.dispose(), office.dispose()])
  await network.dispose()
})

const button = (name: string) => page.getByRole('button', { name, exact: true })
const origin = (field: string) => page.getByRole('combobox', { name: field, exact: true })

async function found(title: string): Promise<string> {
  await searchField(office.panel).fill('')
  await searchField(office.panel).fill(title)
  return (
    (await resultLinks(office.panel)
      .first()
      .textContent({ timeout: 2_000 })
      .catch(() => '')) ?? ''
  )
}

/** Presses Tab until what is named has the focus, as somebody without a mouse does. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab')
    // Past the last control the focus is nowhere in the page for one press.
    const text = await page.evaluate(() => {
      const { activeElement: at } = document
      const labels = at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? at.labels : null
      return at === document.body ? '' : (labels?.[0]?.textContent ?? at?.textContent ?? '')
    })
    if (text.startsWith(name)) return
  }
  throw new Error(`${name} cannot be reached by keyboard`)
}

describe('a list of offers', () => {
  it.skipIf(!existsSync(kitas))('comes in by mouse, is found in the panel, and goes again', async () => {
    await page.getByLabel(imports.file).setInputFiles(kitas)
    await origin(imports.field.organisation.name).selectOption({ label: imports.fixed })
    await page
      .getByRole('textbox', { name: imports.valueOf.replace('{{field}}', imports.field.organisation.name) })
      .fill('Kita-Träger im Test')
    await button(imports.check).click()
    await page.getByText('45 neu').first().waitFor()
    await button(imports.apply).click()
    await page.getByText(imports.states.applied).first().waitFor()
    await eventually(() => found('ZwergenReich Königsberger Höfe')).toContain('ZwergenReich')
    await button(imports.undo).click()
    await page.getByText(imports.states.undone).first().waitFor()
    await eventually(() => found('ZwergenReich Königsberger Höfe')).not.toContain('ZwergenReich')
  })

  it('comes in by keyboard alone, with what was left out told', async () => {
    await go(page, '/imports')
    await page.getByRole('heading', { level: 1, name: imports.title }).waitFor()
    // Listening reaches the page on another way than a press, which could come first: what asks the page lies between.
    const chooser = page.waitForEvent('filechooser')
    await tabTo(imports.file)
    await page.keyboard.press('Enter')
    await (await chooser).setFiles({ name: 'angebote.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
    await origin(imports.field.offer.title).waitFor()
    await expect.poll(() => origin(imports.field.offer.title).inputValue()).toBe('c:Angebot')
    await tabTo(imports.field.offer.offerType)
    await page.keyboard.type(imports.fixed)
    await tabTo(imports.valueOf.replace('{{field}}', imports.field.offer.offerType))
    await page.keyboard.type(codeLabel('offerType', 'parent_child_group', 'de'))
    await tabTo(imports.check)
    await page.keyboard.press('Enter')
    await page.getByText(imports.note.no_title).waitFor()
    await tabTo('2 neu')
    await page.keyboard.press('Enter')
    await page.getByText('Krabbelgruppe Drachennest').first().waitFor()
    await tabTo(imports.apply)
    await page.keyboard.press('Enter')
    await page.getByText(imports.states.applied).first().waitFor()
    await eventually(() => found('Drachennest Krabbelgruppe')).toBe('Krabbelgruppe Drachennest')
  })

  it('is refused with its reason where it is none', async () => {
    await go(page, '/imports')
    await page
      .getByLabel(imports.file)
      .setInputFiles({ name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n') })
    await page.getByText(problem.file_unknown.title).waitFor()
    await page.getByText(imports.reason.pdf).waitFor()
    // It reads the same however often it is read.
    await expect.poll(() => button(imports.retry).count()).toBe(0)
    await page.getByRole('link', { name: imports.other }).click()
    // Areas that would lie in each other: told with the way around, and nothing to take over.
    const circle = 'Kennung;Name;Ebene;Übergeordnet\na1;Nord;Stadtteil;a2\na2;Süd;Stadtteil;a1\n'
    await page
      .getByLabel(imports.file)
      .setInputFiles({ name: 'gebiete.csv', mimeType: 'text/csv', buffer: Buffer.from(circle) })
    await button(imports.check).click()
    await page.getByText('a1 → a2 → a1').waitFor()
    await expect.poll(() => button(imports.apply).count()).toBe(0)
    await button(imports.stop).click()
  })

  it('goes out again as a file', async () => {
    await go(page, '/imports/export')
    await page.getByRole('radio', { name: imports.formats.csv }).check()
    const download = page.waitForEvent('download')
    await button(imports.exportSave).click()
    expect((await download).suggestedFilename()).toMatch(/^angebote-\d{4}-\d{2}-\d{2}\.csv$/)
  })

  it('can be brought in and out narrow, large, dark and by a screen reader', async () => {
    const faults: string[] = []
    const look = async (name: string) => {
      await page.getByRole('heading', { level: 1 }).waitFor()
      for (const fault of await dashboardFaults(page)) faults.push(`${name}: ${fault}`)
    }
    await look('export')
    await go(page, '/imports')
    await look('begin')
    await page
      .getByLabel(imports.file)
      .setInputFiles({ name: 'noch einmal.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
    await origin(imports.field.offer.title).waitFor()
    await look('mapping')
    await button(imports.check).click()
    await button(imports.apply).waitFor()
    await look('plan')
    // The same numbers with other titles: each change stands in a table that is wider than a narrow page.
    const others = list.replace(/Krabbelgruppe|Elterncafé/g, 'Kochkurs')
    await go(page, '/imports')
    await page
      .getByLabel(imports.file)
      .setInputFiles({ name: 'angebote.csv', mimeType: 'text/csv', buffer: Buffer.from(others) })
    await origin(imports.field.offer.title).waitFor()
    await button(imports.check).click()
    await button(imports.count.changed_other.replace('{{count}}', '2')).click()
    const changes = imports.changesOf.replace('{{title}}', 'Kochkurs Drachennest')
    await page.getByRole('region', { name: changes }).waitFor()
    await page.setViewportSize({ width: 250, height: 800 })
    expect([...faults, ...(await accessibilityViolations(page))]).toEqual([])
  })
})
