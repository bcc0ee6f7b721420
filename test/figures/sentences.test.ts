/** What figures say of hand-made releases: their sentences, rows and pictures, number by number. */
import { beforeAll, describe, expect, it } from 'vitest'
import { figureContent } from '../../extension/figures/build/figure-content.ts'
import { startWords } from '../../extension/ui/words.ts'
import { source, table } from './released.ts'

beforeAll(async () => startWords('de', ['panel', 'dashboard']))

const months = (year: number, count: number, value: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`${year}-${String(at + 1).padStart(2, '0')}`, { '': value }]),
  )

describe('families referred', () => {
  it('are the number of the year, beside that of the year before', () => {
    const tables = [
      table('month:', months(2026, 12, 30)),
      table('year:', { '2025': { '': 290 }, '2026': { '': 3296 } }),
    ]
    const content = figureContent('referred', source(tables), '2026', {})
    expect(content.sentence).toBe(
      'Im Jahr 2026 wurden ca. 3.296 (±3) Familien vermittelt. Das sind mehr als in der gleichen Zeit des Jahres davor mit ca. 290 (±3).',
    )
    expect(content.title).toBe('Vermittelte Familien')
    expect(content.rows[0]).toEqual(['Januar', 30, 3, 'noch nicht veröffentlicht', ''])
    expect(content.picture).toMatchObject({ kind: 'trend', lines: [{ label: '2026' }] })
  })

  it('are added up while the year is not over, and compared month by month', () => {
    const tables = [table('month:', { ...months(2025, 12, 30), ...months(2026, 10, 31) })]
    const content = figureContent('referred', source(tables), '2026', {})
    expect(content.sentence).toBe(
      'Im Jahr 2026 wurden zusammengezählt ca. 310 (±11) Familien vermittelt (aus 10 Monaten; eine Familie zählt in jedem Monat, in dem sie vermittelt wurde). Gegenüber der gleichen Zeit des Jahres davor mit ca. 300 (±11) ist kein sicherer Unterschied zu erkennen.',
    )
    expect(content.rows.at(-1)).toEqual(['Dezember', 'noch nicht veröffentlicht', '', 30, 3])
  })

  it('are neither compared nor complete where a month is hidden, and the hidden month is null', () => {
    const tables = [table('month:', { ...months(2025, 3, 30), ...months(2026, 2, 60), '2026-03': {} })]
    const content = figureContent('referred', source(tables), '2026-Q1', {})
    expect(content.sentence).toContain('Im 1. Quartal 2026 wurden zusammengezählt ca. 120 (±5) Familien vermittelt')
    expect(content.sentence).toContain('1 Zahl ist nicht ausgewiesen und fehlt in der Summe.')
    expect(content.sentence).not.toContain('Jahres davor')
    expect(content.rows[2]).toEqual(['März', null, null, 30, 3])
    expect(content.picture).toMatchObject({ lines: [{ points: [{}, {}, { value: null }] }, {}] })
  })
})

describe('the funnel', () => {
  const stages = { referred: 120, handed_over: 97, answered: 99, accepted: 61 }

  it('never widens, and keeps a hidden stage hidden', () => {
    const content = figureContent('funnel', source([table('year:funnelStage', { '2026': stages })]), '2026', {})
    expect(content.rows.map(([, families]) => families)).toEqual([120, 97, 97, 61, null])
    expect(content.sentence).toContain('accepted ca. 61 (±3), arrived nicht ausgewiesen')
    expect(content.sentence).not.toContain('bestätigt angekommen')
  })

  it('tells the share of those handed over that arrived', () => {
    const tables = [table('year:funnelStage', { '2026': { ...stages, arrived: 50 } })]
    const { sentence, rows } = figureContent('funnel', source(tables), '2026', {})
    expect(sentence).toContain('Von den übergeleiteten Familien sind 52\u00a0% (±3) bestätigt angekommen.')
    expect(rows.at(-1)).toEqual(['arrived', 50, 3, 42])
  })
})

