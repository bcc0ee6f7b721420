/**
 * Damerau–Levenshtein distance with a bound (optimal string alignment): how many letters were missed,
 * doubled, exchanged or swapped. Stops as soon as the bound cannot be kept.
 */

const width = 64
let before = new Uint8Array(width)
let last = new Uint8Array(width)
let row = new Uint8Array(width)

/** The distance between two words, or `bound + 1` when it is greater. Words over 60 letters count as too far. */
export function distance(a: string, b: string, bound: number): number {
  const tooFar = bound + 1
  if (Math.abs(a.length - b.length) > bound || a.length > 60 || b.length > 60) return a === b ? 0 : tooFar
  for (let j = 0; j <= b.length; j++) last[j] = j
  for (let i = 1; i <= a.length; i++) {
    row[0] = i
    let least = i
    const letter = a.charCodeAt(i - 1)
    for (let j = 1; j <= b.length; j++) {
      const other = b.charCodeAt(j - 1)
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (letter === other ? 0 : 1))
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other)
        cost = Math.min(cost, at(before, j - 2) + 1)
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least > bound) return tooFar
    const spare = before
    before = last
    last = row
    row = spare
  }
  const found = at(last, b.length)
  return found > bound ? tooFar : found
}

/** How many slips a word of this length may hold: none in short words and numbers, two in long ones. */
export function allowedSlips(word: string): number {
  if (word.length < 4 || /\d/.test(word)) return 0
  return word.length < 8 ? 1 : 2
}

function at(numbers: Uint8Array, index: number): number {
  return numbers[index] ?? 0
}
