/**
 * A7 and A8: an attacker who draws populations that agree with everything released (Metropolis), and counts in how
 * many of them a cell holds a family, or what becomes of a family of whom the rest is known. It knows noise,
 * thresholds and catalogue, that every family has one referral (which makes it stronger: all tables then add up), and
 * how referrals fare in a field. It starts with the true population: what it forgets of that, no figure told.
 */
import { type Random, random } from '../../server/demo/random.ts'
import { leastThresholds } from '../../server/statistics/perturb.ts'
import type { Dimension } from '../../shared/statistics/dimensions.ts'
import { type PeriodKind, periodOf } from '../../shared/statistics/period.ts'
import { parentsOf, type Table, tables } from '../../shared/statistics/tables.ts'
import { chanceOf } from './noise.ts'
import { above } from './places.ts'
import { outcomeNames, outcomeWeights, year } from './population.ts'
import { keyOf } from './truth.ts'
import { newest, type Seen, type Told } from './view.ts'

/** What a unit of a drawn population is. */
const attributes = ['month', 'district', 'phase', 'field', 'reason', 'outcome'] as const
export type Attribute = (typeof attributes)[number]
export type Unit = Record<Attribute, number>
export type Values = Record<Attribute, readonly string[]>

/** Where a unit lies in a table: the sum of what each attribute's value adds. */
type Place = { table: Table; adds: Record<Attribute, Int32Array>; told: (Told | undefined)[]; base: boolean[] }

const impossible = -60
const speaks: readonly Dimension[] = ['district', 'region', 'phase', 'field', 'reason', 'outcome']

/** Tables of families that speak of the attributes alone. */
const known = tables.filter(
  ({ measure, dimensions }) => measure === 'cases' && dimensions.every((dimension) => speaks.includes(dimension)),
)

function placeIn(table: Table, values: Values, seen: Seen): Place {
  const periods = [...new Set(values.month.map((month) => periodOf(table.period, `${month}-01`)))]
  const codes = table.dimensions.map((dimension) =>
    dimension === 'region' ? [...new Set(values.district.flatMap(above)), ''] : values[dimension as Attribute],
  )
  const adds = Object.fromEntries(
    attributes.map((attribute) => [attribute, new Int32Array(values[attribute].length)]),
  ) as Place['adds']
  let step = 1
  for (const [at, dimension] of [...table.dimensions.entries()].reverse()) {
    const [attribute, own] = [dimension === 'region' ? 'district' : (dimension as Attribute), codes[at] ?? []]
    for (const [place, value] of values[attribute].entries())
      adds[attribute][place] =
        (adds[attribute][place] ?? 0) + step * own.indexOf(dimension === 'region' ? (above(value)[0] ?? '') : value)
    step *= own.length
  }
  for (const [place, month] of values.month.entries())
    adds.month[place] = step * periods.indexOf(periodOf(table.period as PeriodKind, `${month}-01`))
  const coords = codes.reduce<string[][]>(
    (some, own) => some.flatMap((coord) => own.map((code) => [...coord, code])),
    [[]],
  )
  const told = periods.flatMap((period) => coords.map((coord) => seen.get(table.id)?.get(keyOf(period, coord))))
  const shown = shownBases(table, seen)
  const base = told.map((cell) => cell !== undefined && basesOf(table, cell).every((name) => shown.has(name)))
  return { table, adds, told, base }
}

function basesOf(table: Table, { period, coord }: Told): string[] {
  return parentsOf(table).map(
    (parent) =>
      `${parent.id} ${keyOf(
        period,
        coord.filter((_, at) => parent.dimensions.includes(table.dimensions[at] ?? 'gap')),
      )}`,
  )
}

/** Bases that somebody can tell to be large enough: something is shown under them. */
function shownBases(table: Table, seen: Seen): Set<string> {
  const cells = [...(seen.get(table.id)?.values() ?? [])].filter((cell) => newest(cell) !== null)
  return new Set(cells.flatMap((cell) => basesOf(table, cell)))
}

/** How well a count agrees with what was told of the cell, as a logarithm. */
function agreement(cell: Told | undefined, base: boolean, n: number): number {
  if (n < 0) return 10 * impossible
  if (cell === undefined) return 0
  return cell.by.reduce<number>((sum, value) => {
    if (value === undefined) return sum
    if (value === null && !base) return sum
    const chance = chanceOf(value, n)
    return sum + (chance === 0 ? impossible * Math.abs((value ?? leastThresholds.show) - n) : Math.log(chance))
  }, 0)
}

export type Sampler = {
  units: Unit[]
  /** Tries so many changes. */
  run(tries: number): void
  /** Cells whose count no noise explains. */
  violations(): number
}

