/**
 * Excel runs a cell of a CSV file that begins like a formula (CWE-1236). An apostrophe before it makes it text; the
 * import takes it off again. What begins with apostrophes and then like a formula gets one more, so nothing is lost.
 */
const risky = /^'*[=+\-@\t\r]/
const guarded = /^'+[=+\-@\t\r]/
/** A number with a sign is a number and no formula. */
const number = /^-?\d+([.,]\d+)?$/

export function guardFormula(cell: string): string {
  return risky.test(cell) && !number.test(cell) ? `'${cell}` : cell
}

export function unguardFormula(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell
}
