/** A coordinator goes from a question to the number it rests on: five answers, a figure, its table, the file, a hidden cell. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { organisationId } from '../../server/demo/organisations/index.ts'
import { invite } from '../../server/enrolment/invite.ts'
import { enrolThroughForm } from '../../server/start/enrol-through-form.ts'
import type { OutsideView } from '../../shared/protocol/statistics.ts'
import { words } from '../../shared/words/index.ts'
import { go } from './address.ts'
import { dashboardFaults } from './dashboard.ts'
import { aBareDesk, type Desk } from './desk.ts'
import { aNetwork, type TestNetwork } from './network.ts'

const { common, desk: dashboard, figures, network: settings, statistics, tables } = words.de
const files = mkdtempSync(join(tmpdir(), 'kettenglied-views-'))
let network: TestNetwork
let desk: Desk
let page: Page

beforeAll(async () => {
  network = await aNetwork({ offers: 120, released: true })
  desk = await aBareDesk()
  const organisation = { organisationId: organisationId('jugendamt-kreis'), role: 'coordinator' } as const
  await enrolThroughForm(desk.panel, network.url, await invite(network.store(), organisation, 'test'))
})
afterAll(async () => {
  await desk.dispose()
  await network.dispose()
  rmSync(files, { recursive: true })
})

/** What the page offered as a file, byte order mark included: a browser driven from outside keeps no files. */
async function savedText(press: string): Promise<string> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: press }).first().click()
  const url = (await download).url()
  const bytes = await page.evaluate(async (blob) => [...(await (await fetch(blob)).bytes())], url)
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(bytes))
}

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const figure = (name: string) => page.getByRole('figure', { name })