describe('outcomes', () => {
  it('keep what was confirmed apart from what was observed and assumed', () => {
    const cells = { arrived_confirmed: 50, arrived_observed: 20, arrived_assumed: 30, rejected: 100 }
    const content = figureContent('outcomes', source([table('year:outcome', { '2026': cells })]), '2026', {})
    expect(content.sentence).toBe(
      'Im Jahr 2026, Anteile an allen gezählten Ergebnissen: bestätigt angekommen 23\u00a0% (±4), beobachtet 9\u00a0% (±2), nur angenommen 14\u00a0% (±3). Nur bestätigtes Ankommen schließt die Kette. Eine Familie mit mehreren Vermittlungen kann mehrfach stehen.',
    )
    const row = content.picture?.kind === 'parts' ? content.picture.rows[0] : undefined
    expect(row?.parts.map(({ strength }) => strength).filter((each) => each === 'strong')).toHaveLength(1)
    expect(row?.parts.find(({ label }) => label === 'waiting')?.value).toBeNull()
    expect(content.method.join(' ')).toContain('nur angenommen hat, steht für sich und zählt nicht dazu')
  })

  it('leave open what hidden parts hold by what the network shows from', () => {
    const cells = { arrived_confirmed: 50, arrived_observed: 20, arrived_assumed: 30, rejected: 100 }
    const tables = [table('year:outcome', { '2026': cells })]
    const usual = figureContent('outcomes', source(tables), '2026', {})
    const strict = figureContent('outcomes', source(tables, { thresholds: { show: 15, base: 20 } }), '2026', {})
    expect(usual.sentence).toContain('bestätigt angekommen 23\u00a0% (±4)')
    // Six hidden cells of at most 14 instead of at most 7: between 50 of 284 and 50 of 200.
    expect(strict.sentence).toContain('bestätigt angekommen 21\u00a0% (±5)')
  })

  it('tell no share of a base below twenty', () => {
    const tables = [table('quarter:outcome', { '2026-Q1': { arrived_confirmed: 10, rejected: 9 } })]
    expect(figureContent('outcomes', source(tables), '2026-Q1', {}).state).toBe('hidden')
  })
})

describe('where the chain breaks', () => {
  const quarter = (cells: Record<string, number>) => [table('quarter:field,outcome', { '2026-Q1': cells })]
  const even = { 'health|arrived_confirmed': 600, 'health|rejected': 400 }

  it('names the weakest field where noise cannot have made it so', () => {
    const tables = quarter({
      ...even,
      'social|arrived_confirmed': 300,
      'social|rejected': 200,
      'social|unanswered': 500,
    })
    const { sentence, rows } = figureContent('breaks', source(tables), '2026-Q1', {})
    expect(sentence).toContain(
      'Handlungsfeld Soziales: bei 69\u00a0% (±2) der gezählten Ergebnisse. In den anderen zusammen sind es 40\u00a0% (±2).',
    )
    expect(sentence).toContain('ohne Antwort oder nichts bekannt 49\u00a0% (±2), abgelehnt 20\u00a0% (±1)')
    expect(rows.find(([label]) => label === 'Soziales')).toEqual(['Soziales', 1000, 6, 29, null, null, 49, 20, null])
    expect(rows.find(([label]) => label === 'Bildung')).toEqual(['Bildung', null, null, ...Array(6).fill(null)])
  })

  it('names it also where one other field comes close, for all others together do better', () => {
    const tables = quarter({
      ...even,
      'social|rejected': 600,
      'social|arrived_confirmed': 400,
      'education|rejected': 59,
      'education|arrived_confirmed': 41,
      'sport_culture_leisure|arrived_confirmed': 900,
      'sport_culture_leisure|rejected': 100,
    })
    const { sentence } = figureContent('breaks', source(tables), '2026-Q1', {})
    expect(sentence).toMatch(/Handlungsfeld (Soziales|Bildung): bei \d+\u00a0% .* In den anderen zusammen/)
  })

  it('draws and names no share that hidden parts of a stricter network leave open', () => {
    const tables = quarter({ 'health|rejected': 60, 'health|arrived_confirmed': 40 })
    const strict = { thresholds: { show: 60, base: 60 } }
    expect(figureContent('breaks', source(tables), '2026-Q1', {}).sentence).toContain('Gesundheit reißt die Kette bei')
    expect(figureContent('breaks', source(tables, strict), '2026-Q1', {}).state).toBe('hidden')
  })

  it('names none where fields lie closer than that', () => {
    const tables = quarter({ ...even, 'social|arrived_confirmed': 580, 'social|rejected': 420 })
    const { sentence } = figureContent('breaks', source(tables), '2026-Q1', {})
    expect(sentence).toBe('Im 1. Quartal 2026: Kein Handlungsfeld hebt sich sicher von den anderen ab.')
  })
})

