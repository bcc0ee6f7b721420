/** When a server looks for imports that nobody woke it for, and forgets old ones. */
import { dayMs } from '../../../../shared/utc-day.ts'

const lookEveryMs = 5_000
const dropEveryMs = dayMs

/** At once and then regularly. @returns the end of it */
export function regularly(look: () => void, drop: () => void): () => void {
  look()
  drop()
  const timers = [setInterval(look, lookEveryMs).unref(), setInterval(drop, dropEveryMs).unref()]
  return () => timers.forEach(clearInterval)
}
