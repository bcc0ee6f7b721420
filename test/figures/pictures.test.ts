/** What the pictures reckon with before anything is drawn: lines of text, places on axes, parts of a whole, what is hidden. */

import { beforeAll, describe, expect, it } from 'vitest'
import { figureColumns, numberedRows } from '../../extension/figures/figure-columns.tsx'
import { placeOf } from '../../extension/figures/pictures/days.ts'
import { hides } from '../../extension/figures/pictures/figure-picture.tsx'
import { highest, shownText, span } from '../../extension/figures/pictures/number-text.ts'
import { looksOf, segmentsOf } from '../../extension/figures/pictures/parts.tsx'
import { namesThatFit } from '../../extension/figures/pictures/scatter.ts'
import { targetTexts } from '../../extension/figures/pictures/targets.tsx'
import { ticksThatFit } from '../../extension/figures/pictures/trend.ts'
import { textWidth, wrap } from '../../extension/figures/pictures/wrap.ts'
import { columnCells } from '../../extension/ui/column-table.tsx'
import { csvText } from '../../extension/ui/csv.ts'
import { startWords } from '../../extension/ui/words.ts'
import fc from '../property.ts'
import { figureOf, pictures } from './samples.ts'

beforeAll(() => startWords('de', ['panel', 'dashboard']))

const part = (label: string, value: number | null) => ({ label, value, strength: 'strong' as const })

describe('numbers beside a mark', () => {
  it('say how far they may be off, and nothing where they are hidden', () => {
    expect(shownText({ value: 1234, pm: 3 })).toBe('1.234 ± 3')
    expect(shownText({ value: 48, pm: 2 }, '%')).toBe('48 ± 2 %')
    expect(shownText({ value: 12.5 }, 'je 1.000 Kinder')).toBe('12,5')
    expect(shownText({ value: null, pm: 3 })).toBeUndefined()
  })

  it('never reach below zero, and hidden ones reach nowhere', () => {
    expect(span({ value: 2, pm: 3 })).toEqual({ low: 0, high: 5 })
    expect(span({ value: null })).toBeUndefined()
    expect(highest([{ value: null }, { value: 0 }])).toBe(1)
  })
})

describe('the table of a figure', () => {
  it('says in the file too what is hidden, and never writes a zero for it', () => {
    const content = figureOf('bars', pictures.bars)
    const [head, rows] = columnCells(figureColumns(content), numberedRows(content))
    expect(csvText(head, rows)).toBe('\uFEFFZeitraum;Familien\r\n2025;455\r\n2026;nicht ausgewiesen\r\n')
  })
})

describe('whether a picture hides something', () => {
  it('is known of every kind', () => {
    for (const [name, picture] of Object.entries(pictures)) expect(hides(picture), name).toBe(name !== 'flows')
    expect(hides({ kind: 'bars', unit: '', bars: [{ label: 'A', value: 0 }] })).toBe(false)
  })
})

describe('parts of a whole', () => {
  const rows = [{ label: 'A', parts: [part('a', 60), part('b', null), part('c', 25)] }]

  it('leave what is hidden at the end, as one', () => {
    const segments = segmentsOf(rows[0]?.parts ?? [], looksOf(rows))
    expect(segments.map(({ look, share }) => [look === 'hidden' ? look : look.label, share])).toEqual([
      ['a', 60],
      ['c', 25],
      ['hidden', 15],
    ])
  })

  it('look different from one another within the same strength', () => {
    expect(looksOf(rows).map(({ turn }) => turn)).toEqual([0, 1, 2])
  })

  it('always fill a bar and never more', () => {
    const values = fc.array(fc.option(fc.integer({ min: 0, max: 60 })), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(values, (drawn) => {
        const parts = drawn.map((value, at) => part(String(at), value))
        const segments = segmentsOf(parts, looksOf([{ label: '', parts }]))
        const filled = segments.reduce((sum, { share }) => sum + share, 0)
        expect(filled).toBeLessThanOrEqual(100.0001)
        if (drawn.includes(null) || drawn.some((value) => value !== 0)) expect(filled).toBeGreaterThan(99.9)
        for (const { look, value } of segments) if (look !== 'hidden') expect(drawn).toContain(value)
      }),
    )
  })
})

describe('the axis of days', () => {
  it('places the median within its bin', () => {
    expect(placeOf(0)).toBe(0)
    expect(placeOf(14)).toBe(3)
    expect(placeOf(24.5)).toBe(4.5)
    expect(placeOf(201)).toBeUndefined()
  })
})

describe('names along an axis', () => {
  it('keep the last and leave out those that would touch', () => {
    const months = ['01/2026', '02/2026', '03/2026', '04/2026']
    expect(ticksThatFit(months, 10)).toEqual([0, 1, 2, 3])
    expect(ticksThatFit(months, 3)).toEqual([1, 3])
    expect(ticksThatFit([], 3)).toEqual([])
  })
})

describe('names of points', () => {
  const named = (points: readonly [number, number][]) =>
    namesThatFit(
      points.map(([x, value]) => ({ label: 'Altstadt', x, value })),
      (x) => x,
      (y) => y,
      30,
    ).map(({ x, side }) => [x, side])

  it('stand to the right, to the left at the edge, and nowhere over another', () => {
    expect(named([[10, 5]])).toEqual([[10, 'start']])
    expect(named([[28, 5]])).toEqual([[28, 'end']])
    const crowd = [
      [10, 5],
      [12, 5],
      [14, 5],
      [16, 5],
    ] as const
    expect(named(crowd.map(([x, y]) => [x, y]))).toEqual([
      [10, 'end'],
      [16, 'start'],
    ])
  })
})

describe('lines of a text', () => {
  it('break between words, and within one only where a line cannot hold it', () => {
    expect(wrap('Teilhabe, Wohnen, materielle Sicherung', 11)).toEqual(['Teilhabe, Wohnen,', 'materielle Sicherung'])
    expect(wrap('Entwicklungsverzögerung', 8)).toEqual(['Entwicklungsv-', 'erzögerung'])
    expect(wrap('eins zwei drei vier fünf', 2.5, 2)).toEqual(['eins', 'zwe…'])
  })

  it('are never wider than there is room, and lose nothing where there are lines enough', () => {
    const text = fc.array(fc.stringMatching(/^[a-zäöü]{1,30}$/), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 20 }), (words, width) => {
        const lines = wrap(words.join(' '), width, 100)
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width)
        expect(lines.join('').replaceAll(/[-\s]/g, '')).toBe(words.join(''))
      }),
    )
  })
})

describe('a target', () => {
  it('says where one began, stands and wants to be', () => {
    const [first, , last] = pictures.targets.rows.map((row) => targetTexts(row))
    expect(first?.map(({ text }) => text)).toEqual([
      'Ausgangswert 120 Familien',
      'derzeit 152 ± 3 Familien',
      'Ziel 180 Familien bis 31.12.2027',
    ])
    expect(last?.[1]).toEqual({ sign: 'hidden', text: 'derzeit nicht ausgewiesen' })
  })
})
