/** The clock: the one place where time enters, so that a test can turn it. */

export type Clock = {
  /** Milliseconds since 1970. Device time: information and waiting only, never order. */
  now(): number
  /** The calendar day here, `YYYY-MM-DD`. */
  today(): string
}

export const wallClock: Clock = {
  now: () => Date.now(),
  today: () => dayOf(new Date()),
}

/** Milliseconds since 1970 by the wall clock: for pages, which have no device at hand. */
export const now = (): number => wallClock.now()
/** The calendar day here by the wall clock, `YYYY-MM-DD`. */
export const today = (): string => wallClock.today()

/** The local calendar day of an instant; the UTC day would be wrong for two hours every night. */
export function dayOf(date: Date): string {
  const month = String(date.getMonth() + 1).padStart(2, '0')
  return `${date.getFullYear()}-${month}-${String(date.getDate()).padStart(2, '0')}`
}