describe('flows', () => {
  it('draw what is shown, and what else leaves a field', () => {
    const tables = [
      table('year:linkFrom,linkTo', { '2026': { 'health|social': 40, 'social|education': 20 } }),
      table('year:linkFrom', { '2026': { health: 100, social: 15, education: 30, integration: 21 } }),
    ]
    const { sentence, picture, columns, rows } = figureContent('flows', source(tables), '2026', {})
    expect(sentence).toContain(
      'häufigste weitere Weg vom Handlungsfeld health ins Handlungsfeld social: ca. 40 (±3) Familien',
    )
    // By noise more ways of social are shown than there are families: nothing is left of it.
    expect(sentence).toContain('Auf übrigen und nicht ausgewiesenen Wegen: ca. 111 (±7).')
    expect(columns).toHaveLength(4)
    expect(rows.filter(([, to]) => to === 'übrige und nicht ausgewiesene')).toEqual([
      ['health', 'übrige und nicht ausgewiesene', 60, 5],
      ['education', 'übrige und nicht ausgewiesene', 30, 3],
      ['integration', 'übrige und nicht ausgewiesene', 21, 3],
    ])
    expect(picture).toEqual({
      kind: 'flows',
      links: [
        { from: 'health', to: 'social', value: 40 },
        { from: 'social', to: 'education', value: 20 },
      ],
      rests: [
        { from: 'health', value: 60 },
        { from: 'education', value: 30 },
        { from: 'integration', value: 21 },
      ],
    })
  })

  it('name a field once where the most frequent way stays in it', () => {
    const tables = [table('year:linkFrom,linkTo', { '2026': { 'health|health': 40, 'health|social': 20 } })]
    expect(figureContent('flows', source(tables), '2026', {}).sentence).toBe(
      'Im Jahr 2026 blieb der häufigste weitere Weg im Handlungsfeld health: ca. 40 (±3) Familien.',
    )
  })

  it('say nothing of a rest that noise can have made, of a hidden field, and of other fields than the chosen', () => {
    const tables = [
      table('year:linkFrom,linkTo', { '2026': { 'health|social': 40, 'education|health': 20 } }),
      table('year:linkFrom', { '2026': { health: 45, social: 60 } }),
    ]
    const { sentence, rows } = figureContent('flows', source(tables), '2026', { field: 'health' })
    expect(sentence).not.toContain('übrigen')
    expect(rows.filter(([, to]) => to === 'übrige und nicht ausgewiesene')).toEqual([])
  })
})

describe('the matrix', () => {
  it('adds up quarters and says what is most', () => {
    const tables = [
      table('quarter:phase,field', {
        '2026-Q1': { 'kita|health': 20, 'not_recorded|health': 90 },
        '2026-Q2': { 'kita|health': 22 },
      }),
    ]
    const content = figureContent('matrix', source(tables), '2026', {})
    expect(content.sentence).toContain(
      'in der Lebensphase „kita“ ins Handlungsfeld „Gesundheit“ vermittelt: ca. 42 (±5) Familien',
    )
    expect(content.sentence).toContain('Ausgewiesen sind 2 von 56 Verbindungen.')
    expect(content.rows.find(([label]) => label === 'kita')).toEqual(['kita', null, 42, null, null, null, null, null])
    expect(content.method).toContain(
      'Zusammengezählt aus Quartalen: 2 von 4 sind veröffentlicht. Eine Familie zählt in jedem Quartal, in dem sie vorkommt.',
    )
  })
})
