/** What the demonstration's three years are made to show, read from the cells that its records make up. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDemo } from '../../server/demo/create.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import type { RecordFacts } from '../../shared/statistics/record-facts.ts'

let store: Store
let records: RecordFacts[]

beforeAll(async () => {
  store = await openStore('sqlite::memory:')
  await createDemo(store, { offers: 200, referrals: 600, past: 2400, today: '2026-11-02' })
  const rows = await store.db.selectFrom('stat_record').select('facts').execute()
  records = rows.map(({ facts }) => JSON.parse(facts) as RecordFacts)
})
afterAll(async () => await store.close())

const countBy = (of: (record: RecordFacts) => string | undefined, among = records) =>
  [...Map.groupBy(among, of)].map(([key, group]): [string | undefined, number] => [key, group.length])
const share = (field: string | undefined, outcome: string) => {
  const all = records.filter((record) => record.kind === 'referral' && record.stages?.includes('handed_over') === true)
  const own = all.filter((record) => (field === undefined ? record.field !== 'education' : record.field === field))
  return own.filter((record) => record.outcome === outcome).length / own.length
}

describe('the three years of the demonstration', () => {
  it('reach back to the autumn of 2023, though no event is older than a year', async () => {
    const days = records.map(({ day }) => day).sort()
    expect(days[0]?.slice(0, 4)).toBe('2023')
    const { oldest } = await store.db
      .selectFrom('referral')
      .select(({ fn }) => fn.count<number>('id').as('oldest'))
      .executeTakeFirstOrThrow()
    expect(Number(oldest)).toBe(600)
    expect(records.length).toBeGreaterThan(2800)
  })

  it('have seasons', () => {
    const months = new Map(countBy(({ day }) => day.slice(5, 7)))
    expect(months.get('10') ?? 0).toBeGreaterThan(1.3 * (months.get('07') ?? 0))
  })

  it('have one field of action in which families are lost after the hand-over', () => {
    expect(share('education', 'unanswered')).toBeGreaterThan(1.5 * share(undefined, 'unanswered'))
  })

  it('have an offer with more families on its waiting list than any other', () => {
    const waiting = countBy(
      ({ offer }) => offer,
      records.filter(({ outcome }) => outcome === 'waiting'),
    )
    const [first, second] = waiting.map(([, count]) => count).sort((one, other) => other - one)
    expect(first).toBeGreaterThan(2 * (second ?? 0))
  })

  it('have unmet needs for want of room', () => {
    const gaps = new Map(countBy(({ gap }) => gap))
    const most = Math.max(...[...gaps].flatMap(([gap, count]) => (gap === undefined ? [] : [count])))
    expect(gaps.get('no_capacity')).toBe(most)
  })

  it('have families with several referrals', async () => {
    const families = await store.db.selectFrom('stat_record').select('family').distinct().execute()
    expect(families.length).toBeLessThan(0.9 * records.length)
  })
})
