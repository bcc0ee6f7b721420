/** The lock on a computer that several people use: what it hides, what it keeps, when it closes by itself. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { aComputerOfFingers, type ComputerOfFingers } from '../browsers/authenticator.ts'
import { go } from './address.ts'
import { aDesk, type Desk } from './desk.ts'
import { fillTold, receiverOffer } from './handing-over.ts'
import { keys, press } from './keeping.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import {
  chooseDepth,
  chooseNeed,
  common,
  find,
  log,
  logReferral,
  needChip,
  openOffer,
  problem,
  resultLinks,
  search,
  searchField,
  startReferral,
} from './panel.ts'

const pin = '428571'
const caseReference = 'Az. Kanarienvogel-7Q'
let network: TestNetwork
let desk: Desk
/** The hand-over code of a referral that is there already. */
let code = ''

beforeAll(async () => {
  network = await aNetwork()
  desk = await aDesk(network, { organisation: 'jugendamt-kreis' })
  code = await logReferral(desk.panel, { title: receiverOffer })
})
afterAll(async () => {
  await desk.dispose()
  await network.dispose()
})

const lockedTitle = () => desk.panel.getByRole('heading', { name: keys.lock.lockedTitle })

async function unlock(typed: string): Promise<void> {
  await desk.panel.getByLabel(keys.lock.pin, { exact: true }).fill(typed)
  await press(desk.panel, keys.lock.unlock)
}

/** The half-filled form as it was left. */
async function draftIsThere(): Promise<void> {
  const { panel } = desk
  await panel.getByRole('group', { name: log.depth }).waitFor()
  const field = panel.getByLabel(log.caseReference)
  await panel.locator('summary').filter({ hasText: log.more }).waitFor()
  if (!(await field.isVisible())) await panel.locator('summary').filter({ hasText: log.more }).click()
  await expect.poll(() => field.inputValue()).toBe(caseReference)
  await expect.poll(() => needChip(panel, 'parenting_uncertainty').getAttribute('aria-pressed')).toBe('true')
}

describe('a computer that several people use', () => {
  it('gets a PIN, which is refused while it is easy to guess', async () => {
    const { panel } = desk
    await go(panel, '/keys/lock')
    const set = async (wanted: string) => {
      await panel.getByLabel(keys.lock.pinNew, { exact: true }).fill(wanted)
      await panel.getByLabel(keys.lock.pinRepeat).fill(wanted)
      await press(panel, keys.lock.turnOn)
    }
    await set('123456')
    await panel.getByText(keys.lock.pinSimple).first().waitFor()
    await set(pin)
    await panel.getByText(keys.lock.on).waitFor()
  })

  it('hides everything about families at a key, while offers can be looked for', async () => {
    const { panel } = desk
    await openOffer(panel, receiverOffer)
    await startReferral(panel)
    await chooseDepth(panel, 'handed_over')
    await chooseNeed(panel, 'parenting_uncertainty')
    await fillTold(panel, { caseReference })
    await panel.keyboard.press('Alt+l')
    await lockedTitle().waitFor()
    for (const secret of ['Kanarienvogel', code, common.undo]) expect(await panel.content()).not.toContain(secret)
    await press(panel, keys.lock.findAnyway)
    await search(panel, 'Erziehungsberatung')
    expect(await resultLinks(panel).count()).toBeGreaterThan(0)
    await panel.getByText(keys.lock.findLocked).waitFor()
    expect(await panel.content()).not.toContain('Kanarienvogel')
  })

  it('shows no referral behind the offers: the list asks for the PIN', async () => {
    const { panel } = desk
    await go(panel, '/referrals')
    await lockedTitle().waitFor()
    // The field follows the heading as soon as it is known whether a passkey stands beside it.
    await expect.poll(() => panel.getByRole('button', { name: keys.lock.unlock, exact: true }).count()).toBe(1)
    expect(await panel.content()).not.toContain(code)
  })

  it('refuses a wrong PIN in words, and gives the draft back to the right one', async () => {
    const { panel } = desk
    await unlock('428572')
    await panel.getByText(problem.pin_wrong.title).first().waitFor()
    expect(await panel.content()).not.toContain('Kanarienvogel')
    await unlock(pin)
    await draftIsThere()
  })

  it('keeps one draft in two windows: what is typed in either stands in both, and both lock together', async () => {
    const { panel, browser } = desk
    const other = await browser.page.context().newPage()
    onTestFinished(() => other.close())
    await other.goto(panel.url())
    await other.getByLabel(keys.lock.pin, { exact: true }).fill(pin)
    await press(other, keys.lock.unlock)
    await other.locator('summary').filter({ hasText: log.more }).click()
    const words = (page: Page) => page.getByLabel(log.ownWords)
    await words(other).fill('Erst im anderen Fenster.')
    await expect.poll(() => words(panel).inputValue()).toBe('Erst im anderen Fenster.')
    await words(panel).fill('Dann hier.')
    await expect.poll(() => words(other).inputValue()).toBe('Dann hier.')
    await other.keyboard.press('Alt+l')
    await lockedTitle().waitFor()
    await unlock(pin)
    await draftIsThere()
    await expect.poll(() => words(panel).inputValue()).toBe('Dann hier.')
  })

  it('keeps the draft over a forced reload, behind the lock', async () => {
    await desk.panel.reload()
    await lockedTitle().waitFor()
    await unlock(pin)
    await draftIsThere()
  })

  it('locks by itself when nobody touches it', async () => {
    const { panel } = desk
    await panel.clock.install()
    await panel.reload()
    await lockedTitle().waitFor()
    await unlock(pin)
    await draftIsThere()
    await panel.clock.fastForward('09:00')
    expect(await lockedTitle().count()).toBe(0)
    await panel.clock.fastForward('02:00')
    await lockedTitle().waitFor()
    expect(await panel.content()).not.toContain('Kanarienvogel')
  })

  it('asks for the PIN in a panel that is opened anew', async () => {
    await desk.closePanel()
    await desk.reopenPanel()
    await lockedTitle().waitFor()
    await press(desk.panel, keys.lock.findAnyway)
    await desk.panel.getByText(find.startTitle).first().waitFor()
    expect(await searchField(desk.panel).inputValue()).toBe('')
  })
})

