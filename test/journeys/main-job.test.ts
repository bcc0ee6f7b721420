/** The main job: from the first key in the search field to the file note in the case software. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { organisationId } from '../../server/demo/organisations/index.ts'
import { codeLabel } from '../../shared/codes/index.ts'
import { handoverCode } from '../../shared/referral/handover-code.ts'
import { aDesk, type Desk } from './desk.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import {
  anyTitle,
  chooseDepth,
  chooseNeed,
  common,
  emptySearch,
  eventually,
  find,
  goTo,
  log,
  needChip,
  openOffer,
  resultLinks,
  saveButton,
  search,
  searchField,
  shownHandoverCode,
  startReferral,
  undoIsOver,
} from './panel.ts'

let network: TestNetwork
let desk: Desk

beforeAll(async () => {
  network = await aNetwork()
  desk = await aDesk(network, { organisation: 'jugendamt-kreis' })
})
afterAll(async () => {
  await desk.dispose()
  await network.dispose()
})

/** Presses Tab until the focus is where `selector` matches; a person sees where they are, and waits for the screen. */
async function tabTo(selector: string): Promise<void> {
  await desk.panel.locator(selector).first().waitFor({ state: 'attached' })
  const there = () => desk.panel.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)
  for (let presses = 0; presses < 40; presses++) {
    if (await there()) return
    await desk.panel.keyboard.press('Tab')
  }
  throw new Error(`no way by Tab to ${selector}`)
}

