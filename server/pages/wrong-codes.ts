/**
 * How many codes may be tried in vain. A code has 80 random bits, so nobody guesses one; this keeps those who try
 * from costing work. When very many come from everywhere, an address has one try instead of twenty: whoever holds
 * a right code still gets in.
 */
const hour = 3_600_000

type WrongCodes = {
  /** Counts a try before it is looked at, so that many at once do not pass; false when there are none left. */
  take(address: string | undefined): boolean
  /** The code was right: the try does not count. */
  giveBack(address: string | undefined): void
  /** Seconds until tries are there again. */
  retryAfter(): number
}

/**
 * @param perAddress tries in vain of one address in an hour
 * @param overall of all addresses in an hour, before each has but one
 * @param now ms since 1970
 */
export function wrongCodes(perAddress: number, overall: number, now: () => number): WrongCodes {
  let startedAt = Number.NEGATIVE_INFINITY
  let total = 0
  const tries = new Map<string, number>()
  const turn = () => {
    if (now() - startedAt < hour) return
    startedAt = now()
    total = 0
    tries.clear()
  }
  return {
    take(address) {
      if (address === undefined) return true
      turn()
      const used = tries.get(address) ?? 0
      if (used >= (total >= overall ? 1 : perAddress)) return false
      tries.set(address, used + 1)
      total += 1
      return true
    },
    giveBack(address) {
      const used = address === undefined ? undefined : tries.get(address)
      if (address === undefined || used === undefined || used === 0) return
      tries.set(address, used - 1)
      total -= 1
    },
    retryAfter: () => Math.max(1, Math.ceil((startedAt + hour - now()) / 1000)),
  }
}
