/** From a wrong number seen in an office to the mended one, and from an unconfirmed provider to a confirmed offer. */
import type { Page } from 'playwright-core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import type { Offer } from '../../shared/offer.ts'
import { words } from '../../shared/words/index.ts'
import { go } from './address.ts'
import { dashboardFaults, openDashboard } from './dashboard.ts'
import { aDesk, type Desk } from './desk.ts'
import { faultsInAllViews } from './in-all-views.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import { eventually, openOffer, status } from './panel.ts'

const { common, confirm, offers, problem, report, upkeep } = words.de
const right = '0202 555 0199'

let network: TestNetwork
let planning: Desk
let office: Desk
let dashboard: Page
let offer: Offer

beforeAll(async () => {
  network = await aNetwork()
  const titles = network.catalogue.offers.map(({ title }) => title)
  const found = network.catalogue.offers.find(
    ({ status, protectedPlace, phones, title }) =>
      status === 'published' &&
      !protectedPlace &&
      phones.length === 1 &&
      titles.filter((t) => t === title).length === 1,
  )
  if (found === undefined) throw new Error('no offer')
  offer = found
  ;[planning, office] = await Promise.all([
    aDesk(network, { organisation: 'jugendhilfeplanung', role: 'coordinator' }),
    aDesk(network, { organisation: 'jugendamt-kreis' }),
  ])
  dashboard = await openDashboard(planning, '/upkeep')
})
afterAll(async () => {
  await Promise.all([planning.dispose(), office.dispose()])
  await network.dispose()
})

const queue = () => dashboard.getByRole('list', { name: upkeep.queueTitle }).locator(':scope > li')
const mails = () => dashboard.getByRole('list', { name: upkeep.mailsTitle }).locator(':scope > li')

describe('a wrong number', () => {
  it('reported in the panel stands on top of the queue with its proposal', async () => {
    const { panel } = office
    await openOffer(panel, offer.title)
    const asked = panel.getByRole('region', { name: report.title })
    await asked.getByRole('button', { name: report.group.contact }).click()
    const value = asked.getByRole('textbox', { name: report.value })
    await value.fill('Frau Muster ruft zurück')
    await asked.getByRole('button', { name: report.send, exact: true }).click()
    await asked.getByText(report.valueFault).waitFor()
    await value.fill(right)
    await asked.getByRole('button', { name: report.send, exact: true }).click()
    await panel.getByText(report.openTitle).waitFor()
    await eventually(() => queue().first().textContent()).toContain(offer.title)
    // That it is wrong was said by the first press; what would be right follows into the same report.
    await eventually(() => queue().first().textContent()).toContain(upkeep.suggested.replace('{{value}}', right))
    await expect.poll(() => queue().first().getByRole('listitem').count()).toBe(1)
  })

  it('fits the page of the offer and the queue in every view', async () => {
    expect(await faultsInAllViews(office.panel)).toEqual([])
    expect(await dashboardFaults(dashboard)).toEqual([])
  })

  it('mended in the editor is in the panel, and the report is gone from both', async () => {
    await queue().first().getByRole('link', { name: upkeep.edit }).click()
    await dashboard.getByRole('region', { name: offers.preview }).waitFor()
    await dashboard.getByLabel(offers.phoneNumber, { exact: true }).first().fill(right)
    await dashboard.getByRole('button', { name: offers.save, exact: true }).click()
    await office.panel.getByRole('link', { name: right }).waitFor()
    await eventually(() => office.panel.getByText(report.openTitle).count()).toBe(0)
    await go(dashboard, '/upkeep')
    await queue().first().waitFor()
    await expect.poll(() => dashboard.getByText(right).count()).toBe(0)
  })
})

describe('a report that the server does not take', () => {
  it('is told in the status line, named with its offer among the open changes, and let go by one press', async () => {
    const { panel } = planning
    const gone = network.catalogue.offers.findLast((one) => one.status === 'published' && !one.protectedPlace)
    if (gone === undefined) throw new Error('no offer')
    await openOffer(panel, gone.title)
    // Taken back at the server, and no feed has brought it to this device yet.
    const data = JSON.stringify({ ...gone, status: 'draft' })
    await network.store().db.updateTable('catalogue_item').set({ data }).where('id', '=', gone.id).execute()
    await panel
      .getByRole('region', { name: report.title })
      .getByRole('button', { name: report.says.full, exact: true })
      .click()
    await eventually(() => status(panel).textContent()).toContain(
      common.statusEditsToSettle_one.slice('{{count}}'.length),
    )
    await go(dashboard, '/offers')
    await dashboard.getByRole('link', { name: offers.toSettleLink }).click()
    const row = dashboard.getByRole('listitem').filter({ has: dashboard.getByRole('link', { name: gone.title }) })
    await row.getByText(report.says.full, { exact: true }).waitFor()
    await expect.poll(() => row.getByText(problem.not_found.title).count()).toBe(1)
    expect(await dashboardFaults(dashboard)).toEqual([])
    await row.getByRole('button', { name: `${offers.dropReport} ${gone.title}` }).click()
    await dashboard.getByText(offers.pendingNone).waitFor()
    await go(dashboard, '/upkeep')
  })
})

