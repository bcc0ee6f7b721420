/** Moving through the results with the arrow keys: real focus on real links, as every screen reader knows them. */

const opener = '[data-opens-offer]'
const logger = '[data-logs-offer] > button'

/** Undefined while there is none, or no list. */
export function firstResult(list: HTMLElement | null): HTMLElement | undefined {
  return results(list)[0]
}

/** The first result's button into the referral; undefined where there are none. */
export function firstLogger(list: HTMLElement | null): HTMLElement | undefined {
  return results(list, logger)[0]
}

/** The link that opens this offer; undefined where it is not among those shown. */
export function resultOf(list: HTMLElement | null, offerId: string): HTMLElement | undefined {
  return results(list).find((link) => link.dataset['opensOffer'] === offerId)
}

/**
 * Down and up move by one, among the links or among the buttons beside them, Home and End to the ends, up from the
 * first back into the field; a letter goes on typing there.
 */
export function moveFocus(event: KeyboardEvent, list: HTMLElement | null, field: HTMLInputElement | null): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return
  const links = results(list, list?.querySelector(`${logger}:focus`) ? logger : opener)
  const at = links.findIndex((link) => link.matches(':focus'))
  if (at < 0) return
  const targets: Record<string, HTMLElement | null | undefined> = {
    ArrowDown: links[at + 1] ?? moreButton(list),
    ArrowUp: at === 0 ? field : links[at - 1],
    Home: links[0],
    End: links.at(-1),
    Escape: field,
  }
  if (event.key in targets) {
    event.preventDefault()
    targets[event.key]?.focus()
  } else if (/^\p{L}$/u.test(event.key)) field?.focus()
}

function results(list: HTMLElement | null, part = opener): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>(part) ?? [])]
}

function moreButton(list: HTMLElement | null): HTMLElement | null | undefined {
  return list?.parentElement?.querySelector<HTMLElement>('[data-more] button')
}
