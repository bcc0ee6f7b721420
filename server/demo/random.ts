/**
 * A small seeded generator (mulberry32), so that the demonstration network is the same on every
 * machine and in every runtime. Not for secrets.
 */
export type Random = {
  /** A number from 0 inclusive to 1 exclusive. */
  next(): number
  /** A whole number from `low` to `high`, both inclusive. */
  whole(low: number, high: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** `count` different members of the list, in its order; all of them when it is shorter. */
  some<T>(list: readonly T[], count: number): T[]
}

/** A generator whose numbers depend on all parts of the seed and on nothing else. */
export function random(...seed: (number | string)[]): Random {
  let state = seedOf(seed.join('|'))
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[Math.floor(next() * list.length)]
    if (chosen === undefined) throw new Error('nothing to pick from')
    return chosen
  }
  const some = <T>(list: readonly T[], count: number): T[] => {
    let wanted = Math.min(count, list.length)
    return list.filter((_, at) => {
      const taken = next() * (list.length - at) < wanted
      if (taken) wanted--
      return taken
    })
  }
  return { next, whole, chance: (probability) => next() < probability, pick, some }
}

/** FNV-1a over the text: 32 bits are enough to tell seeds apart. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash | 0
}
