/** The day of an instant by UTC, `YYYY-MM-DD`. @param at milliseconds since 1970 */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
