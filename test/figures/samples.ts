/** A figure of every kind with invented numbers, some of them hidden, and with names as long as they come. */
import type { FigureContent, Picture, Shown } from '../../extension/figures/content.ts'

export const sentenceOf = (title: string) =>
  `${title}: Im Jahr 2026 wurden ca. 482 Familien vermittelt, etwas mehr als im Jahr davor (ca. 455).`
const spaces = ['Altstadt', 'Neustadt-Süd', 'Bergviertel', 'Am Hafen', 'Westliche Vorstadt', 'Nordend']
const fields = [
  'Gesundheit',
  'Bildung und Betreuung',
  'Frühe Hilfen',
  'Teilhabe, Wohnen, materielle Sicherung',
  'Beratung',
]
const hidden: Shown = { value: null }
const about = (value: number, pm = 3): Shown => ({ value, pm })
const square = (x: number, y: number, wide = 0.02) => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + wide, y + 0.004],
      [x + wide * 0.9, y + 0.014],
      [x + 0.003, y + 0.012],
      [x, y],
    ],
  ],
})

function months(numbers: readonly (number | null)[]) {
  return numbers.map((value, at) => {
    const period = `2026-${String(at + 1).padStart(2, '0')}`
    return { period, label: `${String(at + 1).padStart(2, '0')}/2026`, ...(value === null ? hidden : about(value)) }
  })
}

