/** The published noise, as attackers know it. */
import { pTable } from '../../server/statistics/p-table.ts'
import { leastThresholds } from '../../server/statistics/perturb.ts'

const chances = pTable.map(
  ({ v, t }) => new Map(v.map((noise, at) => [noise, ((t[at] ?? 0) - (t[at - 1] ?? 0)) / 2 ** 32])),
)

/** How likely a count becomes this number. @param value null: hidden by its own size */
export function chanceOf(value: number | null, n: number): number {
  const row = chances[Math.min(n, chances.length - 1)] ?? new Map<number, number>()
  if (value !== null) return row.get(value - n) ?? 0
  return [...row].reduce((sum, [noise, chance]) => sum + (n + noise < leastThresholds.show ? chance : 0), 0)
}
