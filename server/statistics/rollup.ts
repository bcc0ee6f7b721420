/**
 * The rollups: how many families are in each cell, kept up to date with every record. A family's cells follow from its
 * few records alone, so a change costs the same however many referrals there are.
 */
import type { Engine } from '../store/engine.ts'
import type { Db } from '../store/schema.ts'
import type { Counting } from './counting.ts'
import { countsOfFamily } from './family-cells.ts'
import { forgottenYears } from './forget.ts'
import { type CellChanges, noteChange, writeChanges } from './rollup-cells.ts'
import {
  dropRecords,
  factsText,
  type KeptFacts,
  lockFamilies,
  type Names,
  namesOf,
  readRecords,
  type StatRecord,
  writeRecords,
} from './stat-records.ts'

/** A referral or unmet need and its family. */
export type Counted = { ref: string; chain: string }
/** What is known of it from now on; null: it does not count. */
export type RecordChange = Counted & { facts: KeptFacts | null }
type Records = Map<string, StatRecord>

/**
 * Writes the records and moves the cells of their families. The last of several changes of one referral counts.
 * @returns how many records really changed
 */
export async function putRecords(
  trx: Db,
  engine: Engine,
  counting: Counting,
  changes: readonly RecordChange[],
): Promise<number> {
  const facts = new Map(changes.map((change) => [change.ref, change.facts]))
  return await changeRecords(trx, engine, counting, changes, async () => facts)
}

/**
 * The same where what is known hangs on what was known: `decide` gets the facts kept so far by referral, with the
 * families locked, and gives the new ones; what it leaves out stays as it is.
 */
export async function changeRecords(
  trx: Db,
  engine: Engine,
  counting: Counting,
  referrals: readonly Counted[],
  decide: (before: ReadonlyMap<string, KeptFacts>) => Promise<ReadonlyMap<string, KeptFacts | null>>,
): Promise<number> {
  const names = new Map(referrals.map(({ ref, chain }) => [ref, namesOf(counting, ref, chain)]))
  if (names.size === 0) return 0
  const before = await readLocked(trx, engine, [...names.values()])
  const known = [...names].flatMap(([ref, { id }]): [string, KeptFacts][] => {
    const record = before.get(id)
    return record === undefined ? [] : [[ref, record.facts]]
  })
  const decided = await decide(new Map(known))
  const after = new Map(before)
  const [put, gone]: [Map<string, StatRecord>, Set<string>] = [new Map(), new Set()]
  const forgotten = await forgottenYears(trx)
  for (const [ref, said] of decided) {
    const own = names.get(ref)
    if (own === undefined) continue
    const old = before.get(own.id)
    const facts = said !== null && isIn(forgotten, said) ? null : said
    if (facts === null) {
      if (after.delete(own.id)) gone.add(own.id)
    } else if (old === undefined || old.family !== own.family || factsText(old.facts) !== factsText(facts)) {
      after.set(own.id, { ...own, facts })
      put.set(own.id, { ...own, facts })
    }
  }
  if (put.size + gone.size === 0) return 0
  await writeRecords(trx, [...put.values()])
  await dropRecords(trx, [...gone])
  await writeChanges(trx, engine, changesBetween(before, after, new Set([...put.keys(), ...gone])))
  return put.size + gone.size
}

/** Whether a record lies in a year in which nothing is counted any more. */
export function isIn(years: ReadonlySet<string>, { day }: KeptFacts): boolean {
  return years.has(day.slice(0, 4))
}

/** The families' records. A record that stands under another family brings that family with it. */
async function readLocked(trx: Db, engine: Engine, names: readonly Names[]): Promise<Records> {
  const families = new Set(names.map(({ family }) => family))
  await lockFamilies(trx, engine, families)
  const ids = names.map(({ id }) => id)
  const records = await readRecords(trx, { families: [...families], ids })
  const others = new Set([...records.values()].flatMap(({ family }) => (families.has(family) ? [] : [family])))
  if (others.size === 0) return records
  await lockFamilies(trx, engine, others)
  return new Map([...records, ...(await readRecords(trx, { families: [...others], ids: [] }))])
}

function changesBetween(before: Records, after: Records, changed: ReadonlySet<string>): CellChanges {
  const families = new Set([...changed].flatMap((id) => [before.get(id)?.family, after.get(id)?.family]))
  const [old, fresh] = [inFamilies(before, families), inFamilies(after, families)]
  const changes: CellChanges = new Map()
  for (const family of families) {
    if (family === undefined) continue
    const [was, is] = [old.get(family) ?? [], fresh.get(family) ?? []]
    const recordKey = (was[0] ?? is[0])?.recordKey ?? 0
    noteChange(changes, recordKey, { before: countsOf(was), after: countsOf(is) })
  }
  return changes
}

function inFamilies(records: Records, families: ReadonlySet<string | undefined>): Map<string, StatRecord[]> {
  return Map.groupBy(
    [...records.values()].filter(({ family }) => families.has(family)),
    ({ family }) => family,
  )
}

/** The cells of one family's records, whatever order they come in. */
export function countsOf(records: readonly StatRecord[]): Map<string, number> {
  const inOrder = records.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  return countsOfFamily(inOrder.map(({ facts }) => facts))
}
