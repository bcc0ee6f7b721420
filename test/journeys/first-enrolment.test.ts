/** The first minutes with Kettenglied: an address and an invitation code, right and wrong ones. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { organisationId } from '../../server/demo/organisations/index.ts'
import { enrolThroughForm, sendSetUpForm } from '../../server/start/enrol-through-form.ts'
import { aDesk, type Desk } from './desk.ts'
import { inbox, receiver } from './handing-over.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import { common, eventually, find, goTo, problem, searchField } from './panel.ts'

const office = organisationId('jugendamt-kreis')
let network: TestNetwork
let desk: Desk

beforeAll(async () => {
  network = await aNetwork()
})
afterAll(() => network.dispose())

beforeEach(async () => {
  desk = await aDesk(network)
})
afterEach(() => desk.dispose())

const alert = (title: string) => desk.panel.getByText(title).first()

describe('a new device', () => {
  it('is led to the form, enrols, and finds the offers of its network', async () => {
    await enrolThroughForm(desk.panel, network.url, await network.invitation(office))
    await desk.panel.getByText(find.startOffers_other.replace('{{count}}', '200')).waitFor()
    expect(await searchField(desk.panel).evaluate((field) => field === document.activeElement)).toBe(true)
    await goTo(desk.panel, common.navSettings)
    await desk.panel.getByText('Jugendamt Kreis Musterland', { exact: true }).waitFor()
    const others = network.store().db.selectFrom('device').select(['org_id', 'keeper']).where('client', '!=', 'demo')
    await eventually(() => others.execute()).toEqual([{ org_id: office, keeper: 1 }])
  })

  it('of an organisation where families arrive begins with the inbox, and can choose the search instead', async () => {
    const { panel } = desk
    const arrivals = panel.getByRole('heading', { level: 1, name: inbox.title })
    await sendSetUpForm(panel, network.url, await network.invitation(organisationId(receiver)))
    await arrivals.waitFor({ timeout: 60_000 })
    await goTo(panel, common.navSettings)
    const chosen = (name: string) =>
      panel.getByRole('group', { name: common.settingsStart }).getByRole('radio', { name })
    expect(await chosen(common.settingsStartInbox).isChecked()).toBe(true)
    await chosen(common.settingsStartFind).check()
    await desk.closePanel()
    await desk.reopenPanel()
    await searchField(desk.panel).waitFor()
    expect(await desk.panel.getByRole('heading', { level: 1, name: inbox.title }).count()).toBe(0)
  })

  it('is told that a code is wrong, and enrols with the right one', async () => {
    const code = await network.invitation(office)
    const wrong = code.slice(0, -1) + (code.endsWith('0') ? '4' : '0')
    await sendSetUpForm(desk.panel, network.url, wrong)
    await alert(problem.invitation_invalid.title).waitFor()
    await enrolThroughForm(desk.panel, network.url, code)
  })

  it('is told that a code was used before', async () => {
    const code = await network.invitation(office)
    const other = await aDesk(network)
    await enrolThroughForm(other.panel, network.url, code)
    await other.dispose()
    await sendSetUpForm(desk.panel, network.url, code)
    await alert(problem.invitation_spent.title).waitFor()
  })

  it('is told that nobody answers at an address', async () => {
    await sendSetUpForm(desk.panel, 'http://127.0.0.1:9', await network.invitation(office))
    await alert(problem.offline.title).waitFor()
    await eventually(() => network.events()).toEqual([])
  })
})
