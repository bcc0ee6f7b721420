/** What a steering group sees, picture by picture: answers to its questions, figures, a published report. */
import { words } from '../../shared/words/index.ts'
import type { RunningBrowser } from '../browsers/browser.ts'
import type { Tour } from './take-pictures.ts'
import { aWidePage } from './wide-page.ts'

const { figures, reports, statistics } = words.de
const title = 'Was die Kette 2025 geleistet hat'

/** @param planning the coordinator's browser, enrolled already */
export async function takeFigurePictures(tour: Tour & { planning: RunningBrowser }): Promise<string[]> {
  const { page, open, picture, taken } = await aWidePage(tour.planning, tour)
  await open('/statistics', statistics.overviewTitle)
  await page.locator('main').getByText(statistics.more).nth(4).waitFor()
  await page.locator('main figure svg').nth(4).waitFor()
  await picture('questions', { width: 1180, height: 1000 })
  await open('/statistics/breaks', figures.questions.breaks)
  await page.locator('main figure svg').first().waitFor()
  await picture('breaks', { width: 1180, height: 1000 })
  await open('/statistics/burden', figures.questions.burden)
  await page.locator('main figure svg').nth(1).waitFor()
  await picture('reach', { width: 1180, height: 1000 })

  await open('/reports', reports.title)
  await page.getByRole('button', { name: `${reports.begin} ${reports.template.steering}` }).click()
  await page.getByRole('textbox', { name: reports.fieldTitle }).first().fill(title)
  await page.getByRole('combobox', { name: reports.fieldPeriod }).selectOption('2025')
  await page.getByRole('textbox', { name: reports.text }).first().fill('Frei erfunden, wie alles in dieser Vorführung.')
  await page.locator('.report figure svg').first().waitFor()
  await page.getByRole('button', { name: reports.publish }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.locator('.report figure svg').first().waitFor()
  await picture('published', { width: 1180, height: 1000 })
  return taken
}
