/** After a try to send a form: leads to the first field that is wrong, once its error stands on the screen. */
import type { RefObject } from 'preact'

/** Does nothing where no field is wrong. @param form asked when it was drawn anew, for it may not stand there yet */
export function focusFault(form: RefObject<HTMLElement | null>): void {
  requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
}
