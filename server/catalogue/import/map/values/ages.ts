/**
 * Ages as offices write them, in months: `ab 6 Monate bis 3 Jahre`, `0-3`, `U3`, `ab Geburt`, `Klasse 1-4`. `from` is
 * inclusive (negative before birth), `to` exclusive.
 *
 * An end in years includes that year ("bis 12": who is twelve may come), except 3 and 6: there the field's bands meet
 * (0–3 crèche, 3–6 day-care centre), so they end with the third and sixth birthday. "unter 12" ends with the twelfth.
 * An end in months is that month's beginning.
 */
import { lifePhases } from '../../../../../shared/codes/life-phase.ts'
import { fold } from '../../../../../shared/text/fold.ts'
import { numberOf } from './number.ts'

export type Ages = { from?: number; to?: number }

const youngest = -9
/** The end of the chain: offers for later ages exist, but not here. */
const oldest = 324
const adult = 216
const schoolEntry = lifePhases.find(({ code }) => code === 'kita')?.ageToMonths ?? 78
/** A longer text is a description. */
const longest = 200
const firstGradeAge = 6
const lastGrade = 13
const bandEnds: readonly number[] = [3, 6]

/** Undefined when the text is no statement of ages; an empty one when it says "for all ages". */
export function agesOf(written: string): Ages | undefined {
  if (written.length > longest) return undefined
  const text = plain(written)
  const ages = wordOf(text) ?? gradesOf(text) ?? boundedOf(text)
  if (ages === undefined) return undefined
  const { from, to } = ages
  if (from !== undefined && (from < youngest || from >= oldest)) return undefined
  if (to !== undefined && to <= (from ?? youngest)) return undefined
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to: Math.min(to, oldest) }) }
}

/** The last year of an age, as a column of its own says it, as the exclusive end in months. */
export function endOfYears(written: string): number | undefined {
  const years = numberOf(written)
  if (years === undefined || years < 0) return undefined
  return Math.min(Math.floor(years + 1) * 12, oldest)
}

const fillers =
  /^(?:(?:fur|kinder(?:n)?|jugendliche[nr]?|junge\s+menschen|familien|babys?|sauglinge|mit|und|u\.|im|in|alter|altersgruppe|alters(?:spanne|bereich)|ca\.?|etwa|zirka|circa|von|aged?|the|ages)(?::|\s+|$))+/

/** One spelling: folded, one kind of dash, without the words that say only that these are ages. */
function plain(written: string): string {
  const lower = written
    .toLowerCase()
    .replace(/\b(?:ü|ue)\s*-?\s*(?=\d)/g, 'uber ')
    .replace(/(?<!\p{L})ü\s*-?\s*(?=\d)/gu, 'uber ')
  const text = fold(
    lower
      .replace(/[‐-―−~]/g, '-')
      .replace(/≥/g, 'ab ')
      .replace(/[<≤]/g, 'unter ')
      .replace(/>/g, 'ab '),
  )
    .replace(/\s+/g, ' ')
    .replace(/[.,;:]$/, '')
    .trim()
  const bare = text.replace(fillers, '').trim()
  return bare === '' ? text : bare
}

const words: readonly (readonly [RegExp, Ages])[] = [
  [
    /^(?:all(?:e|es|er)?( altersgruppen| altersstufen| alter)?|jedes alter|alle|keine alters\w+|ohne alters\w+|all ages|any age)$/,
    {},
  ],
  [/^uber 3(?: jahre)?$/, { from: 36, to: schoolEntry }],
  [/^(?:der )?schwanger\w*$|^werdende (?:eltern|mutter|vater)$|^pregnan\w*$/, { from: youngest, to: 0 }],
  [/^(?:der )?schwanger\w*,? (?:und|u\.|\/) (?:geburt|wochenbett)$/, { from: youngest, to: 12 }],
  [/^(?:sauglings?|baby)(?:e|alter|s)?$/, { from: 0, to: 12 }],
  [/^kleinkind\w*$/, { from: 12, to: 36 }],
  [/^krippen\w*$/, { from: 0, to: 36 }],
  [/^(?:kita|kindergarten)-?(?:alter|kind(?:er)?)$/, { from: 36, to: schoolEntry }],
  [/^vorschul\w*$/, { from: 60, to: schoolEntry }],
  [/^grundschul\w*$/, { from: 72, to: 126 }],
]

function wordOf(text: string): Ages | undefined {
  const [, limit] = /^u ?-?(\d{1,2})(?: jahre)?$/.exec(text) ?? []
  if (limit !== undefined) return { from: 0, to: Number(limit) * 12 }
  return words.find(([shape]) => shape.test(text))?.[1]
}

function gradesOf(text: string): Ages | undefined {
  const grade = String.raw`(\d{1,2})\.?`
  const range = String.raw`${grade}(?: ?(?:-|bis|und|to|\/) ?(?:zur |klasse )?${grade})?`
  const [, first, last = first] =
    new RegExp(`^(?:ab |der |die )?(?:klassen?|kl\\.?|jahrgang(?:sstufen?)?|jgst\\.?|grades?) ?${range}$`).exec(text) ??
    new RegExp(`^(?:ab |der |die )?${range} ?(?:klassen?|kl\\.?|klassler\\w*|schuljahr)$`).exec(text) ??
    []
  if (first === undefined || last === undefined) return undefined
  const [from, to] = [Number(first), Number(last)]
  if (from < 1 || to < from || to > lastGrade) return undefined
  const open = /^ab /.test(text) && first === last
  return { from: (from + firstGradeAge - 1) * 12, ...(!open && { to: (to + firstGradeAge) * 12 }) }
}