describe('the statistics in the dashboard', () => {
  it('stand one link of the panel away, and answer the five questions in sentences', async () => {
    const opened = desk.browser.page.context().waitForEvent('page')
    await desk.panel.getByRole('link', { name: common.dashboard }).click()
    page = await opened
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.getByRole('link', { name: dashboard.statistics, exact: true }).click()
    await heading(statistics.overviewTitle)
    for (const question of Object.values(figures.questions)) {
      const answer = page.getByRole('region', { name: question, exact: true })
      await answer.locator('.answer-sentence').filter({ hasText: /\d/ }).first().waitFor()
    }
    await page.getByText(/^Zuletzt veröffentlicht am \d\d\.\d\d\.\d{4}/).waitFor()
  })

  it('narrow to an area, in the address and for the next visit', async () => {
    const option = page.getByLabel(statistics.area).locator('option').nth(1)
    const area = (await option.getAttribute('value')) ?? ''
    const name = ((await option.textContent()) ?? '').trim()
    await page.getByLabel(statistics.area).selectOption(area)
    await expect.poll(() => page.url()).toContain(`area=${area}`)
    await page.getByRole('region', { name: figures.questions.arrived }).getByRole('link').click()
    await heading(figures.questions.arrived)
    await figure(`${figures.referred.title}: ${name}`).waitFor()
    await page.goto(page.url().replace(/\?[^#]*/, ''))
    await figure(`${figures.referred.title}: ${name}`).waitFor()
    await page.getByLabel(statistics.area).selectOption('')
    await figure(figures.referred.title).waitFor()
  })

  it('have a table for every picture, and follow the field of action that is chosen', async () => {
    const outcomes = figure(figures.outcomes.title)
    await outcomes.getByRole('button', { name: common.viewTable }).click()
    await outcomes.getByRole('row', { name: /^angekommen \(bestätigt\)/ }).waitFor()
    await page.getByLabel(statistics.field).selectOption('health')
    await expect.poll(() => page.url()).toContain('field=health')
    await page.getByLabel(statistics.field).selectOption('')
  })

  it('show what is hidden as hidden, never as zero, and save a file in which numbers are numbers', async () => {
    await go(page, '/statistics/tables/year:district,phase,field')
    const hidden = page.getByRole('cell', { name: tables.hidden, exact: true })
    await hidden.first().waitFor()
    await page.getByText(/Zellen sind nicht ausgewiesen/).waitFor()
    expect(await page.getByRole('cell', { name: '0', exact: true }).count()).toBe(0)
    const text = await savedText(statistics.saveCsv)
    const rows = text.split('\r\n').map((line) => line.split(';'))
    expect(text.startsWith('\uFEFF')).toBe(true)
    expect(text).toMatch(/[äöüß]/)
    const numbers = rows.flat().filter((cell) => /^\d+$/.test(cell))
    expect(numbers.length).toBeGreaterThan(50)
    expect(rows.flat().filter((cell) => /^0$/.test(cell))).toEqual([])
    expect(text).toContain(tables.hidden)
  })

  it('set a target beside what was achieved, kept like every setting', async () => {
    await go(page, '/statistics/targets')
    await page.getByText(statistics.targetsNone).waitFor()
    await page.getByRole('link', { name: statistics.targetAdd }).click()
    await page.getByRole('button', { name: settings.save }).click()
    await page.getByText(statistics.targetTitleMissing).waitFor()
    await page.getByLabel(statistics.targetTitle).fill('Mehr Familien kommen an')
    await page.getByRole('textbox', { name: statistics.target }).fill('1500')
    await page.getByRole('button', { name: settings.save }).click()
    await heading(statistics.targetsTitle)
    await figure(figures.targets.title).getByText('Mehr Familien kommen an').first().waitFor()
    await expect
      .poll(() => network.store().db.selectFrom('catalogue_item').selectAll().where('kind', '=', 'target').execute(), {
        timeout: 30_000,
      })
      .toHaveLength(1)
  })

  it('compare networks from files, from five on', async () => {
    await go(page, '/statistics/compare')
    await heading(statistics.compareTitle)
    const own = JSON.parse(await savedText(statistics.compareSave)) as OutsideView
    for (const number of [1, 2, 3, 4]) {
      await page.getByText(/^Für einen Vergleich fehl/).waitFor()
      const file = join(files, `${number}.json`)
      writeFileSync(file, JSON.stringify({ ...own, network: `Kreis Beispiel ${number}` }))
      await page.getByLabel(statistics.compareFile).setInputFiles(file)
      await page.getByRole('button', { name: new RegExp(`Kreis Beispiel ${number}`) }).waitFor()
    }
    await figure(statistics.compareResult.replace('{{year}}', own.year)).waitFor()
    writeFileSync(join(files, 'none.json'), '{}')
    await page.getByLabel(statistics.compareFile).setInputFiles(join(files, 'none.json'))
    await page.getByText(/^Diese Datei ist keine Sicht nach außen/).waitFor()
  })
})

const screens = {
  '': statistics.overviewTitle,
  '/arrived': figures.questions.arrived,
  '/breaks': figures.questions.breaks,
  '/missing': figures.questions.missing,
  '/waiting': figures.questions.waiting,
  '/burden': figures.questions.burden,
  '/targets': statistics.targetsTitle,
  '/tables': statistics.tablesTitle,
  '/tables/year:district,reason': /Anlass/,
  '/compare': statistics.compareTitle,
  '/method': statistics.methodTitle,
  '/targets/01990000-0000-7000-8000-000000000001': statistics.targetNew,
}

describe.each(Object.entries(screens))('the screen of the statistics at “%s”', (screen, title) => {
  it('breaks no rule of accessibility and never scrolls sideways', async () => {
    await go(page, `/statistics${screen}`)
    await heading(title)
    await page.locator('.figure, .table, .card, section').first().waitFor()
    expect(await dashboardFaults(page)).toEqual([])
  })
})

describe('without a network', () => {
  it('shows what was looked at once, with its day', async () => {
    await go(page, '/statistics')
    await page.getByRole('region', { name: figures.questions.arrived }).waitFor()
    await network.goOffline()
    await go(page, '/statistics/tables/quarter:offer')
    await heading(/Angebot/)
    await page.getByText(words.de.problem.offline.title).first().waitFor()
    await go(page, '/statistics')
    await page.getByRole('region', { name: figures.questions.arrived }).locator('.answer-sentence').first().waitFor()
    await network.comeBack()
  })
})
