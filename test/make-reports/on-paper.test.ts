/** What a report says for paper: a list of bars cut short, notes of figures once, periods by their ends. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { FigureContent, Picture } from '../../extension/figures/content.ts'
import { sharedMethod } from '../../extension/tasks/make-reports/figure-methods.tsx'
import { reportFigure } from '../../extension/tasks/make-reports/report-figure.ts'
import { spansText } from '../../extension/tasks/make-reports/report-periods.ts'
import { startWords } from '../../extension/ui/words.ts'

beforeAll(() => startWords('de', ['panel', 'dashboard']))

function aFigure(overrides: Partial<FigureContent> = {}): FigureContent {
  return {
    figure: 'needs',
    title: 'Anlässe',
    sentence: 'Viele.',
    state: 'shown',
    method: [],
    columns: [],
    rows: [],
    ...overrides,
  }
}

const bars = (count: number): Picture => ({
  kind: 'bars',
  unit: 'Familien',
  bars: Array.from({ length: count }, (_, at) => ({ label: `Anlass ${at}`, value: 90 - at, pm: 3 })),
})

describe('a long list of bars', () => {
  it('shows its first fifteen and says how many there are; its rows stay whole', () => {
    const rows = [['Anlass 0', 90]]
    const { picture, sentence, ...rest } = reportFigure(aFigure({ picture: bars(16), rows }))
    expect(picture).toEqual(bars(15))
    expect(sentence).toBe('Viele. Abgebildet sind die ersten 15 von 16; alle Zahlen stehen im Anhang.')
    expect(rest.rows).toEqual(rows)
  })

  it('that is short stays as it is', () => {
    const short = aFigure({ picture: bars(15) })
    expect(reportFigure(short)).toBe(short)
  })
})

describe('how figures were counted', () => {
  it('is said once where it holds for all, and by figure where not', () => {
    const contents = [
      undefined,
      aFigure({ method: ['Familien.', 'Nur Anlässe.'] }),
      aFigure({ title: 'Karte', method: ['Kinder.', 'Familien.'] }),
      aFigure({ method: ['Familien.', 'Nur Anlässe.', 'Vorläufig.'] }),
      aFigure({ title: 'Ohne', method: [] }),
    ]
    expect(sharedMethod(contents)).toEqual({
      common: ['Familien.'],
      byFigure: [
        { title: 'Anlässe', lines: ['Nur Anlässe.', 'Vorläufig.'] },
        { title: 'Karte', lines: ['Kinder.'] },
      ],
    })
  })

  it('stands with its figure where there is only one, and nowhere without figures', () => {
    const alone = sharedMethod([aFigure({ method: ['Familien.'] })])
    expect(alone).toEqual({ common: [], byFigure: [{ title: 'Anlässe', lines: ['Familien.'] }] })
    expect(sharedMethod([undefined])).toEqual({ common: [], byFigure: [] })
  })
})

describe('periods of a table', () => {
  it('in a row are told by their ends, those apart one by one', () => {
    const months = ['2025-11', '2025-12', '2026-01', '2025-09']
    expect(spansText(months)).toBe('September 2025 und November 2025 bis Januar 2026')
    expect(spansText(['2025-Q4', '2026-Q1'])).toBe('4. Quartal 2025 bis 1. Quartal 2026')
    expect(spansText(['2024'])).toBe('2024')
  })
})
