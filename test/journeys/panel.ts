/** What a professional does in the panel, in the panel's own words: the vocabulary of the journeys. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { codeLabel, type Need, type ReferralDepth, type UnmetNeedReason } from '../../shared/codes/index.ts'
import { words } from '../../shared/words/index.ts'

export const { common, find, offer, log, problem, referrals, sync } = words.de

/** What the status line says first once everything has arrived; a time follows. */
export const delivered = common.statusDeliveredAt.split(',')[0] ?? ''

/** What must become so in its own time; vitest.config.ts says how long that is waited for. */
export const eventually = <T>(read: () => T) => expect.poll(read)

export const searchField = (panel: Page): Locator => panel.getByRole('searchbox')

const results = (panel: Page): Locator => panel.getByRole('region', { name: find.results })

/** The results' links, best first, without the links inside other parts of the page. */
export const resultLinks = (panel: Page): Locator => results(panel).locator('[data-opens-offer]')

/** Types and waits for the list to follow. */
export async function search(panel: Page, text: string): Promise<void> {
  await searchField(panel).fill(text)
  await resultLinks(panel).first().waitFor()
}

/** Back to where nothing is sought; again where the list took the focus out of the field before the key reached it. */
export async function emptySearch(panel: Page): Promise<void> {
  const left = async () => {
    await searchField(panel).fill('')
    return searchField(panel).inputValue()
  }
  await eventually(left).toBe('')
}

/** Finds by the offer's own title and opens its page. */
export async function openOffer(panel: Page, title: string): Promise<void> {
  await goTo(panel, common.navFind)
  await search(panel, title)
  await results(panel).getByRole('link', { name: title, exact: true }).first().click()
  await panel.getByRole('heading', { level: 1, name: title }).waitFor()
}

/** From the offer's page into the form of a referral. */
export async function startReferral(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: offer.log }).click()
  await panel.getByRole('group', { name: log.depth }).waitFor()
}

export async function chooseDepth(panel: Page, depth: ReferralDepth): Promise<void> {
  await panel.getByRole('radio', { name: codeLabel('referralDepth', depth, 'de') }).check()
}

export const needChip = (panel: Page, need: Need): Locator =>
  panel.getByRole('group', { name: log.needs }).getByRole('button', { name: codeLabel('need', need, 'de') })

/** Chooses a need, from the suggestions or by typing. */
export async function chooseNeed(panel: Page, need: Need): Promise<void> {
  const chip = needChip(panel, need)
  if (await chip.isVisible()) {
    if ((await chip.getAttribute('aria-pressed')) !== 'true') await chip.click()
    return
  }
  await panel.getByRole('combobox', { name: log.needsTypeAhead }).fill(codeLabel('need', need, 'de'))
  await panel.getByRole('option').first().click()
}

export const saveButton = (panel: Page): Locator => panel.getByRole('button', { name: log.save })

/** Logs a referral to the offer and answers its hand-over code. */
export async function logReferral(
  panel: Page,
  { title, depth = 'informed', need = 'parenting_uncertainty' }: { title: string; depth?: ReferralDepth; need?: Need },
): Promise<string> {
  await openOffer(panel, title)
  await startReferral(panel)
  await chooseDepth(panel, depth)
  await chooseNeed(panel, need)
  await saveButton(panel).click()
  return await shownHandoverCode(panel)
}

/** An offer's title that the small demonstration certainly has. */
export async function anyTitle(panel: Page): Promise<string> {
  await goTo(panel, common.navFind)
  await search(panel, 'Erziehungsberatung')
  return (await resultLinks(panel).first().textContent()) ?? ''
}

/** The list of referrals, by hand-over code or title. */
export const listed = (panel: Page, text: string): Locator =>
  panel.getByRole('main').getByRole('listitem').filter({ hasText: text })

/** The code on the screen that follows saving. */
export async function shownHandoverCode(panel: Page): Promise<string> {
  await panel.getByRole('heading', { name: log.savedTitle }).waitFor()
  return (await panel.getByText(/^PK-[0-9A-Z]{4}-[0-9A-Z]{2}$/).textContent()) ?? ''
}

export async function chooseUnmetNeedReason(panel: Page, reason: UnmetNeedReason): Promise<void> {
  await panel.getByRole('radio', { name: codeLabel('unmetNeedReason', reason, 'de') }).check()
}

/** Presses an area of the navigation. */
export async function goTo(panel: Page, area: string): Promise<void> {
  await panel.getByRole('navigation').getByRole('link', { name: area }).click()
}

/** The lowest line of the panel. */
export const status = (panel: Page): Locator => panel.getByTestId('status')

/**
 * Asks for a sync as a person would, without waiting for the next try. Not while one is under way: that would be the
 * answer, though it may have asked the server before what it is wanted for.
 */
export async function syncNow(panel: Page): Promise<void> {
  await goTo(panel, common.navSettings)
  const underWay = async () => (await navigator.locks.query()).held?.some(({ name }) => name?.startsWith('sync:'))
  await eventually(() => panel.evaluate(underWay)).toBe(false)
  await panel.getByRole('button', { name: common.statusRetry }).click()
}

/**
 * The ten seconds in which what was just written can be undone are over: it is sent now. For whom they are not the
 * matter; that they pass by themselves, and nothing is sent before, stands in `main-job.test.ts`.
 */
export async function undoIsOver(panel: Page): Promise<void> {
  await panel.evaluate(
    () =>
      new Promise<void>((done, failed) => {
        const opening = indexedDB.open('kettenglied')
        opening.onerror = () => failed(opening.error)
        opening.onsuccess = () => {
          const writing = opening.result.transaction('referrals', 'readwrite')
          const walking = writing.objectStore('referrals').openCursor()
          walking.onsuccess = () => {
            const cursor = walking.result
            if (cursor === null) return
            const { events } = cursor.value
            for (const event of events) if (event.heldUntil !== undefined) event.heldUntil = Date.now()
            cursor.update(cursor.value)
            cursor.continue()
          }
          writing.onerror = () => failed(writing.error)
          writing.oncomplete = () => {
            opening.result.close()
            // Whichever step of sync is under way, one follows it.
            dispatchEvent(new Event('online'))
            done()
          }
        }
      }),
  )
}
