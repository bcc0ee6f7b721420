/** The circumstances under which every screen must stay usable, and the checks that none scrolls sideways or cuts its words. */
import type { Page } from 'playwright-core'

/** How a page is seen; the panel by itself is 360 px wide and light, with text as large as the person left it. */
type Look = { width: number; textSize: '100' | '200'; colorScheme: 'light' | 'dark'; forcedColors: 'none' | 'active' }

/** `axe`: whether rules of accessibility can come out differently here, so that it is worth asking again. */
export type View = { name: string; axe: boolean; look: Look }

const plain: Look = { width: 360, textSize: '100', colorScheme: 'light', forcedColors: 'none' }

/** Chromium's panel is 360 px wide, Firefox's 252; WCAG 1.4.4 asks for 200 % text. */
export const views: readonly View[] = [
  { name: '360 px', axe: true, look: plain },
  { name: '250 px', axe: false, look: { ...plain, width: 250 } },
  { name: '250 px with text at 200 %', axe: true, look: { ...plain, width: 250, textSize: '200' } },
  { name: '360 px with text at 200 %', axe: false, look: { ...plain, textSize: '200' } },
  { name: 'dark', axe: true, look: { ...plain, colorScheme: 'dark' } },
  { name: 'forced colours', axe: false, look: { ...plain, forcedColors: 'active' } },
]

/** Shows the page so, whatever it was seen as before, and returns when it is drawn. */
export async function show(page: Page, { width, textSize, ...colours }: Look = plain): Promise<void> {
  await page.setViewportSize({ width, height: 800 })
  await page.emulateMedia(colours)
  await page.evaluate(async (size) => {
    // As if the person had chosen it in the settings of another page of the extension.
    const newValue = JSON.stringify({ textSize: size })
    if (document.documentElement.dataset['textSize'] !== size) {
      localStorage.setItem('appearance', newValue)
      dispatchEvent(new StorageEvent('storage', { key: 'appearance', newValue }))
    }
    // A picture is drawn anew in the frame after the one in which its room has changed.
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
  }, textSize)
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

/**
 * Words of the panel that break between two letters in what must be read at a glance: notices, buttons, the titles of
 * dialogs. This browser knows no hyphens, as many an office's does not, so the layout alone must hold them, or a soft
 * hyphen. A word of more letters than `longest` may break: no narrow panel has a line for it.
 */
export function cutWords(page: Page, longest = 14): Promise<string[]> {
  return page.evaluate((most) => {
    const cut: string[] = []
    for (const part of document.querySelectorAll('.frame:not(.dashboard) :is(.notice, .button, .dialog h2)')) {
      const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
      while (texts.nextNode()) {
        const node = texts.currentNode
        for (const { 0: word, index } of (node.nodeValue ?? '').matchAll(/[\p{L}\u00AD]+/gu)) {
          const range = document.createRange()
          range.setStart(node, index)
          range.setEnd(node, index + word.length)
          const drawn = [...range.getClientRects()].filter(({ width }) => width > 0)
          const lines = new Set(drawn.map(({ top }) => Math.round(top)))
          if (lines.size > 1 && word.length <= most && !word.includes('\u00AD'))
            cut.push(`${word} is cut in ${part.className}`)
        }
      }
    }
    return cut
  }, longest)
}
