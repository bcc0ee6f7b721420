/** What the people who keep an organisation's keys do, in the panels' own words: the vocabulary of devices and keys. */
import type { Locator, Page } from 'playwright-core'
import { words } from '../../shared/words/index.ts'
import { extensionId, type RunningBrowser } from '../browsers/browser.ts'
import { go } from './address.ts'

export const { keys, setUp } = words.de

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click()

/** A keeper's code for a new device. */
export async function makeInvitation(panel: Page): Promise<string> {
  await go(panel, '/keys/invite')
  await press(panel, keys.invite.make)
  const groups = panel.locator('.code-groups > span')
  await groups.first().waitFor()
  return (await groups.allInnerTexts()).join('-')
}

/** The name by which a waiting device asks to be admitted, such as `Gerät 4F7K`. */
export async function waitingName(panel: Page): Promise<string> {
  await panel.getByRole('heading', { name: keys.waiting.title }).waitFor()
  const [before = ''] = keys.waiting.name.split('{{name}}')
  const line = await panel.getByText(before).innerText()
  return keys.deviceName.replace('{{name}}', line.slice(before.length))
}

/** A waiting device on the keeper's screen. */
export const atTheDoor = (panel: Page, name: string): Locator => panel.getByRole('listitem', { name, exact: true })

export async function sixWords(place: Page | Locator): Promise<string[]> {
  const list = place.getByRole('list', { name: keys.words }).getByRole('listitem')
  await list.first().waitFor()
  return await list.allInnerTexts()
}

/** Shuts out the device of this name. */
export async function revoke(panel: Page, name: string): Promise<void> {
  await go(panel, '/keys/devices')
  await panel.getByRole('button', { name: `${name} sperren` }).click()
  const dialog = panel.getByRole('dialog')
  await dialog.getByRole('button', { name: keys.devices.revoke, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/**
 * Leads an empty browser from the set-up to the form of the sheet, and fills that. The set-up asks for the server
 * too, so only the heading tells which of the two forms is there to be filled.
 */
export async function fillSheetForm(panel: Page, server: string, code: string): Promise<void> {
  await panel.getByRole('link', { name: setUp.bySheet }).click()
  await panel.getByRole('heading', { level: 1, name: setUp.sheetTitle }).waitFor()
  await panel.getByLabel(setUp.server).fill(server)
  await panel.getByLabel(setUp.sheetCode).fill(code)
}

export type PrintedSheet = { page: Page; groups: string[] }

/** Opens the tab of the recovery sheet, prints it and answers what stands on the paper. */
export async function printSheet(browser: RunningBrowser): Promise<PrintedSheet> {
  const page = await browser.page.context().newPage()
  // A headless browser has no dialog for printing.
  await page.addInitScript(() => {
    window.print = () => {}
  })
  await page.goto(`chrome-extension://${extensionId}/print.html#/recovery`)
  await page.locator('.key-sheet-groups li').first().waitFor()
  const groups = await page.locator('.key-sheet-groups li > span:last-child').allInnerTexts()
  await press(page, keys.print.print)
  return { page, groups }
}

/** The fields that ask for characters of the paper, each with what is right. */
export async function askedBack({
  page,
  groups,
}: PrintedSheet): Promise<{ field: Locator; group: string; right: string }[]> {
  const labels = await page.locator('.typed-back label').allInnerTexts()
  return labels.map((label, at) => {
    const [, group = '', place = ''] = /(\d+), (\d+)/.exec(label) ?? []
    return {
      field: page.locator('.typed-back input').nth(at),
      group,
      right: groups[Number(group) - 1]?.[Number(place) - 1] ?? '',
    }
  })
}

/** Types back what is asked for, so that the sheet holds. */
export async function confirmSheet(sheet: PrintedSheet): Promise<void> {
  for (const { field, right } of await askedBack(sheet)) await field.fill(right)
  await press(sheet.page, keys.print.confirm)
  await sheet.page.getByText(keys.print.doneTitle).waitFor()
}