describe('the main job', () => {
  it('goes from search to note by the keyboard alone', async () => {
    const { panel } = desk
    const { keyboard } = panel
    await desk.browser.page.goto('data:text/html,<title>Fallsoftware</title><textarea autofocus></textarea>')

    await keyboard.type('Schreibaby')
    await resultLinks(panel).first().waitFor()
    await keyboard.press('ArrowDown')
    await keyboard.press('ArrowDown')
    await keyboard.press('ArrowUp')
    const title = await panel.evaluate(() => document.activeElement?.textContent ?? '')
    await keyboard.press('Enter')
    await panel.getByRole('heading', { level: 1, name: title }).waitFor()

    await keyboard.press('Alt+v')
    await tabTo('input[type=radio]')
    await keyboard.press('Space')
    await keyboard.press('1')
    await keyboard.press('Control+Enter')
    const code = await shownHandoverCode(panel)

    await keyboard.press('c')
    await panel.getByText(common.copied).first().waitFor()
    const inCaseSoftware = desk.browser.page.locator('textarea')
    await inCaseSoftware.focus()
    await desk.browser.page.keyboard.press('Control+v')
    const note = await inCaseSoftware.inputValue()
    expect(note).toContain(title.slice(0, 20))
    expect(note).toContain(code)

    await undoIsOver(panel)
    await eventually(() => network.events()).toMatchObject([
      { t: 'requested', from: organisationId('jugendamt-kreis'), to: null, c: { depth: 'informed' } },
    ])
    const [event] = await network.events()
    expect(handoverCode(event?.ref ?? '')).toBe(code)
  })

  it('keeps the hand in the list where newer results take the place of the one it was on', async () => {
    const { panel } = desk
    await goTo(panel, common.navFind)
    await search(panel, 'Schreibaby')
    await panel.keyboard.press('ArrowDown')
    await panel.evaluate(() => document.activeElement?.setAttribute('data-older', ''))
    // As what was typed last is answered when the hand has moved on already.
    await searchField(panel).evaluate((field: HTMLInputElement) => {
      field.value = 'Schuldnerberatung'
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await panel.locator('[data-older]').waitFor({ state: 'detached' })
    await expect.poll(() => panel.evaluate(() => document.activeElement?.matches('[data-opens-offer]'))).toBe(true)
  })

  it('offers an age and a place in the query as context, and takes them into the referral', async () => {
    const { panel } = desk
    await goTo(panel, common.navFind)
    await search(panel, 'Elterncafé 7 Monate Silberfurt')
    const understood = panel.getByRole('group', { name: find.understood })
    await understood.getByRole('button', { name: '7 Monate' }).click()
    await understood.getByRole('button', { name: 'Silberfurt' }).click()
    await expect.poll(() => searchField(panel).inputValue()).toBe('Elterncafé')
    await panel.getByRole('group', { name: find.context }).getByRole('button', { name: '7 Monate' }).waitFor()

    await resultLinks(panel).first().click()
    await startReferral(panel)
    await panel.getByText(/^Zur Familie: .*Silberfurt/).waitFor()
    await goTo(panel, common.navFind)
    await panel.getByRole('button', { name: find.contextClear }).click()
  })

  it('seals own words and the case reference for the own organisation, and puts them into the note', async () => {
    const { panel } = desk
    const before = (await network.events()).length
    await openOffer(panel, await anyTitle(panel))
    await startReferral(panel)
    await chooseDepth(panel, 'informed')
    await chooseNeed(panel, 'parenting_uncertainty')
    await panel.getByText(log.more, { exact: true }).click()
    await panel.getByLabel(log.caseReference).fill('AZ-GEHEIM-1')
    await panel.getByLabel(log.ownWords).fill('Nur für die Akte bestimmt.')
    await saveButton(panel).click()
    await shownHandoverCode(panel)
    const note = await panel.getByLabel(log.note).inputValue()
    expect(note).toContain('AZ-GEHEIM-1')
    expect(note).toContain('Nur für die Akte bestimmt.')
    await undoIsOver(panel)
    await eventually(async () => (await network.events()).length).toBe(before + 2)
    const rows = await network.store().db.selectFrom('event').select('payload').execute()
    expect(JSON.stringify(rows)).not.toMatch(/GEHEIM|Akte bestimmt/)
  })

  it('takes a saved referral back within ten seconds, and gives the draft back', async () => {
    const { panel } = desk
    const before = (await network.events()).length
    await openOffer(panel, await anyTitle(panel))
    await startReferral(panel)
    await chooseDepth(panel, 'contact_enabled')
    await chooseNeed(panel, 'parenting_uncertainty')
    await saveButton(panel).click()
    await shownHandoverCode(panel)
    await panel.getByRole('button', { name: common.undo }).last().click()
    await panel.getByRole('group', { name: log.depth }).waitFor()
    await expect.poll(() => needChip(panel, 'parenting_uncertainty').getAttribute('aria-pressed')).toBe('true')
    await panel.getByRole('button', { name: log.discard }).click()
    await searchField(panel).waitFor()

    // A later one arrives; the one taken back never did.
    await openOffer(panel, await anyTitle(panel))
    await startReferral(panel)
    await chooseDepth(panel, 'informed')
    await chooseNeed(panel, 'parenting_uncertainty')
    await saveButton(panel).click()
    await eventually(async () => (await network.events()).slice(before).map(({ c }) => c['depth'])).toEqual([
      'informed',
    ])
  })

  describe('in three presses', () => {
    const need = 'baby_care_regulation'
    const label = codeLabel('need', need, 'de')
    const first = () => desk.panel.getByRole('button', { name: new RegExp(`^${find.logAtOnce}: `) }).first()
    const focused = () => desk.panel.evaluate(() => document.activeElement?.textContent?.trim() ?? '')

    it('is what a person may turn on: the needs then come first', async () => {
      const { panel } = desk
      await goTo(panel, common.navSettings)
      await panel.getByRole('checkbox', { name: common.settingsQuick }).check()
      await goTo(panel, common.navFind)
      await emptySearch(panel)
      await panel.getByRole('group', { name: log.needs }).getByRole('button').first().waitFor()
    })

    it('logs by the mouse what was chosen: the need, the offer, and that the family was informed', async () => {
      const { panel } = desk
      const before = (await network.events()).length
      await panel.getByRole('button', { name: find.moreNeeds }).click()
      await panel.evaluate(() => {
        const counted: Window & { presses?: number } = window
        counted.presses = 0
        addEventListener('click', () => (counted.presses = (counted.presses ?? 0) + 1), true)
      })
      await panel.getByRole('group', { name: log.needs }).getByRole('button', { name: label }).click()
      const title = (await resultLinks(panel).first().textContent()) ?? ''
      await panel.getByRole('button', { name: find.logAtOnceNamed.replace('{{title}}', title) }).waitFor()
      await first().click()
      await panel.getByText(new RegExp(`^${log.willBeSaved.split(':')[0]}: .*${label}`)).waitFor()
      await saveButton(panel).click()
      await shownHandoverCode(panel)
      expect(await panel.evaluate(() => (window as Window & { presses?: number }).presses)).toBe(3)
      const note = await panel.getByLabel(log.note).inputValue()
      expect(note.replace(/\s+/g, ' ')).toContain(title)
      await undoIsOver(panel)
      await eventually(async () => (await network.events()).slice(before)).toMatchObject([
        { t: 'requested', to: null, c: { depth: 'informed', needs: [need], lifePhase: 'not_recorded' } },
      ])
    })

    it('goes by three presses of Enter too, of which a key held down is one', async () => {
      const { panel } = desk
      const { keyboard } = panel
      await panel.getByRole('button', { name: log.toSearch }).click()
      // What was logged here comes first among the others.
      await eventually(focused).not.toBe('')
      const wanted = panel.getByRole('group', { name: log.needs }).getByRole('button').first()
      await eventually(focused).toBe(await wanted.textContent())
      await keyboard.down('Enter')
      await eventually(focused).toMatch(new RegExp(`^${find.logAtOnce}`))
      await keyboard.down('Enter')
      await keyboard.down('Enter')
      await keyboard.up('Enter')
      expect(await focused()).toMatch(new RegExp(`^${find.logAtOnce}`))
      await keyboard.press('Enter')
      await eventually(focused).toMatch(new RegExp(`^${log.save}`))
      await keyboard.press('Enter')
      await shownHandoverCode(panel)
    })

    it('asks for the need where none was chosen, and is turned off as it was turned on', async () => {
      const { panel } = desk
      await goTo(panel, common.navFind)
      await search(panel, 'Schuldnerberatung')
      await first().click()
      await eventually(() =>
        panel.evaluate(() => document.activeElement?.closest('fieldset')?.querySelector('legend')?.textContent),
      ).toContain(log.needs)
      await panel.getByRole('button', { name: log.discard }).click()
      await goTo(panel, common.navSettings)
      await panel.getByRole('checkbox', { name: common.settingsQuick }).uncheck()
      await goTo(panel, common.navFind)
      await resultLinks(panel).first().waitFor()
      await first().waitFor({ state: 'detached' })
    })
  })
})
