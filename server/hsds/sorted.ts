/** Lists in the order of their ids, searched by halving and changed without sorting them anew. */
type Named = { id: string }

/** The order of ids, sign by sign and the same in every locale. */
export function byId(a: Named, b: Named): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** @param sorted by id */
export function found<T extends Named>(sorted: readonly T[], id: string): T | undefined {
  const entry = sorted[placeOf(sorted, id)]
  return entry?.id === id ? entry : undefined
}

/** A list without those of these ids. */
export function without<T extends Named>(sorted: readonly T[], ids: Iterable<string>): readonly T[] {
  const places = [...ids].map((id) => placeOf(sorted, id)).filter((at) => sorted[at] !== undefined)
  const leaving = new Set(ids)
  const cuts = places.filter((at) => leaving.has(sorted[at]?.id ?? '')).sort((a, b) => a - b)
  return pieced(sorted, cuts, 1, () => [])
}

/**
 * A list with others among it. @param sorted by id, none of them with the id of one that comes
 * @param coming in any order
 */
export function merged<T extends Named>(sorted: readonly T[], coming: readonly T[]): readonly T[] {
  const fresh = [...coming].sort(byId)
  if (sorted.length === 0) return fresh
  const cuts = fresh.map(({ id }) => placeOf(sorted, id))
  return pieced(sorted, cuts, 0, (at) => fresh.slice(at, at + 1))
}

/** What lies between the cuts, by whole pieces: one change among ten thousand must not touch each of them. */
function pieced<T>(list: readonly T[], cuts: readonly number[], left: 0 | 1, put: (at: number) => readonly T[]) {
  if (cuts.length === 0) return list
  let from = 0
  const pieces = cuts.flatMap((cut, at) => {
    const piece = [list.slice(from, cut), put(at)]
    from = cut + left
    return piece
  })
  return [...pieces, list.slice(from)].flat()
}

/** Where the id stands, or would stand. */
function placeOf(sorted: readonly Named[], id: string): number {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((sorted[middle]?.id ?? '') < id) from = middle + 1
    else to = middle
  }
  return from
}
