/** The lock on a computer that several people use: what it hides, what it keeps, when it closes by itself. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { go } from './address.ts'
import { aDesk, type Desk } from './desk.ts'
import { fillTold, receiverOffer } from './handing-over.ts'
import { keys, long, press } from './keeping.ts'
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
  await panel.getByRole('group', { name: log.depth }).waitFor(long)
  const field = panel.getByLabel(log.caseReference)
  await panel.locator('summary').filter({ hasText: log.more }).waitFor()
  if (!(await field.isVisible())) await panel.locator('summary').filter({ hasText: log.more }).click()
  await expect.poll(() => field.inputValue()).toBe(caseReference)
  expect(await needChip(panel, 'parenting_uncertainty').getAttribute('aria-pressed')).toBe('true')
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
    await panel.getByText(keys.lock.on).waitFor(long)
  })

  it('hides everything about families at a key, while offers can be looked for', async () => {
    const { panel } = desk
    await openOffer(panel, receiverOffer)
    await startReferral(panel)
    await chooseDepth(panel, 'handed_over')
    await chooseNeed(panel, 'parenting_uncertainty')
    await fillTold(panel, { caseReference })
    await panel.keyboard.press('Alt+l')
    await lockedTitle().waitFor(long)
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
    expect(await panel.getByRole('button', { name: keys.lock.unlock, exact: true }).count()).toBe(1)
    expect(await panel.content()).not.toContain(code)
  })

  it('refuses a wrong PIN in words, and gives the draft back to the right one', async () => {
    const { panel } = desk
    await unlock('428572')
    await panel.getByText(problem.pin_wrong.title).first().waitFor(long)
    expect(await panel.content()).not.toContain('Kanarienvogel')
    await unlock(pin)
    await draftIsThere()
  })

  it('keeps the draft over a forced reload, behind the lock', async () => {
    await desk.panel.reload()
    await lockedTitle().waitFor(long)
    await unlock(pin)
    await draftIsThere()
  })

  it('locks by itself when nobody touches it', async () => {
    const { panel } = desk
    await panel.clock.install()
    await panel.reload()
    await lockedTitle().waitFor(long)
    await unlock(pin)
    await draftIsThere()
    await panel.clock.fastForward('09:00')
    expect(await lockedTitle().count()).toBe(0)
    await panel.clock.fastForward('02:00')
    await lockedTitle().waitFor(long)
    expect(await panel.content()).not.toContain('Kanarienvogel')
  })

  it('asks for the PIN in a panel that is opened anew', async () => {
    await desk.closePanel()
    await desk.reopenPanel()
    await lockedTitle().waitFor(long)
    await press(desk.panel, keys.lock.findAnyway)
    await desk.panel.getByText(find.startTitle).first().waitFor()
    expect(await searchField(desk.panel).inputValue()).toBe('')
  })
})
