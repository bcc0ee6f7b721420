/** Quarters of the calendar, by UTC: `2026-Q3`. */

/** The quarter an instant lies in. @param at milliseconds since 1970 */
export function quarterOf(at: number): string {
  const date = new Date(at)
  return `${date.getUTCFullYear()}-Q${1 + Math.floor(date.getUTCMonth() / 3)}`
}

/** The instants between which a quarter lies: from inclusive, to exclusive. @throws {RangeError} for no quarter */
export function boundsOf(quarter: string): { from: number; to: number } {
  const match = /^(\d{4})-Q([1-4])$/.exec(quarter)
  if (match === null) throw new RangeError(`no quarter: ${quarter}`)
  const [year, month] = [Number(match[1]), 3 * (Number(match[2]) - 1)]
  return { from: Date.UTC(year, month, 1), to: Date.UTC(year, month + 3, 1) }
}
