/** Going to a screen by its address, without loading the page anew. */
import type { Page } from 'playwright-core'

/**
 * Returns once the screen before is gone: the browser tells a page of its new address later, and until then what is
 * looked for would be found on the old screen wherever both have it, such as a heading or a field of the same name.
 * @param address within the page, e.g. `/keys/sheet`
 */
export async function go(page: Page, address: string): Promise<void> {
  await page.evaluate(
    (hash) =>
      new Promise<void>((gone) => {
        if (location.hash === hash) gone()
        // The router listened first, and what it draws is drawn before the next listener is called.
        addEventListener('hashchange', () => gone(), { once: true })
        location.hash = hash
      }),
    `#${address}`,
  )
}