describe('a computer that asks for a finger', () => {
  let computer: ComputerOfFingers

  const byPasskey = () => press(desk.panel, keys.lock.passkeyUse)
  const passkeyButton = () => desk.panel.getByRole('button', { name: keys.lock.passkeyUse, exact: true })

  async function lockAtOnce(): Promise<void> {
    await desk.panel.keyboard.press('Alt+l')
    await lockedTitle().waitFor()
  }

  /** With the PIN of Kettenglied: beside a passkey it is told apart from the computer's own. */
  async function byPin(): Promise<void> {
    await desk.panel.getByLabel(keys.lock.pinInstead).fill(pin)
    await press(desk.panel, keys.lock.unlock)
    await lockedTitle().waitFor({ state: 'hidden' })
  }

  /** The form in the settings, sent. */
  async function setUp(typed = pin): Promise<void> {
    const { panel } = desk
    const summary = panel.locator('summary').filter({ hasText: keys.lock.passkeyTitle })
    await summary.waitFor()
    const form = panel.locator('details').filter({ has: summary })
    if (!(await form.evaluate((details: HTMLDetailsElement) => details.open))) await summary.click()
    await form.getByLabel(keys.lock.pinInstead).fill(typed)
    await form.getByRole('button', { name: keys.lock.passkeyAdd }).click()
  }

  it('is offered no passkey where the computer has none', async () => {
    const { panel } = desk
    await go(panel, '/keys/lock')
    await unlock(pin)
    await panel.getByText(keys.lock.passkeyNotHere).waitFor()
  })

  it.each([
    ['keeps no secret', { secrets: false }, problem.passkey_unfit.title],
    ['lies in an account on the internet', { synced: true }, problem.passkey_synced.title],
  ])('is told in words that a passkey does not do which %s', async (_, kind, title) => {
    const unfit = await aComputerOfFingers(desk.panel, kind)
    await desk.panel.reload()
    await unlock(pin)
    await setUp()
    await desk.panel.getByText(title).waitFor()
    expect(await desk.panel.getByText(keys.lock.passkeyOn).count()).toBe(0)
    await unfit.remove()
  })

  it('gets a passkey from who knows the PIN, and from nobody else', async () => {
    const { panel } = desk
    computer = await aComputerOfFingers(panel)
    await panel.reload()
    await unlock(pin)
    await setUp('428572')
    await panel.getByText(problem.pin_wrong.title).waitFor()
    await setUp()
    await panel.getByText(keys.lock.passkeyOn).waitFor()
  })

  it('opens by it at one press, also in a page that is opened anew', async () => {
    const { panel } = desk
    await lockAtOnce()
    await expect.poll(() => passkeyButton().evaluate((button) => button === document.activeElement)).toBe(true)
    await panel.keyboard.press('Enter')
    await panel.getByText(keys.lock.on).waitFor()
    await panel.reload()
    await byPasskey()
    await panel.getByText(keys.lock.on).waitFor()
  })

  it('leads back to the PIN in words when the finger is wrong, and when the passkey was deleted', async () => {
    const { panel } = desk
    const refused = async () => {
      await byPasskey()
      await panel.getByRole('alert').getByText(problem.passkey_failed.title).waitFor()
      const field = panel.getByLabel(keys.lock.pinInstead)
      await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true)
    }
    await lockAtOnce()
    await computer.shows(false)
    await refused()
    await computer.shows(true)
    await computer.forget()
    await refused()
    await byPin()
  })

  it('asks for the PIN alone when the passkey was removed', async () => {
    const { panel } = desk
    await press(panel, keys.lock.passkeyRemove)
    await panel.locator('summary').filter({ hasText: keys.lock.passkeyTitle }).waitFor()
    await lockAtOnce()
    await panel.getByLabel(keys.lock.pin, { exact: true }).waitFor()
    expect(await passkeyButton().count()).toBe(0)
  })
})
