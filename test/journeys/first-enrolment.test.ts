/** The first minutes with Kettenglied: an address and an invitation code, right and wrong ones. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { organisationId } from '../../server/demo/organisations/index.ts'
import { enrolThroughForm, sendSetUpForm } from '../../server/start/enrol-through-form.ts'
import { aDesk, type Desk } from './desk.ts'
import { inbox, receiver } from './handing-over.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import { common, eventually, find, goTo, problem, searchField } from './panel.ts'

const office = organisationId('jugendamt-kreis')
let network: TestNetwork
/** Enrols at once; the other is told first what is wrong with what was typed. */
let first: Desk
let other: Desk
let code = ''

beforeAll(async () => {
  network = await aNetwork()
  ;[first, other] = await Promise.all([aDesk(network), aDesk(network)])
  code = await network.invitation(office)
})
afterAll(async () => {
  await Promise.all([first, other].map((desk) => desk.dispose()))
  await network.dispose()
})

const told = (title: string) => other.panel.getByText(title).first().waitFor()

describe('a new device', () => {
  it('is led to the form, enrols, and finds the offers of its network', async () => {
    const { panel } = first
    await enrolThroughForm(panel, network.url, code)
    await panel.getByText(find.startOffers_other.replace('{{count}}', '200')).waitFor()
    await expect.poll(() => searchField(panel).evaluate((field) => field === document.activeElement)).toBe(true)
    await goTo(panel, common.navSettings)
    await panel.getByText('Jugendamt Kreis Musterland', { exact: true }).waitFor()
    const others = network.store().db.selectFrom('device').select(['org_id', 'keeper']).where('client', '!=', 'demo')
    await eventually(() => others.execute()).toEqual([{ org_id: office, keeper: 1 }])
  })

  it('is told that nobody answers at an address', async () => {
    await sendSetUpForm(other.panel, 'http://127.0.0.1:9', await network.invitation(office))
    await told(problem.offline.title)
    await eventually(() => network.events()).toEqual([])
  })

  it('is told that a code was used before', async () => {
    await sendSetUpForm(other.panel, network.url, code)
    await told(problem.invitation_spent.title)
  })

  it('is told that a code is wrong', async () => {
    const right = await network.invitation(organisationId(receiver))
    const wrong = right.slice(0, -1) + (right.endsWith('0') ? '4' : '0')
    await sendSetUpForm(other.panel, network.url, wrong)
    await told(problem.invitation_invalid.title)
    code = right
  })

  it('enrols with the right one after all; where families arrive it begins with the inbox, and can choose the search', async () => {
    const { panel } = other
    const arrivals = panel.getByRole('heading', { level: 1, name: inbox.title })
    await sendSetUpForm(panel, network.url, code)
    await arrivals.waitFor()
    await goTo(panel, common.navSettings)
    const chosen = (name: string) =>
      panel.getByRole('group', { name: common.settingsStart }).getByRole('radio', { name })
    await expect.poll(() => chosen(common.settingsStartInbox).isChecked()).toBe(true)
    await chosen(common.settingsStartFind).check()
    await other.closePanel()
    await other.reopenPanel()
    await searchField(other.panel).waitFor()
    await expect.poll(() => other.panel.getByRole('heading', { level: 1, name: inbox.title }).count()).toBe(0)
  })
})
