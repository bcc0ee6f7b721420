/** The day it is in Germany, whatever the machine's own clock says. */

/** @param now milliseconds since 1970; @returns `YYYY-MM-DD` */
export function germanDay(now: number): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Berlin' }).format(now)
}
