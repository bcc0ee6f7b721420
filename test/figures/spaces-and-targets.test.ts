/** Needs, gaps, waiting, spaces, pilot areas, targets and the directory: what hand-made releases make of them. */
import { beforeAll, describe, expect, it } from 'vitest'
import { figureContent } from '../../extension/figures/build/figure-content.ts'
import { startWords } from '../../extension/ui/words.ts'
import type { Target } from '../../shared/target.ts'
import { areas, source, table } from './released.ts'

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

describe('reach', () => {
  const reached = (n1: number, n2: number, n3: number, sued: number) =>
    figureContent('reach', source([table('year:district', year({ n1, n2, n3, sued }))]), '2026', {})

  it('sets the most burdened third beside the others by sums of both', () => {
    // n1 and n2 carry the heaviest burden: 36 + 48 of 2,400 children; n3 and sued 96 + 96 of 2,400.
    const content = reached(36, 48, 96, 96)
    expect(content.sentence).toContain('Kinder unter 15 in SGB-II-Haushalten in %')
    expect(content.sentence).toContain(
      'ca. 35,0 (±2,1) Familien je 1.000 Kinder erreicht, in den übrigen ca. 80,0 (±2,1).',
    )
    expect(content.sentence).toContain('Dieses Drittel wird schwächer erreicht.')
    expect(content.rows[0]).toEqual(['Raum n1', 36, 3, 1200, 30, 2.5, 40])
    expect(content.method).toContain('Kinderzahl vom 31.12.2025.')
    expect(content.picture).toMatchObject({ kind: 'scatter', points: [{ x: 40, value: 30 }, {}, {}, {}] })
  })

  it('calls nothing a difference that noise can make', () => {
    expect(reached(50, 50, 51, 51).sentence).toContain('Das ist kein sicherer Unterschied.')
  })

  it('leaves a hidden space out of both sides of the rate', () => {
    const tables = [table('year:district', year({ n1: 60, n3: 60, sued: 60 }))]
    const content = figureContent('reach', source(tables), '2026', {})
    expect(content.sentence).toContain('ca. 50,0 (±2,5) Familien je 1.000 Kinder erreicht, in den übrigen ca. 50,0')
    expect(content.rows[1]).toEqual(['Raum n2', null, null, 1200, null, null, 20])
  })

  it('speaks of rates alone where no burden is known', () => {
    const bare = areas.map(({ indicators: _, ...area }) => area)
    const tables = [table('year:district', year({ n1: 60, n2: 60, n3: 60, sued: 60 }))]
    const content = figureContent('reach', source(tables, { areas: bare }), '2026', {})
    expect(content.sentence).toContain('Für einen Vergleich fehlen Kennzahlen der Belastung.')
    expect(content.rows[0]?.at(-1)).toBe('unbekannt')
  })
})

describe('the map and the pilot areas', () => {
  const tables = [
    table('year:district', year({ n1: 120, n2: 40, n3: 44, sued: 48 })),
    table(
      'quarter:district,outcome',
      Object.fromEntries(
        ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'].map((quarter) => [
          quarter,
          {
            'n1|arrived_confirmed': 15,
            'n2|arrived_confirmed': 8,
            'n3|arrived_confirmed': 8,
            'sued|arrived_confirmed': 8,
          },
        ]),
      ),
    ),
  ]

  it('name the most and the fewest only where they lie apart', () => {
    expect(figureContent('map', source(tables), '2026', {}).sentence).toBe(
      'Im Jahr 2026 wurden ca. 52,5 (±1,5) Familien je 1.000 Kinder erreicht. Am meisten sind es in Raum n1 mit ca. 100,0 (±2,5), am wenigsten in Raum n2 mit ca. 33,3 (±2,5).',
    )
    const even = [table('year:district', year({ n1: 40, n2: 41, n3: 42, sued: 42 }))]
    expect(figureContent('map', source(even), '2026', {}).sentence).toContain('kein sicherer Unterschied')
  })

  it('set pilot areas with their reason beside the rest', () => {
    const content = figureContent('pilot', source(tables), '2026', {})
    expect(content.sentence).toContain(
      'in Piloträumen ca. 100,0 (±2,5) Familien je 1.000 Kinder erreicht, in den übrigen ca. 36,7 (±1,7).',
    )
    expect(content.sentence).toContain('50\u00a0% (±6) in Piloträumen, 73\u00a0% (±10) in den übrigen.')
    expect(content.method).toContain('Pilotraum Raum n1: viele junge Familien')
    expect(content.rows).toHaveLength(2)
  })

  it('say that there is no pilot area where none is named', () => {
    const plain = areas.map(({ pilotReason: _, ...area }) => area)
    const content = figureContent('pilot', source(tables, { areas: plain }), '2026', {})
    expect(content).toMatchObject({ state: 'nothing', sentence: 'Kein Gebiet ist als Pilotraum gekennzeichnet.' })
  })
})

