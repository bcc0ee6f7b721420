/** Two coordinators change the same field of an offer at the same time: both versions are seen, joined, found in the panel. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../shared/words/index.ts'
import { accessibilityViolations } from '../browsers/axe.ts'
import { go } from './address.ts'
import { dashboardFaults, openDashboard } from './dashboard.ts'
import { aDesk, type Desk } from './desk.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import { delivered, eventually, openOffer, status } from './panel.ts'

const { common, offers } = words.de

let network: TestNetwork
let desks: Desk[] = []

beforeAll(async () => {
  network = await aNetwork()
})
afterAll(async () => {
  await Promise.all(desks.map((desk) => desk.dispose()))
  await network.dispose()
})

/** Goes to the editor of an offer and waits until it stands with its preview. */
async function openEditor(page: Page, id: string): Promise<void> {
  await go(page, `/offers/${id}`)
  await page.getByRole('region', { name: offers.preview }).waitFor()
}

async function addPhone(page: Page, number: string): Promise<void> {
  await page.getByRole('button', { name: offers.phoneAdd }).click()
  await page.getByLabel(offers.phoneNumber, { exact: true }).last().fill(number)
}

const save = (page: Page) => page.getByRole('button', { name: offers.save, exact: true }).click()
const statusOf = (page: Page) => page.getByTestId('status').textContent()

describe('an offer', () => {
  it('edited by two at once is merged by the second, and found so in the panel', async () => {
    const offer = network.catalogue.offers.find((each) => each.status === 'published' && !each.protectedPlace)
    if (offer === undefined) throw new Error('no offer')
    const role = 'coordinator'
    const [one, other] = await Promise.all([
      aDesk(network, { organisation: 'jugendamt-kreis', role }),
      aDesk(network, { organisation: 'jugendamt-kreis', role }),
    ])
    desks = [one, other]
    const [first, second] = await Promise.all([openDashboard(one, '/offers'), openDashboard(other, '/offers')])

    await first.getByRole('searchbox').fill(offer.title)
    await first.getByRole('list', { name: offers.title }).getByRole('link', { name: offer.title }).first().waitFor()
    expect(await accessibilityViolations(first)).toEqual([])
    await Promise.all([openEditor(first, offer.id), openEditor(second, offer.id)])
    expect(await accessibilityViolations(first)).toEqual([])

    // The second one is cut off from the network while the first one saves.
    await network.goOffline()
    await addPhone(second, '0000 2222')
    await save(second)
    await eventually(() => statusOf(second)).toBe(common.statusOfflineCount_one.replace('{{count}}', '1'))
    await addPhone(first, '0000 1111')
    await network.comeBack()
    await save(first)
    await eventually(async () =>
      (await Promise.all([statusOf(first), statusOf(second)])).filter((text) => text?.includes('bitte im Dashboard')),
    ).toHaveLength(1)

    const loser = (await statusOf(second))?.includes('bitte im Dashboard') === true ? second : first
    await go(loser, '/offers/pending')
    await loser.getByRole('link', { name: offers.decide }).click()
    await loser.getByRole('heading', { level: 1, name: offers.conflictTitle }).waitFor()
    await expect.poll(() => loser.getByText('0000 1111').first().isVisible()).toBe(true)
    await expect.poll(() => loser.getByText('0000 2222').first().isVisible()).toBe(true)
    expect(await accessibilityViolations(loser)).toEqual([])
    await loser.getByRole('radio', { name: offers.bothSides.both }).check()
    await loser.getByRole('button', { name: offers.sendDecision }).click()
    await eventually(() => statusOf(loser)).toContain(delivered)

    await go(loser, `/offers/${offer.id}/history`)
    await loser.getByText(offers.historyNow).waitFor()
    await expect.poll(() => loser.getByRole('listitem').count()).toBeGreaterThanOrEqual(3)
    expect(await accessibilityViolations(loser)).toEqual([])

    const { panel } = one
    await openOffer(panel, offer.title)
    for (const number of ['0000 1111', '0000 2222']) await panel.getByRole('link', { name: number }).waitFor()
    await eventually(() => status(panel).textContent()).toContain(delivered)
  })

  it('stands in two windows of one browser as it is typed in either, and is saved from the other', async () => {
    const [desk] = desks
    const offer = network.catalogue.offers.findLast((each) => each.status === 'published' && !each.protectedPlace)
    if (desk === undefined || offer === undefined) throw new Error('no offer')
    const page = await openDashboard(desk, `/offers/${offer.id}`)
    const twin = await openDashboard(desk, `/offers/${offer.id}`)
    const number = (shown: Page) => shown.getByLabel(offers.phoneNumber, { exact: true }).last().inputValue()
    const text = (shown: Page) => shown.getByRole('textbox', { name: offers.field.title }).first()
    await addPhone(page, '0000 3333')
    await eventually(() => number(twin)).toBe('0000 3333')
    await text(twin).fill('Drachenhort')
    await eventually(() => text(page).inputValue()).toBe('Drachenhort')
    await save(twin)
    await twin.getByText(offers.unsaved).waitFor({ state: 'detached' })
    await page.getByText(offers.unsaved).waitFor({ state: 'detached' })
    expect([await number(page), await text(page).inputValue()]).toEqual(['0000 3333', 'Drachenhort'])
    await openOffer(desk.panel, 'Drachenhort')
    await desk.panel.getByRole('link', { name: '0000 3333' }).waitFor()
    await twin.close()
    await page.close()
  })

  it('is moved to another provider with the keyboard, and stands under its name in the panel', async () => {
    const [desk] = desks
    const offer = network.catalogue.offers.find((each) => each.status === 'published' && !each.protectedPlace)
    const other = network.catalogue.organisations.find(({ id }) => id !== offer?.organisationId)
    if (desk === undefined || offer === undefined || other === undefined) throw new Error('no offer')
    const page = await openDashboard(desk, `/offers/${offer.id}`)
    await page.getByRole('button', { name: offers.providerChange }).press('Enter')
    const field = page.getByRole('combobox', { name: offers.providerNew })
    await eventually(() => field.evaluate((node) => node === document.activeElement)).toBe(true)
    await page.keyboard.type(other.name)
    expect(await accessibilityViolations(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByRole('status').filter({ hasText: other.name }).waitFor()
    await save(page)
    await eventually(() => statusOf(page)).toContain(delivered)
    // The panel still stands on what was looked at before.
    await openOffer(desk.panel, offer.title)
    await desk.panel.getByText(other.name).first().waitFor()
    expect(await dashboardFaults(page)).toEqual([])
  })
})
