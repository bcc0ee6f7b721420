/**
 * A number made of released cells: what it says, how far it may be off, and how much of it is hidden. Hidden cells are
 * left out and counted, never taken for zero.
 */

/** A released cell, or anything of its shape; null: hidden. */
type Cell = { value: number | null }

export type Amount = {
  /** Sum of the shown cells; null where none of them is shown. */
  value: number | null
  /** In 96 of 100 cases the true sum of the shown cells is at most so far away. */
  pm: number
  /** Cells that were added up. */
  cells: number
  hiddenCells: number
}

/** Standard deviation of the noise of one released cell (its variance is 3). */
export const cellDeviation = 1.73
/** No number is surer than one cell: 3 up or down in 96 of 100. */
const leastPm = 3

/** The sum of shown cells. Their noises are independent, so the deviation grows with the root of their number. */
export function sumOf(cells: readonly Cell[]): Amount {
  const shown = cells.flatMap(({ value }) => (value === null ? [] : [value]))
  return {
    value: shown.length === 0 ? null : shown.reduce((sum, value) => sum + value, 0),
    pm: pmOf(shown.length),
    cells: shown.length,
    hiddenCells: cells.length - shown.length,
  }
}

/** The sum of amounts that share no cell. */
export function together(amounts: readonly Amount[]): Amount {
  const count = (of: 'cells' | 'hiddenCells') => amounts.reduce((sum, amount) => sum + amount[of], 0)
  const cells = count('cells')
  return { value: sumOf(amounts).value, pm: pmOf(cells), cells, hiddenCells: count('hiddenCells') }
}

/** Twice the deviation of a sum of so many shown cells, in whole families. */
function pmOf(cells: number): number {
  return Math.max(leastPm, Math.round(2 * cellDeviation * Math.sqrt(cells)))
}
