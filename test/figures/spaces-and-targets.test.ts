/** Social spaces, pilot areas, targets and the directory: what hand-made releases make of them. */
import { beforeAll, describe, expect, it } from 'vitest'
import { figureContent } from '../../extension/figures/build/figure-content.ts'
import { startWords } from '../../extension/ui/words.ts'
import type { Target } from '../../shared/target.ts'
import { areas, source, table } from './released.ts'

beforeAll(async () => startWords('de', ['panel', 'dashboard']))

const year = (cells: Record<string, number>) => ({ '2026': cells })

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
