/**
 * Writes many rows of a table with one statement. Its text is composed once for each number of rows: composing that of
 * some hundred rows takes longer than the database takes to run it.
 */
import { CompiledQuery, type DialectAdapter, sql } from 'kysely'
import type { Db, Schema } from './schema.ts'

/** Which row is meant by a row that is there already, and what of it is replaced. */
type Conflict<Row> = { key: readonly (keyof Row & string)[]; set: readonly (keyof Row & string)[] }

/** An adapter belongs to one opened database, whose engine decides how a statement is spelled. */
const texts = new WeakMap<DialectAdapter, Map<string, string>>()
const keptTexts = 200

/** All rows have the same columns. Above some thousand values a statement has more than an engine takes. */
export async function writeRows<T extends keyof Schema>(
  db: Db,
  table: T,
  rows: readonly Schema[T][],
  conflict?: Conflict<Schema[T]>,
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first) as (keyof Schema[T] & string)[]
  const values = rows.flatMap((row) => columns.map((column): unknown => row[column]))
  const text = textOf(db, { table, columns, count: rows.length, conflict })
  await db.executeQuery(CompiledQuery.raw(text, values))
}

type Statement = {
  table: string
  columns: readonly string[]
  count: number
  conflict: { key: readonly string[]; set: readonly string[] } | undefined
}

function textOf(db: Db, statement: Statement): string {
  const { adapter } = db.getExecutor()
  const known = texts.get(adapter) ?? new Map<string, string>()
  texts.set(adapter, known)
  const key = JSON.stringify(statement)
  const before = known.get(key)
  if (before !== undefined) return before
  const text = composed(db, statement)
  if (known.size >= keptTexts) known.clear()
  known.set(key, text)
  return text
}

function composed(db: Db, { table, columns, count, conflict }: Statement): string {
  const names = (some: readonly string[]) => sql.join(some.map((name) => sql.ref(name)))
  const row = sql`(${sql.join(columns.map(() => null))})`
  const insert = sql`insert into ${sql.table(table)} (${names(columns)}) values ${sql.join(Array.from({ length: count }, () => row))}`
  const upsert =
    conflict === undefined
      ? insert
      : sql`${insert} on conflict (${names(conflict.key)}) do update set ${sql.join(
          conflict.set.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`),
        )}`
  return upsert.compile(db).sql
}