describe('the queue', () => {
  it('lets an offer go that is looked at and right, also while the server is away', async () => {
    const title = (await queue().first().getByRole('heading').textContent()) ?? ''
    await network.goOffline()
    await queue()
      .first()
      .getByRole('button', { name: `${upkeep.right} ${title}` })
      .click()
    await eventually(() => queue().first().getByRole('heading').textContent()).not.toBe(title)
    // The screen opened anew reads it from the device.
    await go(dashboard, '/upkeep/vain')
    await go(dashboard, '/upkeep')
    await queue().first().waitFor()
    await eventually(() => queue().first().getByRole('heading').textContent()).not.toBe(title)
    await network.comeBack()
  })
})

describe('a provider', () => {
  it('asked by mail confirms an offer on a page without script, and the dashboard knows', async () => {
    await go(dashboard, '/upkeep/mails')
    const several = mails()
      .filter({ hasText: /\d+ Angebote · / })
      .first()
    const name = (await several.getByRole('heading').textContent()) ?? ''
    const provider = mails().filter({ has: dashboard.getByRole('heading', { name, exact: true }) })
    const count = Number(/(\d+) Angebote/.exec((await provider.textContent()) ?? '')?.[1])
    await provider.getByRole('button', { name: `${upkeep.mailMake} ${name}` }).click()
    const text = await provider.getByRole('textbox').inputValue()
    const url = /http:\S+/.exec(text)?.[0] ?? ''
    expect(url.startsWith(`${network.url}/bestaetigen/`)).toBe(true)
    const plain = await dashboard.context().browser()?.newContext({ javaScriptEnabled: false, locale: 'de-DE' })
    if (plain === undefined) throw new Error('no browser')
    const page = await plain.newPage()
    await page.goto(url)
    // The page has all of the provider's offers; the mail names those that nobody confirmed for a year.
    const title = /^- (.+)$/m.exec(text)?.[1] ?? ''
    await page.getByRole('region', { name: title, exact: true }).getByRole('button', { name: confirm.right }).click()
    await page.getByText(confirm.taken.right).first().waitFor()
    await plain.close()
    const left = count === 2 ? upkeep.mailOffers_one : upkeep.mailOffers_other.replace('{{count}}', String(count - 1))
    await eventually(async () => (await provider.textContent())?.includes(left)).toBe(true)
  })

  it('who was asked is not due again, and can be asked once more', async () => {
    const name =
      (await mails().getByRole('textbox').first().locator('xpath=ancestor::li').getByRole('heading').textContent()) ??
      ''
    await go(dashboard, '/upkeep')
    await go(dashboard, '/upkeep/mails')
    await mails().first().waitFor()
    await expect.poll(() => mails().getByRole('heading', { name, exact: true }).count()).toBe(0)
    await dashboard.getByText(upkeep.mailsAsked.replace('{{count}}', '1')).first().click()
    await dashboard.getByRole('button', { name: `${upkeep.mailAgain} ${name}` }).waitFor()
  })
})

describe('two offers that are one', () => {
  it('become one that says what either said, and fit their screen in every view', async () => {
    const { store, catalogue } = network
    const twin = catalogue.offers.find((one) => one.status === 'published' && one.description && one.id !== offer.id)
    if (twin === undefined) throw new Error('no offer')
    const { description, ...bare } = { ...twin, id: uuidv7(), title: `${twin.title} (neu)` }
    await writeCatalogue(store(), [{ kind: 'offer', id: bare.id, data: bare }])
    await go(dashboard, '/upkeep/duplicates')
    const keep = dashboard.getByRole('button', { name: `${upkeep.duplicatesKeep} ${bare.title}`, exact: true })
    await keep.waitFor({ timeout: 30_000 })
    expect(await dashboardFaults(dashboard)).toEqual([])
    await keep.click()
    await keep.waitFor({ state: 'hidden' })
    await eventually(async () => {
      const rows = await store().db.selectFrom('catalogue_item').selectAll().where('kind', '=', 'offer').execute()
      const of = (id: string) => JSON.parse(rows.find((row) => row.id === id)?.data ?? '{}')
      return [of(bare.id).description, of(twin.id).status]
    }).toEqual([description, 'ended'])
  })
})

describe('two offers that look alike and are two', () => {
  it('go from the screen by one press, come back by another, and stand among those told apart for all', async () => {
    const [one] = network.catalogue.offers.filter(({ status }) => status === 'published')
    if (one === undefined) throw new Error('no offer')
    const twin = { ...one, id: uuidv7(), title: `${one.title} (zwei)` }
    await writeCatalogue(network.store(), [{ kind: 'offer', id: twin.id, data: twin }])
    const two = dashboard.getByRole('button', { name: new RegExp(`^${upkeep.duplicatesDistinct} .*\\(zwei\\)`) })
    await two.click({ timeout: 30_000 })
    await two.waitFor({ state: 'hidden' })
    await dashboard.getByRole('button', { name: common.undo }).click()
    await two.click()
    const apart = dashboard.getByRole('group').filter({ hasText: upkeep.apart_one })
    await apart.getByText(upkeep.apart_one).click()
    await apart.getByRole('link', { name: twin.title }).waitFor()
    const said = () => network.store().db.selectFrom('catalogue_item').where('kind', '=', 'distinct').selectAll()
    await eventually(async () => (await said().execute()).map(({ id }) => id.includes(twin.id))).toEqual([true])
  })
})

describe.each(['/mails', '/vain'])('the screen of upkeep at “%s”', (screen) => {
  it('breaks no rule of accessibility and never scrolls sideways', async () => {
    await go(dashboard, `/upkeep${screen}`)
    await dashboard.getByRole('heading', { level: 1 }).waitFor()
    expect(await dashboardFaults(dashboard)).toEqual([])
  })
})