describe('targets', () => {
  const target = (indicator: Target['indicator'], value: number, more: Partial<Target> = {}): Target => ({
    id: indicator,
    title: indicator,
    indicator,
    target: value,
    dueOn: '2027-12-31',
    ...more,
  })
  const tables = [
    table('year:', year({ '': 500 })),
    table('year:district', year({ n1: 60 })),
    table('year:funnelStage', year({ handed_over: 200, arrived: 120 })),
    table('unmet-quarter:', { '2026-Q1': { '': 40 }, '2026-Q2': { '': 40 }, '2026-Q3': { '': 40 } }),
  ]

  it('stand beside where they are, reached only beyond the noise', () => {
    const targets = [
      target('families', 400, { baseline: 300, goalId: 'g' }),
      target('arrivalShare', 61),
      target('ratePer1000', 90, { areaId: 'n1' }),
      target('unmetFamilies', 100),
      target('arrivalShare', 50, { areaId: 'n1' }),
    ]
    const goals = [{ id: 'g', title: 'Kein Kind zurücklassen' }]
    const content = figureContent('targets', source(tables, { targets, goals }), '2026', {})
    expect(content.sentence).toBe(
      'Im Jahr 2026: 5 Ziele; erreicht 1, noch nicht erreicht 1, nicht sicher zu sagen 1, ohne Zahl 2.',
    )
    const [families, share, rate, unmet, none] = content.rows
    expect(families).toEqual([
      'families',
      'Kein Kind zurücklassen',
      'Familien',
      300,
      500,
      3,
      400,
      '31.12.2027',
      'erreicht',
    ])
    expect(share?.slice(4)).toEqual([60, 2, 61, '31.12.2027', 'nicht sicher zu sagen'])
    expect(rate?.slice(4)).toEqual([50, 2.5, 90, '31.12.2027', 'noch nicht erreicht'])
    // Three quarters are no year.
    expect(unmet?.[4]).toBe('noch nicht veröffentlicht')
    expect(none?.[4]).toBe('keine Tabelle für das Gebiet')
    expect(content.method).toContain('Kinderzahl vom 31.12.2025.')
  })

  it('of which less is better are reached from above', () => {
    const released = [...tables, table('year:field,durationBin', year({ 'health|d0': 200, 'health|d3': 100 }))]
    const content = figureContent('targets', source(released, { targets: [target('medianDays', 14)] }), '2026', {})
    expect(content.rows[0]?.at(-1)).toBe('erreicht')
  })

  it('are none where none were agreed', () => {
    expect(figureContent('targets', source(tables), '2026', {})).toMatchObject({ state: 'nothing', rows: [] })
  })
})

describe('the directory', () => {
  it('tells exactly how many offers are up to date, for no family is in it', () => {
    const freshness = { offers: 60, fresh: 45, ageing: 10, stale: 5, on: '2026-11-22' }
    const content = figureContent('freshness', source([], { freshness }), '2026-Q3', { areaId: 'n1' })
    expect(content.sentence).toBe(
      'Am 22.11.2026 waren bei 45 von 60 veröffentlichten Angeboten (75\u00a0%) alle Angaben aktuell.',
    )
    expect(content.rows.map(([, value]) => value)).toEqual([45, 10, 5])
    expect(figureContent('freshness', source([]), '2026', {}).state).toBe('nothing')
  })
})
