/** The circumstances under which every screen must stay usable, and the check that none scrolls sideways. */
import type { Page } from 'playwright-core'

/** `axe`: whether rules of accessibility can come out differently here, so that it is worth asking again. */
export type View = { name: string; axe: boolean; show(page: Page): Promise<void> }

const height = 800

/** Chromium's panel is 360 px wide, Firefox's 252; WCAG 1.4.4 asks for 200 % text. */
export const views: readonly View[] = [
  { name: '360 px', axe: true, show: (page) => page.setViewportSize({ width: 360, height }) },
  { name: '250 px', axe: false, show: (page) => page.setViewportSize({ width: 250, height }) },
  { name: '250 px with text at 200 %', axe: true, show: (page) => textAt(page, '200', 250) },
  { name: '360 px with text at 200 %', axe: false, show: (page) => textAt(page, '200', 360) },
  { name: 'dark', axe: true, show: (page) => page.emulateMedia({ colorScheme: 'dark' }) },
  { name: 'forced colours', axe: false, show: (page) => page.emulateMedia({ forcedColors: 'active' }) },
]

/** Back to how the panel looks by itself. */
export async function plainView(page: Page): Promise<void> {
  await page.setViewportSize({ width: 360, height })
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
  await setTextSize(page, '100')
}

async function textAt(page: Page, size: '200', width: number): Promise<void> {
  await page.setViewportSize({ width, height })
  await setTextSize(page, size)
}

/** As if the person had chosen it in the settings of another page of the extension. */
async function setTextSize(page: Page, textSize: '100' | '200'): Promise<void> {
  await page.evaluate((newValue) => {
    localStorage.setItem('appearance', newValue)
    dispatchEvent(new StorageEvent('storage', { key: 'appearance', newValue }))
  }, JSON.stringify({ textSize }))
  await page.waitForFunction((size) => document.documentElement.dataset['textSize'] === size, textSize)
}

/** Elements that reach beyond the visible width, named by tag and class; empty when nothing scrolls sideways. */
export function sidewaysScroll(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const describe = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.className} ${element.scrollWidth} > ${element.clientWidth}: ${element.textContent?.trim().slice(0, 40)}`
    const frame = document.documentElement
    const wide = frame.scrollWidth > frame.clientWidth ? [frame] : []
    // Preformatted text, such as a note of 70 characters a line, and a table of the dashboard may scroll in themselves.
    const scrollers = [...document.body.querySelectorAll(':not(textarea, .table-frame)')].filter(
      (element) => /auto|scroll/.test(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth,
    )
    const culprits =
      wide.length === 0
        ? []
        : [...document.body.querySelectorAll('*')].filter(
            (element) => element.getBoundingClientRect().right > frame.clientWidth + 1,
          )
    return [...wide, ...scrollers, ...culprits].map(describe)
  })
}
