/** What becomes of a referral, told by the sender; and the need that no offer meets. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeLabel } from '../../shared/codes/index.ts'
import { words } from '../../shared/words/index.ts'
import { aDesk, type Desk } from './desk.ts'
import { fillTold } from './handing-over.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import {
  anyTitle,
  chooseDepth,
  chooseNeed,
  chooseUnmetNeedReason,
  common,
  eventually,
  find,
  goTo,
  listed,
  log,
  logReferral,
  openOffer,
  problem,
  referrals,
  saveButton,
  searchField,
  shownHandoverCode,
  startReferral,
  undoIsOver,
} from './panel.ts'

const { aside, removal } = words.de

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

const erased = async () =>
  (await network.store().db.selectFrom('event').select('id').where('erased_at', 'is not', null).execute()).length

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
    await undoIsOver(panel)
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
    const question = dialog.getByLabel(referrals.ask.evidence)
    await expect.poll(() => question.evaluate((field) => field === document.activeElement)).toBe(true)
    await dialog.getByRole('button', { name: referrals.save }).click()
    await dialog.getByText(referrals.faultChoose).waitFor()
    const evidence = codeLabel('evidence', 'family_reported', 'de')
    await question.selectOption({ label: evidence })
    await dialog.getByRole('button', { name: referrals.save }).click()
    await panel.getByText(referrals.status['in-progress'], { exact: true }).first().waitFor()

    await panel.getByRole('button', { name: referrals.act.corrected }).click()
    await dialog.getByRole('button', { name: referrals.act.corrected }).click()
    await panel.getByText(referrals.status.requested, { exact: true }).first().waitFor()
    await undoIsOver(panel)
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
    await undoIsOver(panel)
    await eventually(types).toContain('entered_in_error')
  })
})

/** Puts a copy of the newest referral's last event aside, as a refusal of the server does, past the extension. */
const putAside = (panel: Page) =>
  panel.evaluate(
    () =>
      new Promise<void>((done, failed) => {
        const opening = indexedDB.open('kettenglied')
        opening.onerror = () => failed(opening.error)
        opening.onsuccess = () => {
          const writing = opening.result.transaction(['referrals', 'quarantine'], 'readwrite')
          const reading = writing.objectStore('referrals').getAll()
          reading.onsuccess = () => {
            const { ref, events } = reading.result.at(-1)
            const { id, p } = events.at(-1)
            writing.objectStore('quarantine').put({ id, ref, p, s: 'other', why: 'conflict', at: Date.now() })
          }
          writing.oncomplete = () => {
            opening.result.close()
            done()
          }
        }
      }),
  )

describe('what was recorded here', () => {
  const caseReference = 'Az. Kanarienvogel-7Q'
  let code = ''

  it('can go once the note stands in the file: the sealed notes, not the referral', async () => {
    const { panel } = desk
    await openOffer(panel, await anyTitle(panel))
    await startReferral(panel)
    await chooseDepth(panel, 'informed')
    await chooseNeed(panel, 'parenting_uncertainty')
    await fillTold(panel, { caseReference })
    await saveButton(panel).click()
    code = await shownHandoverCode(panel)
    await goTo(panel, common.navReferrals)
    await listed(panel, code).getByRole('link').click()
    await panel.getByText(caseReference).first().waitFor()
    await expect.poll(() => panel.getByRole('button', { name: removal.notes }).count()).toBe(0)
    await panel.locator('summary').filter({ hasText: referrals.note }).click()
    await panel.getByRole('button', { name: referrals.noteFiled, exact: true }).click()
    await panel.getByRole('button', { name: removal.notes }).click()
    await panel.getByRole('dialog').getByRole('button', { name: removal.confirm }).click()
    await panel.getByText(caseReference).first().waitFor({ state: 'hidden' })
    await panel.getByText(code).first().waitFor()
  })

  it('can be read, taken along and let go where it was put aside', async () => {
    const { panel } = desk
    await putAside(panel)
    await panel.reload()
    await goTo(panel, common.navReferrals)
    await panel.getByRole('button', { name: referrals.quarantinedShow }).click()
    await panel.getByText(problem.conflict.title).waitFor()
    await panel.getByRole('button', { name: aside.show }).click()
    await panel.getByRole('textbox', { name: aside.content }).waitFor()
    await panel.getByRole('button', { name: aside.discard }).click()
    await panel.getByRole('dialog').getByRole('button', { name: aside.discard }).click()
    await panel.getByText(problem.conflict.title).waitFor({ state: 'hidden' })
  })

  it('goes altogether where the family asks for it, at the server too', async () => {
    const { panel } = desk
    await undoIsOver(panel)
    await eventually(types).toContain('note_filed')
    await panel.getByRole('button', { name: referrals.showAll }).click()
    await listed(panel, code).getByRole('link').click()
    await panel.getByRole('button', { name: removal.all }).click()
    await panel.getByRole('dialog').getByRole('button', { name: removal.confirm }).click()
    await listed(panel, code).waitFor({ state: 'hidden' })
    // What was sealed never left, for nobody confirmed a recovery sheet here; that the note was filed had left.
    await eventually(types).not.toContain('note_filed')
    expect(await erased()).toBeGreaterThan(0)
  })
})
