/** The coordination shapes the network, and the panel of a youth office follows without anybody doing anything there. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeLabel } from '../../shared/codes/index.ts'
import { settingsFileBytes } from '../../shared/protocol/settings-file.ts'
import { words } from '../../shared/words/index.ts'
import { go } from './address.ts'
import { dashboardFaults, openDashboard } from './dashboard.ts'
import { aDesk, type Desk } from './desk.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import { anyTitle, eventually, goTo, log, openOffer, resultLinks, search, startReferral } from './panel.ts'

const { network: settings } = words.de
const ownNeed = 'Feuchte Drachenhöhle'

let network: TestNetwork
let planning: Desk
let office: Desk
let dashboard: Page

beforeAll(async () => {
  network = await aNetwork()
  ;[planning, office] = await Promise.all([
    aDesk(network, { organisation: 'jugendhilfeplanung', role: 'coordinator' }),
    aDesk(network, { organisation: 'jugendamt-kreis' }),
  ])
  dashboard = await openDashboard(planning, '/network/codes/need')
})
afterAll(async () => {
  await Promise.all([planning.dispose(), office.dispose()])
  await network.dispose()
})

const told = () => dashboard.getByText(settings.saved).first()
const saved = () => told().waitFor()

/** What was told of the time before must be gone, or it would be taken for an answer to this one. */
async function save(): Promise<void> {
  const messages = dashboard.getByRole('button', { name: words.de.common.closeMessage })
  await messages.evaluateAll((buttons) => {
    for (const button of buttons) if (button instanceof HTMLElement) button.click()
  })
  await told().waitFor({ state: 'hidden' })
  await dashboard.getByRole('button', { name: settings.save, exact: true }).click()
}

describe('the settings of the network', () => {
  it('bring a need of its own to the form of a referral in another office', async () => {
    await dashboard.getByRole('button', { name: settings.ownAdd }).click()
    await dashboard.getByRole('textbox', { name: settings.ownDe }).fill(ownNeed)
    await dashboard.getByRole('combobox', { name: settings.ownStandard }).selectOption('housing')
    await save()
    await saved()
    await openOffer(office.panel, await anyTitle(office.panel))
    await startReferral(office.panel)
    const needs = office.panel.getByRole('combobox', { name: log.needsTypeAhead })
    await eventually(async () => {
      await needs.fill('')
      await needs.fill('drachenh')
      return await office.panel.getByRole('option', { name: ownNeed }).count()
    }).toBe(1)
    await office.panel.getByRole('option', { name: ownNeed }).click()
    await office.panel.getByRole('button', { name: codeLabel('need', 'housing', 'de') }).waitFor()
  })

  it('show what they said before, and put it back into the form', async () => {
    await dashboard.getByRole('button', { name: settings.versions }).click()
    await dashboard.getByText(settings.versionFirst).waitFor()
    await dashboard.getByRole('textbox', { name: settings.ownDe }).fill('Trockene Drachenhöhle')
    await save()
    await saved()
    await go(dashboard, '/network/codes')
    await go(dashboard, '/network/codes/need')
    await eventually(async () => {
      await dashboard
        .getByRole('button', { name: settings.versions })
        .click({ timeout: 2_000 })
        .catch(() => undefined)
      return await dashboard.getByRole('button', { name: settings.versionTake }).count()
    }).toBeGreaterThan(0)
    await dashboard.getByRole('button', { name: settings.versionTake }).first().click()
    await dashboard.getByText(settings.versionTaken).first().waitFor()
    await expect.poll(() => dashboard.getByRole('textbox', { name: settings.ownDe }).inputValue()).toBe(ownNeed)
    await save()
    await saved()
  })

  it('bring a word of its own to the search there', async () => {
    await go(dashboard, '/network/synonyms')
    await dashboard.getByRole('button', { name: settings.synonymAdd }).click()
    await dashboard.getByRole('textbox', { name: settings.synonymWords }).fill('Drachenhort, Hort der Drachen')
    await dashboard
      .getByRole('combobox', { name: settings.synonymTypes })
      .fill(codeLabel('offerType', 'debt_counselling', 'de'))
    await dashboard.getByRole('option').first().click()
    await save()
    await saved()
    await goTo(office.panel, words.de.common.navFind)
    await eventually(async () => {
      await search(office.panel, 'Schuldnerberatung')
      await office.panel.getByRole('searchbox').fill('Drachenhort')
      return (
        (await resultLinks(office.panel)
          .first()
          .textContent({ timeout: 2_000 })
          .catch(() => '')) ?? ''
      )
    }).toMatch(/schuld/i)
  })

  it('typed into two windows of one browser stand in both, and are saved together', async () => {
    await go(dashboard, '/network/goals')
    const other = await openDashboard(planning, '/network/templates')
    const title = 'Jedes Kind hat einen Platz'
    await dashboard.getByRole('button', { name: settings.goalAdd }).click()
    const goal = dashboard.getByRole('textbox', { name: settings.goalTitle }).last()
    await goal.fill(title)
    // The second window stands open since before: its next change builds on what was typed in the first.
    await other.getByRole('button', { name: settings.discard }).waitFor()
    await other.getByRole('button', { name: settings.templateAdd }).click()
    await other.getByRole('textbox', { name: settings.templateName }).last().fill('Drachenamt')
    await other.getByRole('button', { name: settings.save, exact: true }).click()
    const kept = async () => {
      const { data } = await network
        .store()
        .db.selectFrom('catalogue_item')
        .select('data')
        .where('kind', '=', 'network')
        .executeTakeFirstOrThrow()
      return data
    }
    await eventually(kept).toContain('Drachenamt')
    expect(await kept()).toContain(title)
    await dashboard.getByRole('button', { name: settings.discard }).waitFor({ state: 'detached' })
    await eventually(() => goal.inputValue()).toBe(title)
    await other.close()
  })

  it('of another network are looked at before they are taken, and a file too large is refused in words', async () => {
    const file = (content: Buffer) => ({ name: 'datei.json', mimeType: 'application/json', buffer: content })
    const theirs = { kettenglied: 'network-settings', version: 1, from: 'Landkreis Drachenfels', on: '2026-10-01' }
    const synonyms = [{ words: ['Drachenei'], offerTypes: ['daycare'] }]
    await go(dashboard, '/network/exchange')
    const field = dashboard.getByLabel(settings.inFile)
    await field.setInputFiles(file(Buffer.alloc(settingsFileBytes + 1, JSON.stringify(theirs).padEnd(4096))))
    await dashboard.getByText(settings.inUnknown).waitFor()
    await field.setInputFiles(file(Buffer.from(JSON.stringify({ ...theirs, synonyms }))))
    await dashboard.getByText(/Drachenei/).waitFor()
    await expect.poll(() => dashboard.getByText(settings.inUnknown).count()).toBe(0)
    expect(await dashboardFaults(dashboard)).toEqual([])
  })

  it('can be read and used narrow, large, dark and by a screen reader', async () => {
    const screens = [
      '',
      '/codes',
      '/codes/capacity',
      '/synonyms',
      '/areas',
      '/areas/05999004',
      '/areas/new',
      '/goals',
      '/templates',
      '/exchange',
    ]
    const faults: string[] = []
    for (const screen of screens) {
      await go(dashboard, `/network${screen}`)
      await dashboard.getByRole('heading', { level: 1 }).waitFor()
      for (const fault of await dashboardFaults(dashboard)) faults.push(`${screen}: ${fault}`)
    }
    expect(faults).toEqual([])
  })
})
