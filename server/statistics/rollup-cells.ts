/** Adds to cells of the rollups what families come with and go with, in few statements. */
import { sql } from 'kysely'
import type { Engine } from '../store/engine.ts'
import type { Db } from '../store/schema.ts'
import { withoutRecord, withRecord } from './cell-key.ts'
import { cellAt } from './family-cells.ts'

/** By how much a cell's number and key change; the key modulo 2^32. */
type CellChange = { n: number; key: number }
/** Changes of many cells, by their texts. */
export type CellChanges = Map<string, CellChange>

const cellsPerStatement = 2_000
const none: ReadonlyMap<string, number> = new Map()

/** Notes that a family of this number is in the cells of `after` instead of those of `before`. */
export function noteChange(changes: CellChanges, recordKey: number, { before = none, after = none }: Moved): void {
  for (const [cell, n] of before) {
    const now = after.get(cell)
    if (now === n) continue
    const change = changeAt(changes, cell)
    change.n += (now ?? 0) - n
    if (now === undefined) change.key = withoutRecord(change.key, recordKey)
  }
  for (const [cell, n] of after) {
    if (before.has(cell)) continue
    const change = changeAt(changes, cell)
    change.n += n
    change.key = withRecord(change.key, recordKey)
  }
}
type Moved = { before?: ReadonlyMap<string, number>; after?: ReadonlyMap<string, number> }

function changeAt(changes: CellChanges, cell: string): CellChange {
  const known = changes.get(cell)
  if (known !== undefined) return known
  const fresh = { n: 0, key: 0 }
  changes.set(cell, fresh)
  return fresh
}

/**
 * Writes the changes in the order of their cells, so that two transactions never wait for each other in a circle. A
 * cell that became empty goes; one that says it is empty while its key does not stays, for the comparison to find.
 */
export async function writeChanges(trx: Db, engine: Engine, changes: CellChanges): Promise<void> {
  const real = [...changes].filter(([, { n, key }]) => n !== 0 || key !== 0)
  const inOrder = real.sort(([one], [other]) => (one < other ? -1 : 1))
  for (let at = 0; at < inOrder.length; at += cellsPerStatement)
    await add(trx, engine, inOrder.slice(at, at + cellsPerStatement))
  const fewer = inOrder.filter(([, { n }]) => n < 0)
  for (let at = 0; at < fewer.length; at += cellsPerStatement)
    await dropEmpty(trx, engine, fewer.slice(at, at + cellsPerStatement))
}

type Changed = readonly [cell: string, CellChange]

async function add(trx: Db, engine: Engine, cells: readonly Changed[]): Promise<void> {
  const rows = cells.map(([cell, { n, key }]) => {
    const { table, period, coord } = cellAt(cell)
    return [table, period, coord, n, key]
  })
  await sql`
    insert into rollup_cell (table_id, period, coord, n, cell_key)
    select each.value ->> 0, each.value ->> 1, each.value ->> 2,
      cast(each.value ->> 3 as bigint), cast(each.value ->> 4 as bigint)
    from ${listed(engine, rows)} where true
    on conflict (table_id, period, coord) do update set
      n = rollup_cell.n + excluded.n,
      cell_key = (rollup_cell.cell_key + excluded.cell_key) & 4294967295`.execute(trx)
}

async function dropEmpty(trx: Db, engine: Engine, cells: readonly Changed[]): Promise<void> {
  const rows = cells.map(([cell]) => {
    const { table, period, coord } = cellAt(cell)
    return [table, period, coord]
  })
  await sql`
    delete from rollup_cell where n = 0 and cell_key = 0 and (table_id, period, coord) in (
      select each.value ->> 0, each.value ->> 1, each.value ->> 2 from ${listed(engine, rows)})`.execute(trx)
}

/** Rows as one parameter: the statement's text stays the same however many there are. */
function listed(engine: Engine, rows: readonly (readonly (string | number)[])[]) {
  const text = JSON.stringify(rows)
  return engine === 'postgres'
    ? sql`json_array_elements(${text}::json) as each(value)`
    : sql`json_each(${text}) as each`
}