export function aSampler(units: Unit[], values: Values, seen: Seen, seed: number): Sampler {
  const draw: Random = random('sampler', seed)
  const places = known.map((table) => placeIn(table, values, seen))
  const counts = places.map(({ told }) => new Int32Array(told.length))
  // Where each unit lies in each table, kept beside the units: working it out anew took most of the time.
  const lies = places.map(({ adds }) =>
    Int32Array.from(units, (unit) =>
      attributes.reduce((sum, attribute) => sum + (adds[attribute][unit[attribute]] ?? 0), 0),
    ),
  )
  for (const [n, at] of lies.entries()) for (const cell of at) add(counts[n], cell, 1)
  const names: readonly string[] = outcomeNames
  const prior = values.field.map((field) => {
    const weights = outcomeWeights(field)
    return values.outcome.map((outcome) => Math.log(weights[names.indexOf(outcome)] ?? 1e-9))
  })
  const priorOf = (field: number, outcome: number) => prior[field]?.[outcome] ?? 0
  const { kinds, logs } = agreements(places)

  // Plain loops and one array for all tries: this runs tens of millions of times.
  const steps = new Int32Array(places.length)
  function tryOne(): void {
    const number = draw.whole(0, units.length - 1)
    const attribute = draw.pick(attributes)
    const [unit, value] = [units[number], draw.whole(0, values[attribute].length - 1)]
    if (unit === undefined || value === unit[attribute]) return
    const { field, outcome } = unit
    let gain = 0
    if (attribute === 'outcome') gain = priorOf(field, value) - priorOf(field, outcome)
    if (attribute === 'field') gain = priorOf(value, outcome) - priorOf(field, outcome)
    for (let n = 0; n < steps.length; n++) {
      const adds = places[n]?.adds[attribute]
      const step = (adds?.[value] ?? 0) - (adds?.[unit[attribute]] ?? 0)
      steps[n] = step
      if (step === 0) continue
      const from = lies[n]?.[number] ?? 0
      gain += changed(n, from, -1) + changed(n, from + step, 1)
      if (gain < impossible) return
    }
    if (gain < 0 && draw.next() >= Math.exp(gain)) return
    for (let n = 0; n < steps.length; n++) {
      const step = steps[n] ?? 0
      if (step === 0) continue
      const from = lies[n]?.[number] ?? 0
      add(counts[n], from, -1)
      add(counts[n], from + step, 1)
      add(lies[n], number, step)
    }
    unit[attribute] = value
  }

  /** How much better a table's cell agrees when it has so many more. */
  function changed(table: number, cell: number, more: number): number {
    const [count, kind] = [counts[table]?.[cell] ?? 0, kinds[table]?.[cell] ?? 0]
    return logs(kind, count + more) - logs(kind, count)
  }

  return {
    units,
    run(tries) {
      for (let done = 0; done < tries; done++) tryOne()
    },
    violations: () =>
      places.reduce(
        (sum, { told, base }, n) =>
          sum +
          told.filter((cell, place) => agreement(cell, base[place] ?? false, counts[n]?.[place] ?? 0) <= impossible)
            .length,
        0,
      ),
  }
}

function add(to: Int32Array | undefined, at: number, what: number): void {
  if (to !== undefined) to[at] = (to[at] ?? 0) + what
}

/**
 * The agreements of all cells by count, each worked out once. Of the very many cells most were told the same: a kind
 * is what cells have in common that were, so that what is looked up again and again is little.
 */
function agreements(places: readonly Place[]) {
  const numbers = new Map<string, number>()
  const known: { cell: Told | undefined; base: boolean; kept: number[] }[] = []
  const kindOf = (cell: Told | undefined, base: boolean): number => {
    const name = cell === undefined ? '' : JSON.stringify([base, ...cell.by.map((value) => value ?? `${value}`)])
    const number = numbers.get(name) ?? numbers.size
    if (number === numbers.size) {
      numbers.set(name, number)
      known.push({ cell, base, kept: [] })
    }
    return number
  }
  const kinds = places.map(({ told, base }) => Int32Array.from(told, (cell, n) => kindOf(cell, base[n] ?? false)))
  const logs = (number: number, n: number): number => {
    const kind = known[number]
    if (kind === undefined) return 0
    kind.kept[n + 1] ??= agreement(kind.cell, kind.base, n)
    return kind.kept[n + 1] ?? 0
  }
  return { kinds, logs }
}

/** A unit of every record, by the places of its values. */
export function unitsOf(records: readonly Record<Attribute, string>[], values: Values): Unit[] {
  return records.map(
    (record) => Object.fromEntries(attributes.map((each) => [each, values[each].indexOf(record[each])])) as Unit,
  )
}

export const months = Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`)
