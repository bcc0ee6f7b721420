/** Dexie's live queries for Preact: a component shows what lies in the database, and follows it. */
import Dexie, { liveQuery } from 'dexie'
import { useEffect, useState } from 'preact/hooks'

/**
 * The result of `query`, and its new result whenever a table it read was changed by any page of the
 * extension. `undefined` until the first result is there.
 * @param deps what the query depends on besides the database, as with `useEffect`
 */
export function useLive<T>(query: () => Promise<T> | T, deps: readonly unknown[]): T | undefined {
  const [result, setResult] = useState<{ value: T } | { failure: unknown } | undefined>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names what the query depends on
  useEffect(
    () =>
      watch(
        query,
        (value) => setResult({ value }),
        (failure) => setResult({ failure }),
      ),
    [...deps],
  )
  if (result === undefined) return undefined
  if ('failure' in result) throw result.failure
  return result.value
}

/**
 * Calls `next` with each result of a live query until the returned function is called. The query is run by an async
 * function of its own: Dexie follows what comes after a first `await` only where it sees that it is to wait.
 */
export function watch<T>(
  query: () => Promise<T> | T,
  next: (value: T) => void,
  failed: (failure: unknown) => void,
): () => void {
  const subscription = liveQuery(async () => query()).subscribe({ next, error: failed })
  return () => subscription.unsubscribe()
}

/**
 * Waits for work that is not the database's (a decryption, say) inside a live query. Awaited directly, what the
 * query reads after it would no longer be followed.
 */
export async function elsewhere<T>(work: () => Promise<T>): Promise<T> {
  return Dexie.Promise.resolve(work())
}
