/**
 * Keeps the hand of who works by keyboard: where what had the focus goes away, as a button does whose act is done,
 * the focus goes to the heading of what is left around it. Else the next key would start from the top of the page,
 * and a screen reader would say nothing.
 */

/** Headings that stand directly in a part of a screen. */
const headings = ':scope > :is(h1, h2, h3), :scope > .page-header > h1'

/** Watches a page until the returned function is called. Another screen takes the focus by its own heading. */
export function keepFocus(page: Document): () => void {
  /** What has the focus, then what it stands in, from the inside. */
  let held: readonly Element[] = []
  const onFocus = ({ target }: FocusEvent) => {
    held = target instanceof Element ? lineOf(target) : []
  }
  /** Who clicks beside everything lets go on purpose. */
  const onBlur = () =>
    setTimeout(() => {
      if (page.activeElement === page.body && held[0]?.isConnected === true) held = []
    })
  const observer = new MutationObserver(() => {
    const [lost] = held
    if (lost === undefined || lost.isConnected || page.activeElement !== page.body) return
    const heading = headingLeft(held)
    held = []
    heading?.setAttribute('tabindex', '-1')
    heading?.focus()
  })
  page.addEventListener('focusin', onFocus)
  page.addEventListener('focusout', onBlur)
  observer.observe(page.body, { childList: true, subtree: true })
  return () => {
    page.removeEventListener('focusin', onFocus)
    page.removeEventListener('focusout', onBlur)
    observer.disconnect()
  }
}

function lineOf(element: Element): Element[] {
  const line: Element[] = []
  for (let at: Element | null = element; at !== null && at.localName !== 'main'; at = at.parentElement) line.push(at)
  return line
}

/** The nearest one that still stands; none where the whole screen went. */
function headingLeft(line: readonly Element[]): HTMLElement | undefined {
  for (const part of line) {
    if (!part.isConnected || part.closest('main') === null) continue
    const heading = part.querySelector<HTMLElement>(headings)
    if (heading !== null) return heading
  }
  return undefined
}
