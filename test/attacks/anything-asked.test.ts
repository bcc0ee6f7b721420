/**
 * Whatever is asked, by whomever, in whatever order, while families come, change and go and the job runs: no number
 * that anybody gets rests on fewer than three families, none is further off than the noise goes, and what was once
 * said of a table, period and revision stays as it is. The test keeps its own families and counts them itself
 * (truth.ts) at the moment of each release.
 */

import { v7 as uuidv7 } from 'uuid'
import { afterEach, describe, expect, it } from 'vitest'
import { random } from '../../server/demo/random.ts'
import { publicValue } from '../../server/statistics/perturb.ts'
import { roles } from '../../shared/codes/role.ts'
import { outsideViewSchema, type StatisticsTable, statisticsTableSchema } from '../../shared/protocol/statistics.ts'
import { type PublishedReport, publishedReportSchema, type ReportDefinition } from '../../shared/report.ts'
import { figureKinds } from '../../shared/statistics/figure-kinds.ts'
import { tables } from '../../shared/statistics/tables.ts'
import type { ReleasedNetwork } from '../builders/a-released-network.ts'
import { sender } from '../builders/a-server.ts'
import fc from '../property.ts'
import { csvNumbers, sheetNumbers } from './files.ts'
import { aNetworkOf } from './network.ts'
import { type Family, referral } from './population.ts'
import { type Cells, cellsOf, keyOf } from './truth.ts'
import { pathOf } from './view.ts'

const dayMs = 86_400_000

type Command =
  | { do: 'come'; seed: number; day: number; count: number }
  | { do: 'change' | 'erase'; seed: number; count: number }
  | { do: 'wait'; days: number }
  | { do: 'release' }
  | { do: 'ask'; table: number; periods: number; filter: number; format: 'json' | 'csv' | 'xlsx'; role: number }
  | { do: 'outside'; format: 'json' | 'csv' }
  | { do: 'publish'; figure: number; quarter: number }

