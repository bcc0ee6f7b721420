/**
 * Names of providers and titles of offers in one spelling, to find out which mean the same. "AWO Kreisverband e. V."
 * and "Arbeiterwohlfahrt, Kreisverband" are one provider; "Gruppe 1" and "Gruppe 2" are two offers.
 */
import { tokens } from '../text/tokens.ts'

/** Legal forms, which some lists write and others do not (§ 4 GmbHG, § 65 BGB and the like). */
const legalForms = new Set(
  'ev ggmbh gmbh mbh gug ug haftungsbeschrankt eg ag kg ohg gbr co gemeinnutzige gemeinnutziger kdor kdo aor eingetragener verein'.split(
    ' ',
  ),
)
const longForms: Readonly<Record<string, string>> = {
  awo: 'arbeiterwohlfahrt',
  drk: 'deutsches rotes kreuz',
  skf: 'sozialdienst katholischer frauen',
  skm: 'sozialdienst katholischer manner',
  dksb: 'deutscher kinderschutzbund',
  dpwv: 'deutscher paritatischer wohlfahrtsverband',
  kv: 'kreisverband',
  ov: 'ortsverein',
  bv: 'bezirksverband',
  ev: 'ev',
  evang: 'evangelisch',
  kath: 'katholisch',
  st: 'sankt',
  str: 'strasse',
}
const articles = new Set('und der die das des fur im in am an e v'.split(' '))

/** One key for all spellings of a provider's name; empty where nothing is left of it. */
export function providerKey(name: string): string {
  const church = name.replace(/\bev(?:ang)?\.(?=\s*(?:\p{Lu}|-))/gu, 'evangelisch ')
  const joined = church.replace(/\be\.?\s*V\.?(?![\p{L}])/gu, ' ').replace(/g?g?mbH\b/giu, ' ')
  return tokens(joined)
    .flatMap(({ word, pieces }) => (pieces.length > 0 ? pieces : [word]))
    .filter((word) => !legalForms.has(word) && !articles.has(word))
    .flatMap((word) => (longForms[word] ?? ending(word)).split(' '))
    .join(' ')
}

/** "Evangelische", "Evangelischer", "Kath." fall together. */
function ending(word: string): string {
  return word.replace(/^(evangelisch|katholisch|deutsch|stadtisch)(?:e[nrsm]?)$/, '$1')
}

/** The words of a title, each once, in their order. */
export function titleWords(title: string): string[] {
  const words = tokens(title).flatMap(({ word, pieces }) => (pieces.length > 0 ? pieces : [word]))
  return [...new Set(words.filter((word) => !legalForms.has(word) && !articles.has(word)))]
}

/**
 * How alike two titles are, from 0 to 1: share of common letter triples (Dice), 1 for the same words in any order.
 * Different numbers make different offers, however alike the rest.
 */
export function likeness(one: readonly string[], other: readonly string[]): number {
  const [left, right] = [one.toSorted().join(' '), other.toSorted().join(' ')]
  if (left === right) return left === '' ? 0 : 1
  const numbers = (words: readonly string[]) =>
    words
      .filter((word) => /\d/.test(word))
      .sort()
      .join(' ')
  const alike = dice(triples(left), triples(right))
  return numbers(one) === numbers(other) ? alike : Math.min(alike, 0.5)
}

function triples(text: string): Set<string> {
  const padded = `  ${text} `
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)))
}

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((part) => other.has(part)).length
  return (2 * common) / (one.size + other.size)
}
