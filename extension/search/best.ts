/** Keeps the best k of many by insertion: for a list of fifty nothing is faster, and nothing is allocated per offer. */

export type Ranked = { segment: number; offer: number; score: number }

/** `list` is sorted, highest score first; of equal scores the one that came first stays in front. */
export class Best {
  readonly #limit: number
  readonly list: Ranked[] = []

  constructor(limit: number) {
    this.#limit = limit
  }

  add(segment: number, offer: number, score: number): void {
    const { list } = this
    if (list.length >= this.#limit) {
      if (this.#limit === 0 || score <= (list.at(-1)?.score ?? 0)) return
      list.pop()
    }
    let place = list.length
    while (place > 0 && (list[place - 1]?.score ?? 0) < score) place--
    list.splice(place, 0, { segment, offer, score })
  }
}

/** Takes in turn from each list until `limit` are there: so every meaning of an abbreviation comes to the top. */
export function interleave(lists: readonly (readonly Ranked[])[], limit: number): Ranked[] {
  const taken: Ranked[] = []
  for (let row = 0; taken.length < limit && lists.some((list) => row < list.length); row++)
    for (const list of lists) {
      const next = list[row]
      if (next !== undefined && taken.length < limit) taken.push(next)
    }
  return taken
}
