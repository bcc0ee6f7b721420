/** Every screen is accessible, and usable narrow, large, dark and in forced colours. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { organisationId } from '../../server/demo/organisations/index.ts'
import { enrolThroughForm } from '../../server/start/enrol-through-form.ts'
import { go } from './address.ts'
import { aDesk, type Desk } from './desk.ts'
import { faultsInAllViews } from './in-all-views.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import {
  anyTitle,
  chooseDepth,
  chooseNeed,
  common,
  emptySearch,
  find,
  goTo,
  listed,
  log,
  logReferral,
  openOffer,
  referrals,
  saveButton,
  search,
  searchField,
  startReferral,
} from './panel.ts'

let network: TestNetwork
let desk: Desk
let title = ''
let code = ''

beforeAll(async () => {
  network = await aNetwork()
  desk = await aDesk(network)
})
afterAll(async () => {
  await desk.dispose()
  await network.dispose()
})

/** In the order in which a person meets them; each starts where the one before it ended. */
const screens: Record<string, () => Promise<void>> = {
  'set-up': () => desk.panel.getByRole('heading', { level: 1 }).waitFor(),
  'set-up with faults': async () => {
    await desk.panel.getByRole('button', { name: 'Einrichten' }).click()
    await desk.panel.locator('[aria-invalid=true]').first().waitFor()
  },
  'search, not begun': () =>
    network
      .invitation(organisationId('jugendamt-kreis'))
      .then((invitation) => enrolThroughForm(desk.panel, network.url, invitation)),
  'results with something understood': async () => {
    title = await anyTitle(desk.panel)
    await search(desk.panel, 'EB 7 Monate Silberfurt')
    await desk.panel.getByRole('group', { name: find.understood }).waitFor()
  },
  'results with context': async () => {
    await search(desk.panel, 'Beratung 7 Monate Silberfurt')
    await desk.panel.keyboard.press('Alt+u')
    await desk.panel.getByRole('button', { name: find.contextClear }).waitFor()
  },
  'editor of the age': async () => {
    await desk.panel.getByRole('button', { name: find.contextClear }).click()
    await desk.panel.getByRole('button', { name: find.addAge, exact: true }).click()
    await desk.panel.getByLabel(find.ageField).waitFor()
  },
  filters: async () => {
    await desk.panel.keyboard.press('Escape')
    await desk.panel.getByRole('button', { name: find.filters }).click()
    await desk.panel.getByRole('region', { name: find.filters }).waitFor()
  },
  'nothing found': async () => {
    await desk.panel.getByRole('button', { name: find.filtersDone }).click()
    await searchField(desk.panel).fill('Quantenkaraoke')
    await desk.panel.getByRole('button', { name: find.unmetNeed }).waitFor()
  },
  'unmet need': async () => {
    await desk.panel.getByRole('button', { name: find.unmetNeed }).click()
    await desk.panel.getByRole('group', { name: log.unmetNeedReason }).waitFor()
  },
  offer: () => openOffer(desk.panel, title),
  'referral form with faults': async () => {
    await startReferral(desk.panel)
    await saveButton(desk.panel).click()
    await desk.panel.getByText(log.faultDepth).first().waitFor()
  },
  'referral form, everything open': async () => {
    await chooseDepth(desk.panel, 'handed_over')
    await chooseNeed(desk.panel, 'parenting_uncertainty')
    for (const closed of await desk.panel.locator('details:not([open]) > summary').all()) await closed.click()
  },
  saved: async () => {
    code = await logReferral(desk.panel, { title, depth: 'handed_over' })
  },
  referrals: async () => {
    await goTo(desk.panel, common.navReferrals)
    await listed(desk.panel, code).waitFor()
  },
  referral: async () => {
    await listed(desk.panel, code).getByRole('link').click()
    await desk.panel.getByRole('button', { name: referrals.act.arrived }).waitFor()
  },
  'dialog of an event': async () => {
    await desk.panel.getByRole('button', { name: referrals.act.failed }).click()
    await desk.panel.getByRole('dialog').waitFor()
  },
  settings: async () => {
    await desk.panel.keyboard.press('Escape')
    await goTo(desk.panel, common.navSettings)
    await desk.panel.getByRole('group', { name: common.settingsTextSize }).waitFor()
  },
  'help with the keys': async () => {
    await desk.panel.getByRole('heading', { level: 1 }).focus()
    await desk.panel.keyboard.press('?')
    await desk.panel.getByRole('dialog', { name: common.helpTitle }).waitFor()
  },
  'needs first': async () => {
    await desk.panel.keyboard.press('Escape')
    await desk.panel.getByRole('checkbox', { name: common.settingsQuick }).check()
    await goTo(desk.panel, common.navFind)
    await emptySearch(desk.panel)
    await desk.panel.getByRole('group', { name: log.needs }).waitFor()
  },
  'results of a need': async () => {
    await desk.panel.getByRole('group', { name: log.needs }).getByRole('button').first().click()
    await desk.panel.locator('[data-logs-offer]').first().waitFor()
  },
  'no such screen': async () => {
    await go(desk.panel, '/nowhere')
    await desk.panel.getByText(common.notFoundTitle).first().waitFor()
  },
}

describe.each(Object.entries(screens))('the screen “%s”', (_name, reach) => {
  it('breaks no rule of accessibility and never scrolls sideways', async () => {
    await reach()
    expect(await faultsInAllViews(desk.panel)).toEqual([])
  })
})
