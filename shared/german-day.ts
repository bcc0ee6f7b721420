/** The day it is in Germany, whatever the machine's own clock says. */

/** Made once: making it takes far longer than using it. */
const inGermany = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Berlin' })

/** @param now milliseconds since 1970; @returns `YYYY-MM-DD` */
export function germanDay(now: number): string {
  return inGermany.format(now)
}
