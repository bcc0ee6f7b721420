/**
 * The key of a cell: the sum of its families' numbers. The same families give the same key whatever the order, and a
 * family that comes or goes changes it by its own number alone.
 */
import { firstNumber } from './record-key.ts'

/** Adds a family to a cell; modulo 2^32. */
export function withRecord(cellKey: number, record: number): number {
  return (cellKey + record) >>> 0
}

/** Takes a family out of a cell; modulo 2^32. */
export function withoutRecord(cellKey: number, record: number): number {
  return (cellKey - record) >>> 0
}

/** One cell of one release of a table. `table` as `period:dimension,dimension`, e.g. `quarter:offer`. */
export type Cell = { tenant: string; table: string; revision: number; measure: string; n: number; cellKey: number }

/**
 * Selects the noise of a cell: 32 bits of HMAC-SHA-256(K_noise, "ck1|tenant|table|rREVISION|measure|n|cellKey").
 * Table and revision are in it, so that equal families in two tables have different noise and a difference proves
 * nothing; where the cell stands is not, so that a new label keeps the noise.
 */
export function noiseSelector(key: Uint8Array, cell: Cell): number {
  const { tenant, table, revision, measure, n, cellKey } = cell
  return firstNumber(key, ['ck1', tenant, table, `r${revision}`, measure, n, cellKey.toString(16).padStart(8, '0')])
}
