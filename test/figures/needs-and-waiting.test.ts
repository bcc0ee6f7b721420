/** Needs, gaps and waiting: what hand-made releases make of them. */
import { beforeAll, describe, expect, it } from 'vitest'
import { figureContent } from '../../extension/figures/build/figure-content.ts'
import { startWords } from '../../extension/ui/words.ts'
import { source, table } from './released.ts'

beforeAll(async () => startWords('de', ['panel', 'dashboard']))

const year = (cells: Record<string, number>) => ({ '2026': cells })

describe('needs', () => {
  it('come with the most frequent first, hidden ones last, and what was not recorded in no sentence', () => {
    const cells = { poverty_debt: 20, housing: 31, not_recorded: 90 }
    const content = figureContent('needs', source([table('quarter:reason', { '2026-Q1': cells })]), '2026-Q1', {})
    expect(content.rows.slice(0, 4).map((row) => row[1])).toEqual([90, 31, 20, null])
    expect(content.sentence).toBe(
      'Im 1. Quartal 2026 waren die häufigsten Anlässe: „housing“ ca. 31 (±3) und „poverty_debt“ ca. 20 (±3) Familien.',
    )
  })

  it('of a region are added up from its districts', () => {
    const cells = { 'n1|housing': 10, 'n2|housing': 12, 'sued|housing': 99 }
    const content = figureContent('needs', source([table('year:district,reason', year(cells))]), '2026', {
      areaId: 'nord',
    })
    expect(content.title).toBe('Anlässe der Vermittlungen: Nord')
    // Of the four areas in Nord (itself and three spaces) two are shown.
    expect(content.rows[0]?.slice(1)).toEqual([22, 5, 2])
  })
})

describe('needs without an offer', () => {
  it('cross field and reason, with the families of the table without breakdown', () => {
    const tables = [
      table('unmet-quarter:', { '2026-Q1': { '': 60 } }),
      table('unmet-quarter:reason', { '2026-Q1': { housing: 25 } }),
      table('unmet-quarter:field,gap', { '2026-Q1': { 'health|no_capacity': 30, 'social|too_far': 11 } }),
    ]
    const content = figureContent('gaps', source(tables), '2026-Q1', {})
    expect(content.sentence).toContain('Bedarf ohne Angebot bei ca. 60 (±3) Familien.')
    expect(content.sentence).toContain(
      'Am häufigsten: „Gesundheit – no_capacity“ ca. 30 (±3) und „Soziales – too_far“ ca. 11 (±3).',
    )
    expect(content.sentence).toContain('Häufigste Anlässe: „housing“ ca. 25 (±3).')
    expect(content.picture?.kind).toBe('matrix')
    expect(content.rows[0]).toEqual(['Gesundheit', 'no_capacity', 30, 3])
  })

  it('of a district are bars by reason', () => {
    const tables = [table('unmet-year:district,gap', year({ 'n1|cost': 14, 'n2|cost': 50 }))]
    const content = figureContent('gaps', source(tables), '2026', { areaId: 'n1' })
    expect(content.picture?.kind).toBe('bars')
    expect(content.rows[0]).toEqual(['cost', 14, 3])
  })
})

describe('waiting', () => {
  const bins = (name: string, counts: number[]) =>
    Object.fromEntries(
      ['d0', 'd3', 'd7', 'd14', 'd21', 'd28', 'd42', 'd56', 'd90'].map((bin, at) => [
        `${name}|${bin}`,
        counts[at] ?? 0,
      ]),
    )

  it('names the longest and the shortest where they lie apart', () => {
    const cells = {
      ...bins('health', [0, 0, 0, 0, 0, 40, 40, 0, 0]),
      ...bins('social', [0, 40, 40, 0, 0, 0, 0, 0, 0]),
    }
    const tables = [
      table('year:field,durationBin', year(cells)),
      table('year:provider,durationBin', year(bins('p1', [0, 40, 40, 0, 0, 0, 0, 0, 0]))),
    ]
    const content = figureContent('waiting', source(tables), '2026', {})
    expect(content.sentence).toContain(
      'Handlungsfeld: am längsten Gesundheit mit 42 Tagen, am kürzesten Soziales mit 7 Tagen.',
    )
    expect(content.sentence).not.toContain('Träger')
    expect(content.rows[1]).toEqual(['Gesundheit', 42, 42, 42, 80, 10])
    expect(content.picture).toMatchObject({ kind: 'days' })
  })

  it('says the range that hidden classes leave open, and no median of fewer than twenty', () => {
    const one = (counts: Record<string, number>) => source([table('year:region,durationBin', year(counts))])
    const shown = figureContent('waiting', one({ 'nord|d7': 60, 'nord|d14': 60 }), '2026', { areaId: 'nord' })
    expect(shown.sentence).toBe(
      'Im Jahr 2026 war die Hälfte der Familien, die ankamen, nach 14 Tagen (13 bis 16) angekommen.',
    )
    const thresholds = { show: 15, base: 20 }
    const strict = { ...one({ 'nord|d7': 60, 'nord|d14': 60 }), thresholds }
    expect(figureContent('waiting', strict, '2026', { areaId: 'nord' }).sentence).toContain('14 Tagen (12 bis 18)')
    const few = figureContent('waiting', one({ 'nord|d7': 10, 'nord|d14': 9 }), '2026', { areaId: 'nord' })
    expect(few.sentence).toBe(
      'Im Jahr 2026: Nach wie vielen Tagen die Hälfte der Familien ankam, ist nicht ausgewiesen.',
    )
    expect(few.rows[0]).toEqual(['Alle', null, null, null, 19, 5])
  })
})
