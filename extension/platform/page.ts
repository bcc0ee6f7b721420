/** The page and its machine as seen from inside: is it looked at, has the network come back. */

/** Whether the page is in view; the worker, which has none, counts as if it were. */
export function isVisible(): boolean {
  return typeof document !== 'object' || document.visibilityState === 'visible'
}

/** Calls `then` whenever the page comes into view. Returns the function that ends it. */
export function onShown(then: () => void): () => void {
  if (typeof document !== 'object') return () => {}
  const listener = () => isVisible() && then()
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}

/** Calls `then` whenever the machine says that it has a network again. Returns the function that ends it. */
export function onOnline(then: () => void): () => void {
  globalThis.addEventListener?.('online', then)
  return () => globalThis.removeEventListener?.('online', then)
}

/**
 * Calls `then` at each key, touch, turn of the wheel or text that comes without a key (dictated, say), before the page
 * itself hears of it. Returns the function that ends it.
 */
export function onActivity(then: () => void): () => void {
  const kinds = ['keydown', 'pointerdown', 'wheel', 'input'] as const
  for (const kind of kinds) globalThis.addEventListener?.(kind, then, { capture: true, passive: true })
  return () => {
    for (const kind of kinds) globalThis.removeEventListener?.(kind, then, { capture: true })
  }
}

/** Calls `then` whenever the page is chosen again, after another window or page was. Returns the function that ends it. */
export function onChosen(then: () => void): () => void {
  globalThis.addEventListener?.('focus', then)
  return () => globalThis.removeEventListener?.('focus', then)
}
