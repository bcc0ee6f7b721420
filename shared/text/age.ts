/**
 * Ages in a query: "7 Monate", "4;6" (years;months, as paediatricians write), "2,5 Jahre", "dreijährig",
 * "SSW 30", "3. Klasse", "Neugeborenes", or a bare "17". In months, negative before birth.
 */
import { type LifePhase, lifePhases } from '../codes/life-phase.ts'
import { fold } from './fold.ts'

export type AgeReading = { text: string; ageMonths: number; lifePhase: LifePhase }

const numberWords: Readonly<Record<string, number>> = {
  ein: 1,
  eine: 1,
  einem: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  funf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwolf: 12,
  dreizehn: 13,
  vierzehn: 14,
  funfzehn: 15,
  sechzehn: 16,
  siebzehn: 17,
  achtzehn: 18,
  anderthalb: 1.5,
  eineinhalb: 1.5,
  zweieinhalb: 2.5,
  dreieinhalb: 3.5,
  viereinhalb: 4.5,
  halb: 0.5,
  halbes: 0.5,
}
const amount = `(\\d{1,2}(?:[.,]\\d)?|${Object.keys(numberWords).join('|')})`
const edge = '(?![\\p{L}\\p{N}])'
const begin = '(?<![\\p{L}\\p{N}§.,;])'
const weeksAMonth = 4.345
const youngestSchoolYear = 6
const counted =
  'kind|kinder|kindern|personen|geschwister|mal|x|uhr|stunden?|std|euro|prozent|%|€|zimmer|paar|tage|jungs|madchen|schulden|mutter|frauen|sgb|wochen'

type Rule = { shape: RegExp; months: (first: string, second: string) => number }

const rules: Rule[] = [
  { shape: rule(`ssw\\s*(\\d{1,2})(?:\\s*\\+\\s*\\d)?${edge}`), months: (week) => beforeBirth(Number(week)) },
  {
    shape: rule(`(\\d{1,2})\\.?\\s*(?:ssw|schwangerschaftswoche|woche schwanger)${edge}`),
    months: (week) => beforeBirth(Number(week)),
  },
  {
    shape: rule(`(\\d{1,2})\\.?\\s*(?:monat schwanger|schwangerschaftsmonat)${edge}`),
    months: (month) => Math.min(-1, Number(month) - 10),
  },
  { shape: rule(`(\\d{1,2});(\\d{1,2})${edge}`), months: (years, months) => Number(years) * 12 + Number(months) },
  {
    shape: rule(
      `${amount}\\s*-?\\s*(?:jahr(?:e|en|es)?|jahrig(?:e|en|er|es)?|j\\.?|jhr\\.?|years?)(?:\\s*alt(?:e|er|es)?)?${edge}`,
    ),
    months: (years) => amountOf(years) * 12,
  },
  {
    shape: rule(
      `${amount}\\s*-?\\s*(?:monat(?:e|en)?|monatig(?:e|er|es)?|mon\\.?|months?)(?:\\s*alt(?:e|er|es)?)?${edge}`,
    ),
    months: amountOf,
  },
  {
    shape: rule(`${amount}\\s*-?\\s*(?:wochen?|wochig(?:e|er|es)?)\\s*(?:alt(?:e|er|es)?|baby)${edge}`),
    months: (weeks) => amountOf(weeks) / weeksAMonth,
  },
  { shape: rule(`${amount}\\s*-?\\s*tage\\s*(?:alt(?:e|er|es)?|baby)${edge}`), months: () => 0 },
  { shape: rule(`klasse\\s*(\\d{1,2})${edge}`), months: (grade) => (Number(grade) + youngestSchoolYear) * 12 },
  {
    shape: rule(`(\\d{1,2})\\.?\\s*klassler(?:in)?${edge}|(\\d{1,2})\\.?\\s*klasse${edge}`),
    months: (grade, other) => (Number(grade || other) + youngestSchoolYear) * 12,
  },
  { shape: rule(`(neugeboren(?:e|es|en|er)?)${edge}`), months: () => 0 },
  {
    shape: rule(`(\\d{1,2})(?!\\s*(?:${counted})${edge})(?![\\p{L}\\p{N}.,;:%€])`),
    months: (years) => Number(years) * 12,
  },
]

function rule(body: string): RegExp {
  return new RegExp(begin + body, 'u')
}

/** The first age in a text and the text without it; no age leaves the text as it is. */
export function readAge(text: string): { age?: AgeReading; rest: string } {
  const folded = foldKeepingLength(text)
  for (const { shape, months } of rules) {
    const match = shape.exec(folded)
    if (match === null) continue
    const ageMonths = Math.floor(months(match[1] ?? '', match[2] ?? ''))
    if (!Number.isFinite(ageMonths) || ageMonths < -9 || ageMonths >= 324) continue
    const end = match.index + match[0].length
    const age = { text: text.slice(match.index, end).trim(), ageMonths, lifePhase: phaseAt(ageMonths) }
    return { age, rest: `${text.slice(0, match.index)} ${text.slice(end)}` }
  }
  return { rest: text }
}

/** The life phase a child of this age is in; at the edges the earlier one ends where the next begins. */
export function phaseAt(ageMonths: number): LifePhase {
  return lifePhases.find((phase) => ageMonths < phase.ageToMonths)?.code ?? 'school_to_work'
}

function amountOf(written: string): number {
  return numberWords[written] ?? Number(written.replace(',', '.'))
}

function beforeBirth(week: number): number {
  return Math.max(-9, Math.min(-1, Math.round((week - 40) / weeksAMonth)))
}

/** Folding may shorten a word ("fünf" → "funf" keeps, "fuenf" does not); positions need equal length. */
function foldKeepingLength(text: string): string {
  return Array.from(text, (letter) => {
    const folded = fold(letter)
    return folded.length === letter.length ? folded : letter.toLowerCase().slice(0, letter.length).padEnd(letter.length)
  }).join('')
}
