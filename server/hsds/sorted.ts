/** Lists in the order of their ids, searched by halving and changed without sorting them anew. */
type Named = { id: string }

export function byId(a: Named, b: Named): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** @param sorted by id */
export function found<T extends Named>(sorted: readonly T[], id: string): T | undefined {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    const entry = sorted[middle]
    if (entry === undefined || entry.id === id) return entry
    if (entry.id < id) from = middle + 1
    else to = middle
  }
  return undefined
}

/**
 * A list with others among it. @param sorted by id, none of them with the id of one that comes
 * @param coming in any order
 */
export function merged<T extends Named>(sorted: readonly T[], coming: readonly T[]): readonly T[] {
  if (coming.length === 0) return sorted
  const fresh = [...coming].sort(byId)
  const all: T[] = []
  let at = 0
  for (const entry of sorted) {
    for (let next = fresh[at]; next !== undefined && next.id < entry.id; next = fresh[at]) {
      all.push(next)
      at++
    }
    all.push(entry)
  }
  return all.concat(fresh.slice(at))
}