export const pictures = {
  trend: {
    kind: 'trend',
    unit: 'Familien',
    lines: [{ label: '2026', points: months([34, 41, 38, null, null, 29, 44, 52, 48, null, 61, 57]) }],
  },
  'trend of two': {
    kind: 'trend',
    unit: 'Familien',
    lines: [
      { label: '4. Quartal 2026', points: months([34, 41, 38, null, 44, 52]) },
      { label: '4. Quartal 2025', points: months([null, 22, null, 31, 30, 36]) },
    ],
  },
  bars: {
    kind: 'bars',
    unit: 'je 1.000 Kinder',
    bars: [
      { label: 'Entwicklungsverzögerung oder Sorge um die Sprachentwicklung', ...about(84) },
      { label: 'Belastung durch Trennung', note: 'ca. 412 Familien (± 3), davon 61 % angekommen', ...about(41) },
      { label: 'Wohnen', ...hidden },
      { label: 'Überlastung', ...about(12) },
    ],
  },
  parts: {
    kind: 'parts',
    rows: ['1. Quartal 2026', '2. Quartal 2026', '3. Quartal 2026'].map((label, at) => ({
      label,
      parts: [
        { label: 'angekommen (bestätigt)', strength: 'strong' as const, ...about(38 + at, 1) },
        { label: 'angekommen (beobachtet)', strength: 'strong' as const, ...about(12, 1) },
        { label: 'angekommen (nur angenommen)', strength: 'weak' as const, ...about(9, 1) },
        { label: 'auf der Warteliste', strength: 'weak' as const, ...(at === 1 ? hidden : about(8, 1)) },
        { label: 'abgelehnt', strength: 'broken' as const, ...about(7, 1) },
        { label: 'abgebrochen', strength: 'broken' as const, ...(at === 1 ? hidden : about(6, 1)) },
        { label: 'ohne Antwort', strength: 'none' as const, ...about(14 - at, 1) },
        { label: 'nichts bekannt', strength: 'none' as const, ...about(6, 1) },
      ],
    })),
  },
  'parts of one': {
    kind: 'parts',
    rows: [
      {
        label: 'Gesundheit',
        parts: [
          { label: 'angekommen', strength: 'strong', ...about(51) },
          { label: 'unbelegt', strength: 'weak', ...about(20) },
          { label: 'abgelehnt', strength: 'broken', ...hidden },
          { label: 'ohne Antwort', strength: 'none', ...about(17) },
        ],
      },
    ],
  },
  funnel: {
    kind: 'funnel',
    unit: 'Familien',
    stages: [
      { label: 'vermittelt', ...about(482) },
      { label: 'übergeleitet', ...about(390) },
      { label: 'beantwortet', ...about(312) },
      { label: 'zugesagt', ...about(241) },
      { label: 'angekommen', ...hidden },
    ],
  },
  matrix: {
    kind: 'matrix',
    rows: spaces,
    columns: fields,
    cells: spaces.map((_, row) =>
      fields.map((_each, column) => ((row + column) % 4 === 3 ? hidden : about(8 + row * 7 + column * 3))),
    ),
  },
  flows: {
    kind: 'flows',
    links: [
      { from: 'Gesundheit', to: 'Frühe Hilfen', value: 62 },
      { from: 'Gesundheit', to: 'Beratung', value: 21 },
      { from: 'Bildung und Betreuung', to: 'Beratung', value: 34 },
      { from: 'Bildung und Betreuung', to: 'Gesundheit', value: 12 },
      { from: 'Teilhabe, Wohnen, materielle Sicherung', to: 'Beratung', value: 28 },
      { from: 'Teilhabe, Wohnen, materielle Sicherung', to: 'Teilhabe, Wohnen, materielle Sicherung', value: 9 },
    ],
    rests: [
      { from: 'Gesundheit', value: 18 },
      { from: 'Teilhabe, Wohnen, materielle Sicherung', value: 11 },
    ],
  },
  map: {
    kind: 'map',
    unit: 'je 1.000 Kinder',
    areas: spaces.map((label, at) => ({
      id: `space-${at}`,
      label,
      geometry: square(7 + (at % 3) * 0.022, 51 + Math.floor(at / 3) * 0.0145),
      ...(at === 4 ? hidden : about(12 + at * 9)),
    })),
  },
  scatter: {
    kind: 'scatter',
    xLabel: 'Kinder in Haushalten mit Grundsicherung (%)',
    yLabel: 'Familien je 1.000 Kinder',
    points: spaces.map((label, at) => ({
      label,
      x: 8 + at * 5.5,
      ...(at === 2 ? hidden : about(20 + ((at * 17) % 40))),
    })),
  },
  days: {
    kind: 'days',
    bins: ['0–2', '3–6', '7–13', '14–20', '21–27', '28–41', '42–55', '56–89', '90–200'].map((label, at) => ({
      label: `${label} Tage`,
      ...([1, 8].includes(at) ? hidden : about([9, 0, 26, 61, 48, 44, 22, 12, 0][at] ?? 0)),
    })),
    median: 24,
  },
  targets: {
    kind: 'targets',
    rows: [
      {
        label: 'Familien in Frühen Hilfen im Nordend',
        goal: 'Der Kreistag will bis Ende 2027 mehr Familien vor der Geburt erreichen.',
        baseline: 120,
        actual: about(152),
        target: 180,
        unit: 'Familien',
        dueOn: '31.12.2027',
      },
      { label: 'Anteil bestätigt angekommen', actual: about(48, 2), target: 40, unit: '%', dueOn: '30.06.2026' },
      { label: 'Familien Am Hafen', baseline: 40, actual: hidden, target: 60, unit: 'Familien', dueOn: '31.12.2026' },
    ],
  },
} satisfies Record<string, Picture>

/** A whole figure round a picture; its title names the kind. */
export function figureOf(title: string, picture: Picture): FigureContent {
  return {
    figure: 'referred',
    title,
    sentence: sentenceOf(title),
    state: 'shown',
    method: ['Gezählt werden verschiedene Familien.', 'Jede Zahl liegt in 96 von 100 Fällen höchstens um 3 daneben.'],
    columns: [
      { label: 'Zeitraum', numeric: false },
      { label: 'Familien', numeric: true },
    ],
    rows: [
      ['2025', 455],
      ['2026', null],
    ],
    picture,
  }
}

export const samples: FigureContent[] = [
  ...Object.entries(pictures).map(([title, picture]) => figureOf(title, picture)),
  ...(['empty', 'hidden', 'no_table'] as const).map((state) => {
    const { picture: _, ...bare } = figureOf(state, pictures.trend)
    return { ...bare, state, columns: [], rows: [] }
  }),
]
