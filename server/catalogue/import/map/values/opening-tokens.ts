/** Cuts a text of opening hours into days, hours and remarks; every word must be known. */

export type Token =
  | { kind: 'days'; days: number[] }
  | { kind: 'hours'; opens: string; closes: string }
  /** "Fr. bis 13 Uhr": begins as on the days before. */
  | { kind: 'until'; closes: string }
  /** Day and night. */
  | { kind: 'always' }
  | { kind: 'closed' }
  /** In brackets: belongs to the hours before it. */
  | { kind: 'remark'; text: string }
  /** Harmless for the hours, but to be kept: "und nach Vereinbarung". */
  | { kind: 'beside' }
  | { kind: 'break' }
  | { kind: 'filler' }

const dayNames = [
  'mo(?:n(?:tags?|days?)?)?',
  'di(?:e(?:nstags?)?)?|tu(?:e(?:s(?:days?)?)?)?',
  'mi(?:t(?:twochs?)?)?|we(?:d(?:nesdays?)?)?',
  'do(?:n(?:nerstags?)?)?|th(?:u(?:r(?:s(?:days?)?)?)?)?',
  'fr(?:e(?:itags?)?|i(?:days?)?)?',
  'sa(?:m(?:stags?)?|t(?:urdays?)?)?|sonnabends?',
  'so(?:n(?:ntags?)?)?|su(?:n(?:days?)?)?',
]
const edge = '(?![\\p{L}\\p{N}])'
const anyDay = `(?:${dayNames.join('|')})${edge}\\.?`
const dash = '\\s*(?:[-–—−]|\\bbis\\b|\\bto\\b|\\bthrough\\b)\\s*'
const comma = '\\s*(?:,|\\+|&|/|\\bund\\b|\\bu\\.|\\bu\\b|\\bsowie\\b|\\band\\b)\\s*'
const time = '(\\d{1,2})(?:[:.](\\d{2}))?(?!\\d)(?:\\s*(?:uhr|h)(?!\\p{L}))?'

type Shape = readonly [RegExp, (match: readonly (string | undefined)[]) => Token | undefined]

/** Tried in this order at every position; all are anchored there. */
const shapes: readonly Shape[] = [
  [at('\\(([^()]*)\\)'), ([, text = '']) => bracket(text.trim())],
  [at('24\\s*/\\s*7'), () => ({ kind: 'always' })],
  [
    at(
      `(?:24\\s*(?:stunden|std\\.?|h(?:ours|rs)?)|rund\\s+um\\s+die\\s+uhr|tag\\s+und\\s+nacht|day\\s+and\\s+night|durchgehend\\s+geöffnet)${edge}`,
    ),
    () => ({ kind: 'always' }),
  ],
  [at(`${anyDay}(?:(?:${dash}|${comma})${anyDay})*`), ([days = '']) => daysToken(days)],
  [
    at(`(?:täglich|tgl\\.|tägl\\.|jeden\\s+tag|alle\\s+tage|daily|every\\s+day)`),
    () => ({ kind: 'days', days: [1, 2, 3, 4, 5, 6, 7] }),
  ],
  [
    at(`(?:wochentags|werktags|werktäglich|an\\s+werktagen|weekdays)${edge}`),
    () => ({ kind: 'days', days: [1, 2, 3, 4, 5] }),
  ],
  [at(`(?:am\\s+)?(?:wochenenden?|weekends?)${edge}`), () => ({ kind: 'days', days: [6, 7] })],
  [at(`(?:von\\s+|from\\s+)?${time}${dash}${time}`), ([, h1, m1, h2, m2]) => hours(clock(h1, m1), clock(h2, m2))],
  [at(`(?:bis|until)\\s+${time}`), ([, h, m]) => until(clock(h, m))],
  [at(`(?:geschlossen|geschl\\.|zu|closed)${edge}`), () => ({ kind: 'closed' })],
  [
    at(
      `(?:(?:und|u\\.|oder|sowie|bzw\\.|ansonsten|sonst|außerdem|weitere)\\s+)*(?:(?:weitere\\s+)?(?:termine?|zeiten|sprechzeiten|gespräche|beratung(?:en|stermine)?)\\s+)?(?:(?:nur\\s+)?(?:telefonisch(?:er)?|persönlich(?:er)?|vorheriger|individuell(?:er)?|jederzeit)\\s+)*(?:nach\\s+(?:(?:telefonischer|vorheriger|individueller|persönlicher)\\s+)?(?:vereinb(?:arung|\\.)?|absprache|abspr\\.?|terminvereinbarung|anmeldung)|n\\.\\s?v\\.|by\\s+appointment)(?:\\s+möglich)?`,
    ),
    () => ({ kind: 'beside' }),
  ],
  [at('[;\\n|]'), () => ({ kind: 'break' })],
  [
    at(
      `(?:uhr|von|jeweils|immer|geöffnet|jeden|jede|am|an|und|u\\.|sowie|and|from|zwischen|öffnungszeiten|sprechzeiten|sprechstunden?|bürozeiten|opening\\s+hours|vormittags|nachmittags|vorm\\.|nachm\\.|offen|open)${edge}`,
    ),
    () => ({ kind: 'filler' }),
  ],
  [at('[\\s,.:/+&-]+'), () => ({ kind: 'filler' })],
]

