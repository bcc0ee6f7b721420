/**
 * Paging while offers change. A reader who asks for page 1 gets the list of that moment; the pages that follow are cut
 * from the same list, less what is public no more. So nothing is repeated and nothing that stays is missed. The list is
 * remembered for a while by reader and query; whoever comes later, or reaches another process, reads the present list.
 */

/** How long a reader may take between two pages. */
const patienceMs = 10 * 60_000
/** Ids remembered in all; the oldest lists go first. */
const mostIds = 1_000_000
const mostWalks = 1000

type Walk = { ids: readonly string[]; at: number }

export type Walks = {
  /**
   * The ids of the list that the page is cut from.
   * @param present the ids that match now, in their order
   */
  ids(
    asked: { reader: string; query: string; page: number; size: number },
    present: () => readonly string[],
  ): readonly string[]
}

export function rememberWalks(now: () => number): Walks {
  const walks = new Map<string, Walk>()
  let held = 0
  const forget = (key: string) => {
    held -= walks.get(key)?.ids.length ?? 0
    walks.delete(key)
  }
  const keep = (key: string, ids: readonly string[]) => {
    forget(key)
    walks.set(key, { ids, at: now() })
    held += ids.length
    for (const oldest of walks.keys()) {
      if (held <= mostIds && walks.size <= mostWalks) break
      forget(oldest)
    }
  }
  return {
    ids({ reader, query, page, size }, present) {
      const key = `${reader}|${query}`
      const walk = walks.get(key)
      const goesOn = page > 1 && walk !== undefined && now() - walk.at < patienceMs
      const ids = goesOn ? walk.ids : present()
      // One page needs no memory, and who began anew must not go on in an older list.
      if (ids.length > size) keep(key, ids)
      else forget(key)
      return ids
    },
  }
}
