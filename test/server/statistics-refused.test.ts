/** Whatever is not in the catalogue of tables is refused with the same words, whatever there was to be counted (P14). */
import { expect, it } from 'vitest'
import { sender } from '../builders/a-server.ts'
import { aReadingServer, read } from '../builders/released-rows.ts'
import { eachEngine } from '../engines/each.ts'

const releases = [
  { table: 'quarter:district,field', period: '2025-Q4', values: { 'nord|health': 21 } },
  { table: 'quarter:reason', period: '2025-Q4', values: { housing: 12 } },
  { table: 'month:', period: '2025-12', values: { '': 41 } },
]
const path = (table: string, query: string) => `/v1/statistics/${encodeURIComponent(table)}?${query}`

const refused = [
  path('quarter:district,offer', 'period=2025-Q3'),
  path('quarter:field,district', 'period=2025-Q3'),
  path('year:', ''),
  path('__proto__', 'period=2025'),
  path('quarter:reason', 'period=2025-Q3'),
  path('quarter:reason', 'period=2026-Q1'),
  path('quarter:reason', 'period=2099-Q1'),
  path('quarter:reason', 'period=2025'),
  path('quarter:reason', 'period=2025-12'),
  path('quarter:reason', 'period=2025-Q1..2025-Q4'),
  path('quarter:reason', 'period=2025-Q4&period=2025-Q3'),
  path('quarter:reason', 'period=2025-Q4&period=2025-Q4'),
  path('quarter:reason', 'from=2025-10-01&to=2025-12-31'),
  path('quarter:reason', 'period=2025-Q4&reason=!housing'),
  path('quarter:reason', 'period=2025-Q4&reason=a,b'),
  path('quarter:reason', 'period=2025-Q4&reason='),
  path('quarter:reason', 'period=2025-Q4&reason=nothing_like_it'),
  path('quarter:reason', 'period=2025-Q4&reason!=housing'),
  path('quarter:reason', 'period=2025-Q4&not=reason'),
  path('quarter:reason', 'period=2025-Q4&field=health'),
  path('quarter:reason', 'period=2025-Q4&__proto__=x'),
  path('quarter:reason', 'period=2025-Q4&format=xml'),
  path('quarter:reason', 'period=2025-Q4&format=csv&format=json'),
  path('quarter:district,field', 'period=2025-Q4&district=nord&district=sued'),
  path('quarter:district,field', 'period=2025-Q4&district=nowhere'),
  path('month:', Array.from({ length: 49 }, (_, at) => `period=${2000 + at}-01`).join('&')),
  '/v1/statistics/outside',
  '/v1/statistics/outside?year=2025',
  '/v1/statistics/outside?year=2025-Q1',
  '/v1/statistics/outside?year=2024&year=2025',
  '/v1/statistics/outside?year=2025&district=nord',
  '/v1/statistics/outside?year=2025&format=xlsx',
]

eachEngine((engine) => {
  it('whatever is not in the catalogue is refused with the same words, in a full network and in an empty one', async () => {
    const [full, empty] = [await aReadingServer(engine, releases), await aReadingServer(engine)]
    const [one, other] = [await full.enrol(sender, 'coordinator'), await empty.enrol(sender, 'coordinator')]
    const words = new Set<string>()
    for (const asked of refused) {
      const [first, second] = [await read(full, one, asked), await read(empty, other, asked)]
      expect([first.status, second.status], asked).toEqual([400, 400])
      words.add(first.text).add(second.text)
    }
    expect(words.size).toBe(1)
    expect([...words][0]).toContain('statistics_refused')
  })
})
