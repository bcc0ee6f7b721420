/** What the device counts for itself of searches in vain, and when a word may leave it. */
import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it } from 'vitest'
import { Database } from '../../extension/store/database.ts'
import { countVainWords, dueVainWords, markContributed, readVainWords } from '../../extension/store/vain-words.ts'

let database = new Database('vain-1')
let count = 1
afterEach(async () => {
  await database.delete()
  database = new Database(`vain-${++count}`)
})

const counted = (words: string[], today: string, random = 0) => countVainWords(words, today, database, () => random)

describe('words looked for in vain on this device', () => {
  it('are counted once a query and read the most sought first', async () => {
    await counted(['trampolinhalle', 'trampolinhalle', 'zirkus'], '2026-03-02')
    await counted(['trampolinhalle'], '2026-03-03')
    expect((await readVainWords(database)).map(({ word, count: times, on }) => [word, times, on])).toEqual([
      ['trampolinhalle', 2, '2026-03-03'],
      ['zirkus', 1, '2026-03-02'],
    ])
  })

  it('are words alone', async () => {
    await counted(['ab', 'Zirkus', 'zirkus7', 'zwei wörter', ''], '2026-03-02')
    expect(await readVainWords(database)).toEqual([])
  })

  it('wait a week at least and two at most', async () => {
    await counted(['zirkus'], '2026-03-02', 0)
    await counted(['kletterwald'], '2026-03-02', 0.999)
    expect(await dueVainWords('2026-03-08', database)).toEqual([])
    expect(await dueVainWords('2026-03-09', database)).toEqual(['zirkus'])
    expect(await dueVainWords('2026-03-15', database)).toEqual(['zirkus'])
    expect(await dueVainWords('2026-03-16', database)).toHaveLength(2)
  })

  it('leave once a quarter, again only when they were looked for again, and one spelling of each', async () => {
    await counted(['kletterwald', 'kletterwalds'], '2026-03-02')
    const [word = ''] = await dueVainWords('2026-03-20', database)
    expect(await dueVainWords('2026-03-20', database)).toHaveLength(1)
    await markContributed([word], '2026-03-20', database)
    expect(await dueVainWords('2026-03-30', database)).toEqual([])
    expect(await dueVainWords('2026-04-10', database)).toEqual([])
    await counted(['kletterwald'], '2026-04-11')
    expect(await dueVainWords('2026-04-11', database)).toEqual(['kletterwald'])
  })

  it('are forgotten after some time, and when there are too many', async () => {
    await counted(['zirkus'], '2025-01-01')
    await counted(['kletterwald'], '2026-03-02')
    expect((await readVainWords(database)).map(({ word }) => word)).toEqual(['kletterwald'])
    const letters = 'abcdefghijklmnopqrstuvwxyz'
    const many = Array.from({ length: 600 }, (_, at) => `wort${letters[at % 26]}${letters[Math.floor(at / 26)]}x`)
    await counted(many, '2026-03-03')
    const kept = await readVainWords(database)
    expect(kept).toHaveLength(500)
    expect(kept.map(({ word }) => word)).not.toContain('kletterwald')
  })
})
