/** Every kind of figure in a real browser, under the extension's policy: it is drawn, says what is hidden, and stays usable. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { words } from '../../shared/words/index.ts'
import { type Gallery, openGallery } from '../figures/open-gallery.ts'
import { pictures, sentenceOf } from '../figures/samples.ts'
import { dashboardFaults } from './dashboard.ts'

const { common, figures, tables } = words.de
let gallery: Gallery

beforeAll(async () => {
  const manifest: { content_security_policy: { extension_pages: string } } = JSON.parse(
    readFileSync(join(inject('extension'), 'manifest.json'), 'utf8'),
  )
  gallery = await openGallery(manifest.content_security_policy.extension_pages)
})
afterAll(() => gallery.close())

const figure = (name: string) => gallery.page.getByRole('figure', { name, exact: true })

/** A few words or numbers that each picture must show. */
const shownIn: Record<keyof typeof pictures, string[]> = {
  trend: ['34', '61', '12/2026'],
  'trend of two': ['4. Quartal 2026', '4. Quartal 2025', '22', '36'],
  bars: ['84 ± 3', 'Belastung durch Trennung'],
  parts: ['38 %', 'angekommen (beobachtet)', '3. Quartal 2026'],
  'parts of one': ['51 %', 'abgelehnt: nicht ausgewiesen'],
  funnel: ['482 ± 3', '390 ± 3 (81 %)', 'angekommen'],
  matrix: ['Nordend', '55'],
  flows: ['62', 'materielle Sicherung', 'übrige und nicht'],
  map: ['Nordend', '57', '12 bis 21'],
  scatter: ['Westliche Vorstadt', '40', 'Familien je 1.000 Kinder'],
  days: ['61', 'Median: 24 Tage', '28'],
  targets: ['derzeit 152 ± 3 Familien', 'Ziel 40 % bis 30.06.2026', 'derzeit nicht ausgewiesen'],
}

describe.each(Object.keys(pictures) as (keyof typeof pictures)[])('the picture of the kind “%s”', (name) => {
  it('shows its numbers and names', async () => {
    for (const text of shownIn[name]) await figure(name).getByText(text).filter({ visible: true }).first().waitFor()
  })

  it('says in words what is hidden', async () => {
    const hidden = figure(name).getByText(name === 'flows' ? /ausgewiesene/ : tables.hidden)
    expect(await hidden.count()).toBeGreaterThan(0)
  })

  it('tells its sentence to whoever does not see it, except a table, which is read as one', async () => {
    const role = name === 'matrix' ? 'table' : 'img'
    const told = name === 'matrix' ? {} : { name: sentenceOf(name) }
    await expect.poll(() => figure(name).getByRole(role, told).count()).toBe(1)
  })

  it('gives way to its table by keyboard, which says what is hidden', async () => {
    const table = figure(name).getByRole('button', { name: common.viewTable, exact: true })
    await table.focus()
    await gallery.page.keyboard.press('Enter')
    await figure(name).getByRole('rowheader', { name: '2026' }).waitFor()
    await expect.poll(() => figure(name).getByRole('cell', { name: tables.hidden }).count()).toBe(1)
    await figure(name).getByRole('button', { name: common.viewPicture, exact: true }).click()
  })
})

describe('the figures', () => {
  it('say why there is nothing to show', async () => {
    for (const state of ['empty', 'hidden', 'no_table'] as const) {
      await figure(state).getByText(figures.view[state].title).waitFor()
      expect(await figure(state).getByRole('button').count()).toBe(0)
    }
  })

  it('are drawn anew where there is less room', async () => {
    const drawn = figure('trend').locator('.plot')
    const wide = Number(await drawn.getAttribute('width'))
    await gallery.page.setViewportSize({ width: 360, height: 800 })
    await expect.poll(async () => Number(await drawn.getAttribute('width'))).toBeLessThan(wide / 2)
    await gallery.page.setViewportSize({ width: 1280, height: 900 })
  })

  it('print without buttons, with how they were counted', async () => {
    await gallery.page.emulateMedia({ media: 'print' })
    expect(await gallery.page.getByRole('button').count()).toBe(0)
    await expect.poll(() => figure('trend').getByText('Gezählt werden verschiedene Familien.').isVisible()).toBe(true)
    await gallery.page.emulateMedia({ media: 'screen' })
  })

  it('break no rule of accessibility in any view and never scroll the page sideways', async () => {
    expect(await dashboardFaults(gallery.page)).toEqual([])
  })

  it('need nothing that the policy forbids', () => {
    expect(gallery.complaints).toEqual([])
  })
})