type Bound = { amount: number; unit: 'years' | 'months' | 'bare' | 'point' }

const separators = / ?(?:-|bis(?: zu[mr]?| einschliesslich| einschl\.?)?|\bund\b|\bto\b) ?/g
const below = /^(?:unter |bis (?:unter|vor|zu unter) |vor |under |u)/

function boundedOf(text: string): Ages | undefined {
  const upward =
    /^(?:ab|von|ab dem|uber|alter als|mindestens|from|over) (.+?)(?: an| aufwarts)?$/.exec(text)?.[1] ??
    /^(.+?) ?(?:\+|und alter|plus|aufwarts)$/.exec(text)?.[1]
  const open = upward === undefined ? undefined : boundOf(upward)
  if (open !== undefined) return { from: beginOf(open, 'years') }
  if (below.test(text)) {
    const limit = boundOf(text.replace(below, ''))
    return limit === undefined ? undefined : { to: beginOf(limit, 'years') }
  }
  const downward = /^(?:bis(?: zu[mr]?)?|max(?:imal|\.)?|hochstens|to|up to) (.+)$/.exec(text)?.[1]
  const limit = downward === undefined ? undefined : boundOf(downward)
  if (limit !== undefined) return { to: endOf(limit, 'years') }
  for (const { index, 0: separator } of text.matchAll(separators)) {
    const ages = between(text.slice(0, index), text.slice(index + separator.length))
    if (ages !== undefined) return ages
  }
  const only = boundOf(text)
  if (only === undefined || only.unit === 'bare') return undefined
  if (only.unit === 'point') return { from: only.amount }
  return { from: beginOf(only, 'years'), to: beginOf(only, 'years') + (only.unit === 'months' ? 1 : 12) }
}

function between(left: string, right: string): Ages | undefined {
  const first = boundOf(left.replace(/^(?:ab|von|zwischen|from|between|ab dem|vom) /, ''))
  const under = below.test(`${right} `)
  const last = boundOf(right.replace(below, '').replace(/^(?:zu[mr]?|einschl\w*\.?|inkl\.?) /, ''))
  if (first === undefined || last === undefined) return undefined
  // "6-36 Monate": the unit stands once; "6 Monate bis 3" can only mean years, "6 Monate bis 12" may mean either.
  if (first.unit === 'months' && last.unit === 'bare' && last.amount > first.amount) return undefined
  const unit = last.unit === 'months' ? 'months' : 'years'
  return { from: beginOf(first, unit), to: under ? beginOf(last, 'years') : endOf(last, 'years') }
}

const points: readonly (readonly [RegExp, number])[] = [
  [/^(?:der )?(?:geburt|neugeboren\w*|birth)(?: an)?$/, 0],
  [/^(?:der |beginn der )?schwanger\w*(?: an)?$/, youngest],
  [
    /^(?:zum?r? |beginn der )?(?:schuleintritt|schuleintrittsalter|einschulung|schulbeginn|schulanfang|schulpflicht|schulalter|school entry)$/,
    schoolEntry,
  ],
  [/^(?:zur )?(?:volljahrigkeit|adulthood)$/, adult],
]

function boundOf(text: string): Bound | undefined {
  const point = points.find(([shape]) => shape.test(text.trim()))
  if (point !== undefined) return { amount: point[1], unit: 'point' }
  const [, number = '', ordinal, unit] =
    /^(?:dem |zum )?(\d{1,3}(?:[.,]\d)?)(\.)? ?-?(?:(lebensjahr\w*|jahr\w*|jhr?\.?|j\.?|y(?:ea)?rs?|monat\w*|mon\.?|mo\.?|m\.?|months?)(?: alt\w*| old)?)?$/.exec(
      text.trim(),
    ) ?? []
  const amount = numberOf(number)
  if (amount === undefined) return undefined
  if (unit === undefined) return ordinal === undefined ? { amount, unit: 'bare' } : undefined
  if (unit.startsWith('m')) return { amount, unit: 'months' }
  // The sixth year of life is the one before the sixth birthday.
  return { amount: unit.startsWith('leb') ? amount - 1 : amount, unit: 'years' }
}

function beginOf({ amount, unit }: Bound, bare: 'years' | 'months'): number {
  const counted = unit === 'bare' ? bare : unit
  return Math.round(counted === 'years' ? amount * 12 : amount)
}

function endOf(bound: Bound, bare: 'years' | 'months'): number {
  const { amount, unit } = bound
  const whole = (unit === 'years' || (unit === 'bare' && bare === 'years')) && Number.isInteger(amount)
  return whole && !bandEnds.includes(amount) ? (amount + 1) * 12 : beginOf(bound, bare)
}
