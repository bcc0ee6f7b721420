/**
 * Whether a changed population would agree with everything that was released: kept as numbers and sets of cells, so
 * that one family more or less is judged by the few cells it lies in.
 */
import { leastThresholds } from '../../server/statistics/perturb.ts'
import { recordKey } from '../../server/statistics/record-key.ts'
import { keptTables, parentsOf, type Table, tables } from '../../shared/statistics/tables.ts'
import type { Family } from './population.ts'
import { type Cell, cellsOf, keyOf } from './truth.ts'
import type { Seen } from './view.ts'

const most = 5
const released = new Set(tables.map(({ id }) => id))

/** A family with a number: which of them are in a cell is kept as their count and the sum of their numbers. */
export type Numbered = Pick<Family, 'records'> & { number: number }
type Held = { n: number; sum: number }

export function numbered(families: readonly Family[]): Numbered[] {
  const key = new Uint8Array(32)
  return families.map(({ chain, records }) => ({ records, number: recordKey(key, 'agreement', chain) }))
}

export type Drawn = {
  /** How many families a cell holds. */
  count(table: Table, key: string): number
  /** Whether everything released could have come from the population with these families out and those in. */
  agrees(out: readonly Numbered[], into: readonly Numbered[]): boolean
}

export function drawnOf(families: readonly Numbered[], seen: Seen): Drawn {
  const held = new Map(keptTables.map((table): [string, Map<string, Held>] => [table.id, heldIn(table, families)]))
  const alike = new Map([...held].map(([table, cells]) => [table, Map.groupBy(cells, ([, cell]) => setOf(cell))]))

  function changesBy(out: readonly Numbered[], into: readonly Numbered[]): Map<string, Map<string, Held>> {
    return new Map(
      keptTables.map((table): [string, Map<string, Held>] => {
        const changed = new Map<string, Held>()
        for (const [some, sign] of [
          [out, -1],
          [into, 1],
        ] as const)
          for (const family of some)
            for (const [key, cell] of cellsOf(table, [family])) {
              const before = changed.get(key) ?? held.get(table.id)?.get(key) ?? { n: 0, sum: 0 }
              changed.set(key, {
                n: before.n + sign * counted(table, cell),
                sum: (before.sum + sign * family.number + 2 ** 32) % 2 ** 32,
              })
            }
        return [table.id, changed]
      }),
    )
  }

  return {
    count: (table, key) => held.get(table.id)?.get(key)?.n ?? 0,
    agrees(out, into) {
      const changes = changesBy(out, into)
      const at = (table: string, key: string) =>
        changes.get(table)?.get(key) ?? held.get(table)?.get(key) ?? { n: 0, sum: 0 }
      return tables.every((table) =>
        [...(changes.get(table.id) ?? [])].every(([key, now]) => {
          const told = seen.get(table.id)?.get(key)
          if (told === undefined) return true
          const free = parentsOf(table).some((parent) => mayBeSmall(seen, parent, keyIn(table, parent, told), at))
          if (!told.by.every((value) => value === undefined || explains(table, value, now.n, free))) return false
          const same = (alike.get(table.id)?.get(setOf(now)) ?? []).filter(
            ([other]) => other !== key && setOf(at(table.id, other)) === setOf(now),
          )
          return same.every(([other]) => sameNumbers(told.by, seen.get(table.id)?.get(other)?.by ?? []))
        }),
      )
    },
  }
}

const setOf = ({ n, sum }: Held) => `${n} ${sum}`

function counted({ measure }: Table, { families, referrals }: Cell): number {
  return measure === 'referrals' ? referrals : families.size
}

function heldIn(table: Table, families: readonly Numbered[]): Map<string, Held> {
  const held = new Map<string, Held>()
  for (const [key, cell] of cellsOf(table, families)) {
    let sum = 0
    for (const at of cell.families) sum = (sum + (families[at]?.number ?? 0)) % 2 ** 32
    held.set(key, { n: counted(table, cell), sum })
  }
  return held
}

/** Whether noise explains what was told of a cell that holds so many. @param free its base may have been too small */
function explains({ measure }: Table, value: number | null, n: number, free: boolean): boolean {
  // A family's referrals are up to three, and so is every step of their noise.
  const [times, show] = measure === 'referrals' ? [3, 50] : [1, leastThresholds.show]
  const least = n - times * Math.min(n, most)
  if (value === null) return free || least < show
  return value >= least && value <= n + times * most && (n > 0 || value === 0)
}

/** Where a cell lies in a parent table. */
function keyIn(table: Table, parent: Table, { period, coord }: { period: string; coord: readonly string[] }): string {
  const kept = coord.filter((_, at) => parent.dimensions.some((dimension) => dimension === table.dimensions[at]))
  return keyOf(period, kept)
}

function mayBeSmall(seen: Seen, parent: Table, key: string, at: (table: string, key: string) => Held): boolean {
  const told = released.has(parent.id) ? seen.get(parent.id)?.get(key) : undefined
  if (told !== undefined && parent.dimensions.length < 2)
    return told.by.some((value) => value === null || (value ?? leastThresholds.base) < leastThresholds.base)
  const { n } = at(parent.id, key)
  return n - Math.min(n, most) < leastThresholds.base
}

function sameNumbers(
  one: readonly (number | null | undefined)[],
  other: readonly (number | null | undefined)[],
): boolean {
  return one.every((value, revision) => {
    const twin = other[revision]
    return typeof value !== 'number' || typeof twin !== 'number' || value === twin
  })
}