const seed = fc.nat(1_000_000)
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('come' as const),
      seed,
      day: fc.nat(200),
      count: fc.integer({ min: 1, max: 120 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('change' as const, 'erase' as const),
      seed,
      count: fc.integer({ min: 1, max: 40 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 120 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('release' as const) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      table: fc.nat(tables.length - 1),
      periods: fc.nat(15),
      filter: fc.nat(1_000),
      format: fc.constantFrom('json' as const, 'json' as const, 'csv' as const, 'xlsx' as const),
      role: fc.nat(roles.length - 1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('outside' as const),
      format: fc.constantFrom('json' as const, 'csv' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('publish' as const),
      figure: fc.nat(figureKinds.length - 1),
      quarter: fc.nat(6),
    }),
  },
)

const open: ReleasedNetwork[] = []
afterEach(async () => {
  for (const network of open.splice(0)) await network.close()
})

/** One run: the network, its families as the test knows them, and all that was ever said. */
class Run {
  readonly network: ReleasedNetwork
  now = Date.parse('2025-02-06')
  numbers = 0
  private readonly families: Family[] = []
  /** What was true when a table and period were released, by revision. */
  private readonly truths = new Map<string, Cells>()
  private readonly said = new Map<string, number | null>()

  constructor(network: ReleasedNetwork) {
    this.network = network
  }

  async obey(command: Command): Promise<void> {
    if (command.do === 'come') await this.come(command)
    else if ('seed' in command) await this.alter(command)
    else if (command.do === 'wait') this.now += command.days * dayMs
    else if (command.do === 'release') await this.release()
    else if (command.do === 'ask') await this.ask(command)
    else if (command.do === 'outside') await this.outside(command.format)
    else if (command.do === 'publish') await this.publish(command)
  }

  private async come({ seed, day, count }: { seed: number; day: number; count: number }): Promise<void> {
    const draw = random('come', seed)
    const fresh = Array.from({ length: count }, (): Family => {
      const facts = Array.from({ length: draw.whole(1, 3) }, () => referral(draw, day + draw.whole(0, 20)))
      return { chain: uuidv7(), records: facts.map((each) => ({ ref: uuidv7(), facts: each })) }
    })
    this.families.push(...fresh)
    await this.network.put(fresh.flatMap(({ chain, records }) => records.map((record) => ({ chain, ...record }))))
  }

  private async alter({
    do: what,
    seed,
    count,
  }: {
    do: 'change' | 'erase'
    seed: number
    count: number
  }): Promise<void> {
    const draw = random('alter', seed)
    for (const family of draw.some(this.families, count)) {
      const [first] = family.records
      if (first === undefined) continue
      if (what === 'erase') family.records.splice(0, 1)
      else first.facts = { ...referral(draw, 0), day: first.facts.day }
      await this.network.put([{ chain: family.chain, ref: first.ref, facts: what === 'erase' ? null : first.facts }])
    }
  }

  async release(): Promise<void> {
    const { released } = await this.network.release(this.now)
    for (const { table: id, period, revision } of released) {
      const table = tables.find((each) => each.id === id)
      if (table !== undefined) this.truths.set(`${id} ${period} ${revision}`, cellsOf(table, this.families))
    }
  }

  /** At the end: whatever is out by then, asked once more and in full. */
  async sweep(): Promise<void> {
    await this.release()
    const token = await this.token(roles.findIndex(({ code }) => code === 'reader'))
    const out = Map.groupBy(await this.network.released.releases(), ({ table }) => table)
    for (const [table, releases] of out) {
      const response = await this.get(
        pathOf(
          table,
          releases.slice(-12).map(({ period }) => period),
        ),
        token,
      )
      this.check(statisticsTableSchema.parse(await response.json()))
    }
  }

  private async token(role: number): Promise<string> {
    this.network.server.clock.now = this.now
    return (await this.network.server.enrol(sender, roles[role]?.code ?? 'reader')).tokens.access
  }

  private get(path: string, token: string): Promise<Response> {
    return this.network.server.call('GET', path, undefined, token)
  }

  private async ask({ table: at, periods, filter, format, role }: Extract<Command, { do: 'ask' }>): Promise<void> {
    const table = tables[at]
    if (table === undefined) return
    const out = (await this.network.released.releases()).filter((release) => release.table === table.id)
    const chosen = out.filter((_, n) => (periods & (1 << (n % 4))) === 0).slice(-12)
    const dimension = table.dimensions[filter % (table.dimensions.length + 1)]
    const codes = dimension === undefined ? [] : (chosen[0]?.categories[dimension] ?? [])
    const code = codes[filter % Math.max(1, codes.length)]
    const filters = dimension === undefined || code === undefined ? {} : { [dimension]: code }
    const names = chosen.map(({ period }) => period)
    const token = await this.token(role)
    const response = await this.get(pathOf(table.id, names, filters), token)
    if (response.status !== 200) {
      const status = names.length === 0 ? [400, 403] : [403]
      expect(status, `${table.id} ${names} ${JSON.stringify(filters)} ${roles[role]?.code}`).toContain(response.status)
      return
    }
    const told = statisticsTableSchema.parse(await response.json())
    this.check(told)
    if (format === 'json') return
    const file = await this.get(pathOf(table.id, names, { ...filters, format }), token)
    expect(file.status).toBe(200)
    const values = told.periods.flatMap(({ cells }) => cells.map(({ value }) => value))
    const bytes = new Uint8Array(await file.arrayBuffer())
    expect(format === 'csv' ? csvNumbers(bytes) : sheetNumbers(bytes)).toEqual(values.filter((value) => value !== null))
  }

  /** Every number against the truth of its release and against what was said before. */
  check({ table: id, periods }: StatisticsTable): void {
    for (const { period, revision, cells } of periods) {
      const truth = this.truths.get(`${id} ${period} ${revision}`)
      expect(truth, `${id} ${period} ${revision}`).toBeDefined()
      for (const { coord, value } of cells) {
        const [place, key] = [`${id} ${revision} ${keyOf(period, coord)}`, keyOf(period, coord)]
        if (this.said.has(place)) expect(value, place).toBe(this.said.get(place))
        this.said.set(place, value)
        if (value === null) continue
        this.numbers++
        const cell = truth?.get(key)
        expect(cell?.families.size ?? 0, place).toBeGreaterThanOrEqual(3)
        const [count, most] = id.startsWith('referrals') ? [cell?.referrals ?? 0, 15] : [cell?.families.size ?? 0, 5]
        expect(Math.abs(value - count), place).toBeLessThanOrEqual(most)
      }
    }
  }

  private async outside(format: 'json' | 'csv'): Promise<void> {
    const token = await this.token(roles.findIndex(({ code }) => code === 'coordinator'))
    const response = await this.get('/v1/statistics/outside?year=2025', token)
    if (response.status !== 200) return
    const view = outsideViewSchema.parse(await response.json())
    for (const { table, cells } of view.tables)
      for (const { coord, value } of cells) {
        const inside = (await this.network.released.cells(table, '2025'))?.values.get(coord.join('|')) ?? null
        if (value !== null) expect(value, `${table} ${coord}`).toBe(publicValue(inside))
      }
    if (format === 'json') return
    const file = await this.get('/v1/statistics/outside?year=2025&format=csv', token)
    const values = view.tables.flatMap(({ cells }) => cells.flatMap(({ value }) => (value === null ? [] : [value])))
    expect(csvNumbers(new Uint8Array(await file.arrayBuffer()))).toEqual(expect.arrayContaining(values))
  }

  private async publish({ figure, quarter }: { figure: number; quarter: number }): Promise<void> {
    const token = await this.token(roles.findIndex(({ code }) => code === 'coordinator'))
    const definition: ReportDefinition = {
      ...{ kind: 'kettenglied-report', version: 1, title: 'Bericht' },
      period: quarter < 4 ? `2025-Q${quarter + 1}` : '2025',
      blocks: [{ kind: 'figure', figure: figureKinds[figure] ?? 'referred' }],
    }
    const wish = { id: uuidv7(), definition }
    const response = await this.network.server.call('POST', '/v1/reports', wish, token)
    if (response.status !== 200) return
    const report: PublishedReport = publishedReportSchema.parse(await response.json())
    for (const table of report.frozen.tables) this.check(table)
  }
}

describe('whatever is asked, in whatever order', () => {
  it('gives no number of fewer than three families, and none that changes', async () => {
    let numbers = 0
    const property = fc.asyncProperty(fc.array(command, { minLength: 10, maxLength: 30 }), async (commands) => {
      const run = new Run(await aNetworkOf([]))
      open.push(run.network)
      await run.obey({ do: 'come', seed: 1, day: 5, count: 300 })
      for (const each of commands) await run.obey(each)
      await run.sweep()
      numbers += run.numbers
    })
    await fc.assert(property, { numRuns: 12, seed: 5 })
    expect(numbers, `${numbers} numbers looked at`).toBeGreaterThan(1_000)
  })
})
