/**
 * A sheet of numbers for a spreadsheet, and what has to be known to read it. A hidden number is an empty cell with a
 * note beside it, so that the column stays one of numbers and nothing hidden is ever taken for zero.
 */
export type SheetCell = string | number | null

export type Sheet = {
  /** What is counted, how sure it is, what was released when: one statement a line. */
  about: readonly string[]
  columns: readonly string[]
  /** As many cells as columns. */
  rows: readonly (readonly SheetCell[])[]
}
