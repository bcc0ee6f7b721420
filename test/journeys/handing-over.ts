/** What passes between two organisations, in the panels' own words: the vocabulary of hand-overs. */
import type { Locator, Page } from 'playwright-core'
import type { Need } from '../../shared/codes/index.ts'
import { words } from '../../shared/words/index.ts'
import {
  chooseDepth,
  chooseNeed,
  goTo,
  log,
  openOffer,
  referrals,
  saveButton,
  shownHandoverCode,
  startReferral,
  undoIsOver,
} from './panel.ts'

export const { answer, inbox } = words.de

/** The receiving side of these journeys, and what it offers. */
export const receiver = 'drk-drachennest'
export const receiverOffer = 'Familienzentrum Teichviertel'

/** What the sender knows and only sealed parts may carry. */
export type Told = { name?: string; phone?: string; message?: string; caseReference?: string; ownWords?: string }

type HandOver = { title: string; told?: Told; need?: Need }

/** Hands a family over with full consent and answers its hand-over code; it is on its way to the receiver. */
export async function handOver(panel: Page, { title, told = {}, need }: HandOver): Promise<string> {
  await openOffer(panel, title)
  await startReferral(panel)
  await chooseDepth(panel, 'handed_over')
  await chooseNeed(panel, need ?? 'parenting_uncertainty')
  await fillTold(panel, told)
  await saveButton(panel).click()
  const code = await shownHandoverCode(panel)
  await undoIsOver(panel)
  return code
}

export async function fillTold(panel: Page, told: Told): Promise<void> {
  if (told.name !== undefined || told.phone !== undefined || told.message !== undefined) {
    await panel.locator('summary').filter({ hasText: log.contact }).click()
    if (told.name !== undefined) await panel.getByLabel(log.contactFields.name, { exact: true }).fill(told.name)
    if (told.phone !== undefined) await panel.getByLabel(log.contactFields.phone, { exact: true }).fill(told.phone)
    if (told.message !== undefined) await panel.getByLabel(log.message).fill(told.message)
  }
  if (told.caseReference !== undefined || told.ownWords !== undefined) {
    await panel.locator('summary').filter({ hasText: log.more }).click()
    if (told.caseReference !== undefined) await panel.getByLabel(log.caseReference).fill(told.caseReference)
    if (told.ownWords !== undefined) await panel.getByLabel(log.ownWords).fill(told.ownWords)
  }
}

/** A row of the inbox, by hand-over code. */
export const incoming = (panel: Page, code: string): Locator =>
  panel.getByRole('main').getByRole('listitem').filter({ hasText: code })

/** Opens the inbox and in it the referral with this code. */
export async function openIncoming(panel: Page, code: string): Promise<void> {
  await goTo(panel, inbox.navigation)
  await incoming(panel, code).getByRole('link').click()
  await panel.getByText(code).first().waitFor()
}

/** Opens the sender's own referral with this code. */
export async function openOwn(panel: Page, code: string): Promise<void> {
  await goTo(panel, words.de.common.navReferrals)
  await panel.getByRole('main').getByRole('listitem').filter({ hasText: code }).getByRole('link').first().click()
  await panel.getByText(code).first().waitFor()
}

type Act = keyof typeof referrals.act

/** Presses an act, fills its questions and saves; it is on its way to the other side. */
export async function act(panel: Page, type: Act, choices: Partial<Record<keyof typeof referrals.ask, string>> = {}) {
  await panel.getByRole('button', { name: referrals.act[type], exact: true }).click()
  const dialog = panel.getByRole('dialog')
  for (const [question, label] of Object.entries(choices))
    await dialog.getByLabel(referrals.ask[question as keyof typeof referrals.ask]).selectOption({ label })
  await dialog.getByRole('button', { name: referrals.save }).click()
  await dialog.waitFor({ state: 'hidden' })
  await undoIsOver(panel)
}

/** Waits for the state's word on an open referral. */
export async function shows(panel: Page, text: string): Promise<void> {
  await panel.getByRole('main').getByText(text, { exact: true }).first().waitFor()
}
