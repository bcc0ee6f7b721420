/** Titles and descriptions, put together from the sentences of an offer's kind. */
import { codeLabel, type Language } from '../../shared/codes/index.ts'
import type { OfferKind } from './kinds/index.ts'
import type { Random } from './random.ts'

/** What placeholders stand for. */
type Setting = { place: string; town: string; org: string }

/** Descriptions keep to this many words. */
const descriptionWords = { least: 30, most: 80 } as const

/** The title of the `at`-th offer of a kind. Titles and own names take turns, so that all occur. */
export function titleOf(kind: OfferKind, at: number, setting: Setting): string {
  const [title] = pinned(turn(kind.titles, at))
  const rounds = Math.floor(at / kind.titles.length)
  return filled(title.replaceAll('{name}', turn(kind.names ?? [setting.place], at + rounds)), setting)
}

/** Neutral sentences an office might add; none of them speaks of another kind of offer. */
const asidesAnywhere = [
  'Das Team besteht aus vier Fachkräften mit langer Erfahrung.',
  'Seit über zwanzig Jahren gibt es uns in {town}.',
  'Gefördert wird das Angebot vom Kreis Musterland.',
  'Bei Verhinderung bitte kurz absagen.',
] as const

/** For offers to which one comes. */
const asidesOnSite = [
  'Die Räume liegen im Erdgeschoss und sind stufenlos erreichbar.',
  'Die Bushaltestelle ist nur wenige Schritte entfernt.',
  'Parkplätze gibt es hinter dem Gebäude.',
  'An Feiertagen bleibt geschlossen.',
  'Der Eingang liegt im Hof, bitte dem gelben Schild folgen.',
  'Wer den Weg nicht allein schafft, sagt uns Bescheid, wir finden eine Lösung.',
  'Zu finden sind wir in {place}, gleich neben dem Marktplatz.',
] as const

const languageFrames = [
  (names: string) => `Verständigen können wir uns auch auf ${names}.`,
  (names: string) => `Im Team wird außerdem ${names} gesprochen.`,
  (names: string) => `Auf Wunsch auch auf ${names}.`,
] as const

/** Languages that are named in a sentence; the others stand in their field alone. */
const unspoken: readonly Language[] = ['de', 'gsg', 'de-x-leicht']

/** The description of the `at`-th offer of a kind: 30 to 80 words. */
export function descriptionOf(
  source: Random,
  kind: OfferKind,
  at: number,
  setting: Setting,
  languages: readonly Language[],
): string {
  const { what, who, how } = sentencesOf(kind, at)
  const parts = source.pick([
    [what, who, how],
    [what, how, who],
    [who, what, how],
  ])
  const spoken = languages.filter((language) => !unspoken.includes(language))
  if (spoken.length > 0) parts.push(source.pick(languageFrames)(listed(spoken.slice(0, 3))))
  const comes = kind.settings[0] === 'on_site' || kind.settings[0] === 'group'
  const spare = source.some(comes ? [...asidesAnywhere, ...asidesOnSite] : asidesAnywhere, 3)
  if (source.chance(0.45)) parts.push(...spare.splice(0, 1))
  while (words(parts) < descriptionWords.least && spare.length > 0) parts.push(...spare.splice(0, 1))
  while (words(parts) > descriptionWords.most && parts.length > 3) parts.pop()
  return filled(parts.join(' '), setting)
}

/** Every combination of sentences comes up once before any comes twice (37 divides no list's length). */
function sentencesOf(kind: OfferKind, at: number): { what: string; who: string; how: string } {
  const { what, who, how } = kind
  const combination = at * 37
  const afterWhat = Math.floor((combination % (what.length * who.length * how.length)) / what.length)
  return {
    what: turn(what, pinned(turn(kind.titles, at))[1] ?? combination),
    who: turn(who, afterWhat),
    how: turn(how, Math.floor(afterWhat / who.length)),
  }
}

function pinned(title: OfferKind['titles'][number]): readonly [title: string, what?: number] {
  return typeof title === 'string' ? [title] : title
}

function turn<T>(list: readonly T[], at: number): T {
  const chosen = list[at % list.length]
  if (chosen === undefined) throw new Error('an offer kind has an empty list')
  return chosen
}

function filled(text: string, { place, town, org }: Setting): string {
  return text.replaceAll('{place}', place).replaceAll('{town}', town).replaceAll('{org}', org)
}

function listed(languages: readonly Language[]): string {
  const names = languages.map((language) => codeLabel('language', language, 'de').replaceAll('/', ', '))
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} und ${names.at(-1)}`
}

function words(parts: readonly string[]): number {
  return parts.join(' ').split(/\s+/).length
}
