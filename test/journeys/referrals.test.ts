/** What becomes of a referral, told by the sender; and the need that no offer meets. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeLabel } from '../../shared/codes/index.ts'
import { aDesk, type Desk } from './desk.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import {
  anyTitle,
  chooseNeed,
  chooseUnmetNeedReason,
  common,
  eventually,
  find,
  goTo,
  listed,
  log,
  logReferral,
  referrals,
  saveButton,
  searchField,
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

const types = async () => (await network.events()).map(({ t }) => t)

describe('an unmet need', () => {
  it('is one step away from an empty result, and is delivered', async () => {
    const { panel } = desk
    await searchField(panel).fill('Quantenkaraoke')
    await panel.getByRole('button', { name: find.unmetNeed }).click()
    await chooseUnmetNeedReason(panel, 'no_offer_exists')
    await chooseNeed(panel, 'leisure_participation')
    await saveButton(panel).click()
    await panel.getByRole('heading', { name: log.savedUnmetTitle }).waitFor()
    await eventually(types).toContain('unmet_need')
    const [event] = await network.events()
    expect(event).toMatchObject({
      to: null,
      c: { unmetNeedReason: 'no_offer_exists', needs: ['leisure_participation'] },
    })
  })
})

describe('a referral', () => {
  it('tells that the family arrived, with evidence; the last entry can be taken back', async () => {
    const { panel } = desk
    const code = await logReferral(panel, { title: await anyTitle(panel) })
    await goTo(panel, common.navReferrals)
    await listed(panel, code).getByRole('link').click()

    await panel.getByRole('button', { name: referrals.act.arrived }).click()
    const dialog = panel.getByRole('dialog')
    await dialog.getByRole('button', { name: referrals.save }).click()
    await dialog.getByText(referrals.faultChoose).waitFor()
    const evidence = codeLabel('evidence', 'family_reported', 'de')
    await dialog.getByLabel(referrals.ask.evidence).selectOption({ label: evidence })
    await dialog.getByRole('button', { name: referrals.save }).click()
    await panel.getByText(referrals.status['in-progress'], { exact: true }).first().waitFor()

    await panel.getByRole('button', { name: referrals.act.corrected }).click()
    await dialog.getByRole('button', { name: referrals.act.corrected }).click()
    await panel.getByText(referrals.status.requested, { exact: true }).first().waitFor()
    await eventually(types).toEqual(expect.arrayContaining(['requested', 'arrived', 'corrected']))
  })

  it('is found again by its hand-over code and marked as entered in error', async () => {
    const { panel } = desk
    const code = await logReferral(panel, { title: await anyTitle(panel) })
    await goTo(panel, common.navReferrals)
    await panel.getByRole('textbox', { name: referrals.search }).fill(code)
    await eventually(() => panel.getByRole('main').locator('.entry').count()).toBe(1)
    await listed(panel, code).getByRole('link').click()
    await panel.getByRole('button', { name: referrals.act.entered_in_error }).click()
    await panel.getByRole('dialog').getByRole('button', { name: referrals.save }).click()
    await panel.getByText(referrals.status['entered-in-error'], { exact: true }).first().waitFor()
    await eventually(types).toContain('entered_in_error')
  })
})
