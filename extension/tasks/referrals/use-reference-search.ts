/**
 * Finds entries by their case reference. It lies sealed, so it is opened one entry after another, newest first, only
 * when somebody searches, and forgotten with the search.
 */
import { useEffect, useState } from 'preact/hooks'
import { lockState } from '../../keys/lock.ts'
import { readNoted } from '../../keys/parts.ts'
import { type Entry, folded } from './entry.ts'

/** Fewer characters fit almost everything. */
const shortest = 3
/** Opening takes about two milliseconds each: nobody waits longer than a second. */
const most = 500

/** Refs of entries whose case reference holds the searched text; grows while it is being looked for. */
export function useReferenceSearch(entries: readonly Entry[], search: string): ReadonlySet<string> {
  const [found, setFound] = useState<ReadonlySet<string>>(new Set())
  const wanted = folded(search)
  const lock = lockState.value
  const refs = wanted.length < shortest ? '' : withNotes(entries).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: once unlocked, what was closed can be opened
  useEffect(() => {
    const stop = new AbortController()
    setFound(new Set())
    if (refs !== '')
      void lookThrough(refs.split(' '), wanted, stop.signal, (ref) => setFound((before) => new Set([...before, ref])))
    return () => stop.abort()
  }, [refs, wanted, lock])
  return found
}

function withNotes(entries: readonly Entry[]): string[] {
  return entries
    .filter(({ state }) => state.sealed.length > 0)
    .flatMap(({ ref }) => ref)
    .slice(0, most)
}

async function lookThrough(
  refs: readonly string[],
  wanted: string,
  stop: AbortSignal,
  found: (ref: string) => void,
): Promise<void> {
  for (const ref of refs) {
    if (stop.aborted) return
    const noted = await readNoted(ref).catch(() => undefined)
    if (!stop.aborted && folded(noted?.caseReference ?? '').includes(wanted)) found(ref)
  }
}
