/** Days by UTC: how long one is, and which one an instant lies in. */

/** Milliseconds. */
export const dayMs = 86_400_000

/** The day of an instant, `YYYY-MM-DD`. @param at milliseconds since 1970 */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
