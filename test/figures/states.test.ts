/** Whatever is not shown: nothing released, everything hidden, no table; and that no number appears from nowhere. */

import { beforeAll, describe, expect, it } from 'vitest'
import { answers } from '../../extension/figures/build/answers.ts'
import { figureContent } from '../../extension/figures/build/figure-content.ts'
import { startWords } from '../../extension/ui/words.ts'
import type { StatisticsTable } from '../../shared/protocol/statistics.ts'
import { answerFigures, joined } from '../../shared/statistics/figure-tables.ts'
import type { Target } from '../../shared/target.ts'
import fc from '../property.ts'
import { countedFigures, filled, requestsOf, source } from './released.ts'

const targets: Target[] = [
  { id: 'a'.repeat(22), title: 'Mehr Familien erreichen', indicator: 'families', target: 100, dueOn: '2027-12-31' },
]
const digits = /\d/
/** Without periods, days and the threshold of years: what is left must not hold a number. */
const withoutDates = (text: string) => text.replace('1.000', '').replace('2026', '').replace('3. Quartal', '')

beforeAll(async () => startWords('de', ['panel', 'dashboard']))

describe('a figure', () => {
  it.each(countedFigures)('says that nothing was released: %s', (figure) => {
    const content = figureContent(figure, source([], { targets }), '2026', {})
    expect(content).toMatchObject({ state: 'empty', rows: [] })
    expect(content.picture).toBeUndefined()
    expect(content.sentence).toBe('Im Jahr 2026: noch nichts veröffentlicht.')
  })

  it.each(countedFigures)('shows no number where every cell is hidden: %s', (figure) => {
    const content = figureContent(figure, source(filled(requestsOf(figure), null), { targets }), '2026', {})
    expect(content.state).toBe('hidden')
    expect(content.picture).toBeUndefined()
    expect(withoutDates(content.sentence)).not.toMatch(digits)
    expect(content.rows.length).toBeGreaterThan(0)
    expect(content.rows.flat()).toContain(null)
    expect(content.rows.flat()).not.toContain(0)
    expect(content.title).not.toBe('')
    expect(content.method.length).toBeGreaterThan(2)
  })

  it.each(countedFigures)('is whole where every cell is shown, in both languages: %s', async (figure) => {
    for (const language of ['en', 'de'] as const) {
      await startWords(language, ['panel', 'dashboard'])
      const content = figureContent(figure, source(filled(requestsOf(figure), 40), { targets }), '2026', {})
      expect(content.state).toBe('shown')
      expect(content.picture).toBeDefined()
      const texts = [content.title, content.sentence, ...content.method, ...content.columns.map(({ label }) => label)]
      for (const text of [...texts, ...content.rows.flat().filter((cell) => typeof cell === 'string')]) {
        expect(text).not.toMatch(/\{\{|\}\}|undefined|NaN|figures:|counting:|tables:/)
      }
      for (const row of content.rows) expect(row).toHaveLength(content.columns.length)
      expect(content.rows.flat()).not.toContain(null)
    }
  })

  it.each(['funnel', 'flows', 'waiting', 'targets'] as const)('says that it exists for whole years: %s', (figure) => {
    const content = figureContent(figure, source([]), '2026-Q3', {})
    expect(content).toMatchObject({ state: 'no_table', sentence: 'Diese Zahlen gibt es nur für ganze Jahre.' })
  })

  it('says that there is no table for a cut, and names the cut in its title', () => {
    const content = figureContent('flows', source([]), '2026', { areaId: 'n1', phase: 'kita' })
    expect(content).toMatchObject({ state: 'no_table', sentence: 'Für diese Auswahl gibt es keine Tabelle.' })
    expect(content.title).toBe('Wege zwischen den Handlungsfeldern: Raum n1, kita')
  })
})

/** Every cell hidden, or shown with a number of its own that no sum of a few others meets. */
function scattered(tables: StatisticsTable[], shownOne: (at: number) => boolean): StatisticsTable[] {
  let at = 0
  return tables.map((table) => ({
    ...table,
    periods: table.periods.map((period) => ({
      ...period,
      cells: period.cells.map((cell) => {
        at += 1
        return shownOne(at) ? { ...cell, value: 1000 + at, code: 'ok' as const } : cell
      }),
    })),
  }))
}

describe('numbers of a figure', () => {
  it('are null in every row that rests on hidden cells alone', () => {
    // One cell of a table is shown: no other number may appear in a table of single cells.
    for (const figure of ['needs', 'matrix', 'flows'] as const)
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 40 }), (only) => {
          const tables = scattered(filled(requestsOf(figure), null), (at) => at === only)
          const { rows } = figureContent(figure, source(tables), '2026', {})
          const numbers = rows.flat().filter((cell) => typeof cell === 'number')
          const known = [1000 + only, 3]
          // Sums over quarters count beside it how many of their cells are missing.
          expect(numbers.filter((each) => !known.includes(each) && each > 4)).toEqual([])
        }),
        { numRuns: 30 },
      )
  })

  it('never depend on cells outside the cut', () => {
    const requests = requestsOf('breaks')
    const tables = scattered(filled(requests, null), (at) => at % 2 === 0)
    const health = figureContent('breaks', source(tables), '2026', { field: 'health' })
    const others = tables.map((table) => ({
      ...table,
      periods: table.periods.map((period) => ({
        ...period,
        cells: period.cells.map((cell) => (cell.coord[0] === 'health' ? cell : { ...cell, value: null })),
      })),
    }))
    const alone = figureContent('breaks', source(others), '2026', { field: 'health' })
    expect(alone.rows).toEqual(health.rows)
    expect(alone.sentence).toBe(health.sentence)
  })
})

describe('the answers to the five questions', () => {
  const requests = joined(answerFigures.flatMap((figure) => requestsOf(figure)))

  it('hold numbers with their uncertainty where something is shown', () => {
    const all = answers(source(filled(requests, 40)), '2026', {})
    expect(all.map(({ question }) => question)).toEqual(['arrived', 'breaks', 'missing', 'waiting', 'burden'])
    for (const { known, sentences, question } of all) {
      expect(known).toBe(true)
      if (question !== 'breaks' && question !== 'waiting') expect(sentences.join(' ')).toContain('(±')
    }
  })

  it('say why there is none, each reason once', () => {
    const all = answers(source([]), '2026', {})
    for (const { known, sentences } of all) {
      expect(known).toBe(false)
      expect(sentences).toEqual(['Im Jahr 2026: noch nichts veröffentlicht.'])
    }
  })
})
