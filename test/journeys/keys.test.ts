/** The keys of an organisation as its people meet them: admitting, the sheet, recovery, the lock. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { organisationId } from '../../server/demo/organisations/index.ts'
import { invite } from '../../server/enrolment/invite.ts'
import { sendSetUpForm } from '../../server/start/enrol-through-form.ts'
import { words } from '../../shared/words/index.ts'
import { extensionId } from '../browsers/browser.ts'
import { aDesk, type Desk } from './desk.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import { find, searchField } from './panel.ts'

const { keys, setUp } = words.de
const office = organisationId('jugendamt-kreis')
const pin = '428571'
let network: TestNetwork
let keeper: Desk
let other: Desk
let empty: Desk
let sheet: string[] = []

beforeAll(async () => {
  network = await aNetwork({ offers: 60 })
  keeper = await aDesk(network)
  other = await aDesk(network)
  empty = await aDesk(network)
})
afterAll(async () => {
  for (const desk of [keeper, other, empty]) await desk.dispose()
  await network.dispose()
})

const operatorCode = () => invite(network.store(), { organisationId: office, role: 'professional' })
const go = (desk: Desk, address: string) =>
  desk.panel.evaluate((to) => {
    location.hash = `#${to}`
  }, address)
const press = (desk: Desk, name: string) => desk.panel.getByRole('button', { name, exact: true }).first().click()

describe('the devices of an organisation', () => {
  it('begin with one that makes the keys and is led to the sheet, which can wait', async () => {
    await sendSetUpForm(keeper.panel, network.url, await operatorCode())
    await keeper.panel.getByRole('heading', { name: keys.first.title }).waitFor()
    await press(keeper, keys.later)
    await searchField(keeper.panel).waitFor()
  })

  it('let another one in by the same six words on both screens, and it goes on by itself', async () => {
    await sendSetUpForm(other.panel, network.url, await operatorCode())
    const shown = other.panel.getByRole('list', { name: keys.words }).getByRole('listitem')
    await shown.first().waitFor()
    await go(keeper, '/keys/devices')
    const told = keeper.panel.getByRole('list', { name: keys.words }).getByRole('listitem')
    await told.first().waitFor()
    expect(await told.allInnerTexts()).toEqual(await shown.allInnerTexts())
    await press(other, keys.waiting.wordsSame)
    await press(keeper, keys.devices.admitWords)
    await searchField(other.panel).waitFor({ timeout: 60_000 })
  })
})

describe('the recovery sheet', () => {
  it('holds once six of its characters were typed back, and says which group is wrong', async () => {
    const { page } = keeper.browser
    await page.goto(`chrome-extension://${extensionId}/print.html#/recovery`)
    await page.locator('.key-sheet-groups li').first().waitFor()
    sheet = await page.locator('.key-sheet-groups li > span:last-child').allInnerTexts()
    await page.getByRole('button', { name: keys.print.printed }).click()
    const fields = page.locator('.typed-back input')
    const asked = await page.locator('.typed-back label').allInnerTexts()
    const characters = asked.map((label) => {
      const [, group, place] = /(\d+), (\d+)/.exec(label) ?? []
      return sheet[Number(group) - 1]?.[Number(place) - 1] ?? ''
    })
    for (const [at, character] of characters.entries())
      await fields.nth(at).fill(at > 0 ? character : character === '7' ? '8' : '7')
    await page.getByRole('button', { name: keys.print.confirm }).click()
    const [, wrongGroup] = /(\d+), /.exec(asked[0] ?? '') ?? []
    await page
      .getByRole('alert')
      .getByText(keys.print.wrong_one.replace('{{groups}}', wrongGroup ?? ''))
      .waitFor()
    await fields.first().fill(characters[0] ?? '')
    await page.getByRole('button', { name: keys.print.confirm }).click()
    await page.getByText(keys.print.doneTitle).waitFor()
  })

  it('alone makes an empty browser a keeper again, which is led to the lost devices', async () => {
    await empty.panel.getByRole('link', { name: setUp.bySheet }).click()
    await empty.panel.getByLabel(setUp.server).fill(network.url)
    await empty.panel.getByLabel(setUp.sheetCode).fill(sheet.join(' ').toLowerCase())
    await press(empty, setUp.recover)
    await empty.panel.getByText(keys.devices.lostTitle, { exact: true }).waitFor({ timeout: 60_000 })
    await empty.panel.getByRole('button', { name: keys.devices.revoke }).first().waitFor()
  })
})

describe('the lock', () => {
  it('stands before everything about families, keeps the draft and gives it back', async () => {
    const { panel } = other
    await go(other, '/keys/lock')
    await panel.getByLabel(keys.lock.pinNew, { exact: true }).fill(pin)
    await panel.getByLabel(keys.lock.pinRepeat).fill(pin)
    await press(other, keys.lock.turnOn)
    await panel.getByText(keys.lock.on).waitFor()
    await go(other, '/')
    await searchField(panel).waitFor()
    await panel.keyboard.press('Alt+n')
    await panel.waitForURL(/#\/unmet\//)
    await panel.locator('details > summary').first().waitFor()
    for (let closed = panel.locator('details:not([open]) > summary'); (await closed.count()) > 0; )
      await closed.first().click()
    await panel.locator('textarea').last().fill('Kanarienvogel-7Q')
    await panel.keyboard.press('Alt+l')
    await panel.getByRole('heading', { name: keys.lock.lockedTitle }).waitFor()
    expect(await panel.content()).not.toContain('Kanarienvogel')
    await press(other, keys.lock.findAnyway)
    await panel.getByText(find.startTitle).first().waitFor()
    await press(other, keys.lock.unlock)
    await panel.getByLabel(keys.lock.pin).fill(pin)
    await press(other, keys.lock.unlock)
    await panel.waitForURL(/#\/unmet\//)
    await expect.poll(() => panel.locator('textarea').last().inputValue()).toBe('Kanarienvogel-7Q')
  })

  it('asks again when the panel was closed', async () => {
    await other.closePanel()
    await other.reopenPanel()
    await other.panel.getByRole('heading', { name: keys.lock.lockedTitle }).waitFor()
  })
})
