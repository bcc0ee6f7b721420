/**
 * What a spreadsheet would make something else of when it opens a CSV file: Excel runs a cell that begins like a formula
 * (CWE-1236), takes the zero off a postcode, and makes a day of `0-3` and of the month `2026-11`. An apostrophe before
 * it makes it text; the import takes it off again. What begins with apostrophes and then so gets one more, so nothing is
 * lost. A whole day (`2026-11-02`) goes as it is: it is one, and the import reads it as Excel writes it.
 */
const formula = /^[=+\-@\t\r]/
/** A number with a sign is a number and no formula. */
const number = /^-?\d+([.,]\d+)?$/
const turned =
  /^(0\d+|\d{16,}|\d+e\d+|\d{1,4}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](\d{2}|\d{4})|\d{1,2}:\d\d(:\d\d)?)$/i

/** The cell, behind an apostrophe where a spreadsheet would run it (CWE-1236). */
export function guardFormula(cell: string): string {
  return isRun(bare(cell)) ? `'${cell}` : cell
}

/** As `guardFormula`, and for what would become a number or a day too. */
export function guardText(cell: string): string {
  return isRun(bare(cell)) || turned.test(bare(cell)) ? `'${cell}` : cell
}

/** Undoes `guardText`, and `guardFormula`. */
export function unguardText(cell: string): string {
  const guarded = cell.startsWith("'") && (isRun(bare(cell)) || turned.test(bare(cell)))
  return guarded ? cell.slice(1) : cell
}

function isRun(text: string): boolean {
  return formula.test(text) && !number.test(text)
}

function bare(cell: string): string {
  return cell.replace(/^'+/, '')
}
