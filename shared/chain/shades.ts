/** Classes of numbers for a map: none by itself, then up to four with about as many areas in each. */

/** From and to inclusive. */
export type Shade = { from: number; to: number }

const mostShades = 4

/** Ascending, without gaps for the numbers given; a shade for 0 only where there is a 0. Equal numbers share a shade. */
export function shadesOf(numbers: readonly number[]): Shade[] {
  const some = numbers.filter((number) => number > 0).sort((a, b) => a - b)
  const distinct = [...new Set(some)]
  const shades: Shade[] = numbers.includes(0) ? [{ from: 0, to: 0 }] : []
  if (distinct.length <= mostShades) return [...shades, ...distinct.map((number) => ({ from: number, to: number }))]
  const ends = Array.from({ length: mostShades }, (_, at) => some[Math.ceil(((at + 1) * some.length) / mostShades) - 1])
  let from = distinct[0]
  for (const to of new Set(ends)) {
    if (from === undefined || to === undefined) continue
    shades.push({ from, to })
    from = distinct.find((number) => number > to)
  }
  return shades
}

/** The place of a number's shade among the shades. */
export function shadeOf(shades: readonly Shade[], number: number): number {
  return shades.findIndex(({ from, to }) => from <= number && number <= to)
}
