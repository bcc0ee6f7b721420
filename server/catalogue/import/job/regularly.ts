/** When a server looks for imports that nobody woke it for, and forgets old ones. */
const lookEveryMs = 5_000
const dropEveryMs = 86_400_000

/** At once and then regularly. @returns the end of it */
export function regularly(look: () => void, drop: () => void): () => void {
  look()
  drop()
  const timers = [setInterval(look, lookEveryMs).unref(), setInterval(drop, dropEveryMs).unref()]
  return () => timers.forEach(clearInterval)
}