const onlyDays = new RegExp(`^${anyDay}(?:(?:${dash}|${comma})${anyDay})*$`, 'iu')

/** Undefined when the text holds anything that is not known. */
export function tokensOf(written: string): Token[] | undefined {
  const tokens: Token[] = []
  let position = 0
  while (position < written.length) {
    const found = tokenAt(written, position)
    if (found === undefined) return undefined
    if (found.token.kind !== 'filler') tokens.push(found.token)
    position = found.end
  }
  return tokens
}

function tokenAt(written: string, position: number): { token: Token; end: number } | undefined {
  for (const [shape, tokenOf] of shapes) {
    shape.lastIndex = position
    const match = shape.exec(written)
    if (match === null || match[0] === '') continue
    const token = tokenOf(match)
    if (token !== undefined) return { token, end: position + match[0].length }
  }
  return undefined
}

/** Days in brackets are days, everything else is a remark. */
function bracket(text: string): Token {
  return onlyDays.test(text) ? daysToken(text) : { kind: 'remark', text }
}

function daysToken(text: string): Token {
  const names = [...text.matchAll(new RegExp(`${comma}|${dash}|${anyDay}`, 'giu'))].map(([part]) => part)
  const days: number[] = []
  let joined = false
  for (const name of names) {
    const day = dayOf(name)
    if (day === undefined) {
      joined = new RegExp(`^${dash}$`, 'iu').test(name)
      continue
    }
    const last = days.at(-1)
    if (joined && last !== undefined) days.push(...span(last, day))
    else days.push(day)
    joined = false
  }
  return { kind: 'days', days: [...new Set(days)] }
}

function dayOf(name: string): number | undefined {
  const at = dayNames.findIndex((names) => new RegExp(`^(?:${names})\\.?$`, 'iu').test(name.trim()))
  return at < 0 ? undefined : at + 1
}

/** The days after the first up to the last; "Fr–Mo" goes over the week's end. */
function span(first: number, last: number): number[] {
  const days: number[] = []
  for (let day = first; day !== last; ) {
    day = (day % 7) + 1
    days.push(day)
  }
  return days
}

/** Sticky, and never in the middle of a word. */
function at(body: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}](?=[\\p{L}\\p{N}]))(?:${body})`, 'iuy')
}

function clock(hour: string | undefined, minute: string | undefined): string | undefined {
  const text = `${(hour ?? '').padStart(2, '0')}:${minute ?? '00'}`
  return /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text) ? text : undefined
}

function hours(opens: string | undefined, closes: string | undefined): Token | undefined {
  if (opens === undefined || closes === undefined) return undefined
  return { kind: 'hours', opens, closes: midnight(closes) }
}

function until(closes: string | undefined): Token | undefined {
  return closes === undefined ? undefined : { kind: 'until', closes: midnight(closes) }
}

/** Midnight as an end is 24:00. */
function midnight(closes: string): string {
  return closes === '00:00' ? '24:00' : closes
}
