/**
 * The thesaurus as arrays: words lead to slots (one word and its alternatives), slots to phrases, phrases to
 * offer types and needs. A phrase speaks when each of its slots is met. Built into the index, never at start.
 */
import { codeLists } from '../../shared/codes/index.ts'
import type { Need } from '../../shared/codes/need.ts'
import type { OfferType } from '../../shared/codes/offer-type.ts'
import type { Synonyms } from '../../shared/network.ts'
import { fold } from '../../shared/text/fold.ts'
import { stem } from '../../shared/text/stem.ts'
import { isStopWord, isWeakWord } from '../../shared/text/stop-words.ts'
import { abbreviations } from '../../shared/text/thesaurus/abbreviations.ts'
import { classes } from '../../shared/text/thesaurus/classes.ts'
import { providers, thesaurus } from '../../shared/text/thesaurus/index.ts'
import { tokens } from '../../shared/text/tokens.ts'
import { needCodes, typeCodes } from './coded.ts'
import { layVocabulary } from './vocabulary.ts'

/** What a phrase is, for the reason shown: an offer type's own name, a synonym, a need in words, an abbreviation, a provider. */
export const phraseKinds = ['type', 'synonym', 'need', 'abbreviation', 'provider'] as const
export type PhraseKind = (typeof phraseKinds)[number]

type Phrase = { slots: number[]; kind: PhraseKind; types: readonly OfferType[]; needs: readonly Need[] }

/** The arrays of the thesaurus with a network's own synonyms. */
export function layPhrases(synonyms: readonly Synonyms[], withThesaurus = true) {
  const slots = new Map<string, number>()
  const termSlots = new Map<string, Set<number>>()
  const phrases: Phrase[] = []

  const slotOf = (alternatives: string): number => {
    const known = slots.get(alternatives)
    if (known !== undefined) return known
    const slot = slots.size
    slots.set(alternatives, slot)
    for (const alternative of alternatives.split('|'))
      for (const written of alternative.startsWith('@')
        ? (classes[alternative.slice(1)] ?? '').split(' ')
        : [alternative])
        for (const term of termsOf(written)) termSlots.set(term, (termSlots.get(term) ?? new Set()).add(slot))
    return slot
  }
  const say = (text: string, kind: PhraseKind, types: readonly OfferType[], needs: readonly Need[] = []): void => {
    const slotsOfPhrase = [...new Set(wordsOf(text).map(slotOf))]
    if (slotsOfPhrase.length > 0) phrases.push({ slots: slotsOfPhrase, kind, types, needs })
  }

  if (!withThesaurus) return layOut(termSlots, 0, phrases)
  for (const type of codeLists.offerType) {
    for (const name of namesOf(type.de)) say(name, 'type', [type.code])
    for (const word of type.synonyms) say(word, 'synonym', [type.code])
    if ('abbr' in type) for (const abbr of type.abbr.split(' / ')) say(abbr, 'abbreviation', [type.code])
  }
  for (const need of codeLists.need)
    for (const word of [...need.de.split(/[,/]/), ...need.synonyms]) say(word, 'need', [], [need.code])
  for (const entry of thesaurus)
    for (const text of entry.say) say(text, wordsOf(text).length > 1 ? 'need' : 'synonym', entry.types, entry.needs)
  for (const entry of providers) for (const text of entry.say) say(text, 'provider', entry.types)
  for (const { abbr, meanings, onlyAsWritten } of abbreviations)
    if (!onlyAsWritten) for (const meaning of meanings) say(abbr, 'abbreviation', meaning.offerTypes)
  for (const group of synonyms) for (const word of group.words) say(word, 'synonym', group.offerTypes)

  return layOut(termSlots, slots.size, phrases)
}

/** The forms under which a word of a phrase is looked up: as written and as its stem. */
function termsOf(written: string): Set<string> {
  if (written.startsWith('age:')) return new Set([written])
  const word = fold(written)
  return new Set([word, stem(word)])
}

/** The words of a phrase that count; stop words only where a single word would be left of several. */
function wordsOf(text: string): string[] {
  const words = text
    .split(/\s+/)
    .flatMap((word) =>
      word.includes('|') || word.startsWith('@') || word.startsWith('age:')
        ? [word]
        : tokens(word).map((token) => token.word),
    )
  const telling = words.filter((word) => !isStopWord(word))
  return telling.length >= Math.min(2, words.length) ? telling : words
}

/** "Frauenberatung / Frauenhaus / Gewaltschutz" are three names; "Trennungs- und Scheidungsberatung" two. */
function namesOf(label: string): string[] {
  const names = label.split(/\s*\/\s*/)
  const shortened = /(\p{L}+)- und (\p{L}+)/u.exec(label)
  const head = shortened?.[2]?.match(
    /(?:beratung|begleitung|bildung|förderung|angebot|arbeit|dienst|pflege|mittlung|freizeit)$/,
  )?.[0]
  if (shortened !== null && head !== undefined) names.push(`${shortened[1]}${head}`, shortened[2] ?? '')
  const single = names
    .flatMap((name) => tokens(name).map((token) => token.word))
    .filter((word) => word.length >= 8 && !isWeakWord(word) && !isStopWord(word))
  return [...new Set([...names, ...single])].filter((name) => name !== '')
}

function layOut(termSlots: ReadonlyMap<string, ReadonlySet<number>>, slotCount: number, phrases: readonly Phrase[]) {
  const terms = [...termSlots.keys()].sort((a, b) => (a < b ? -1 : 1))
  const { units, starts, letters } = layVocabulary(terms)
  const [termSlotStarts, termSlotList] = lists(terms.map((term) => [...(termSlots.get(term) ?? [])]))
  const bySlot: number[][] = Array.from({ length: slotCount }, () => [])
  phrases.forEach((phrase, index) => {
    for (const slot of phrase.slots) bySlot[slot]?.push(index)
  })
  const [slotPhraseStarts, slotPhrases] = lists(bySlot)
  const [phraseTypeStarts, phraseTypes] = lists(phrases.map((phrase) => phrase.types.map(typeCodes.number)))
  const [phraseNeedStarts, phraseNeeds] = lists(phrases.map((phrase) => phrase.needs.map(needCodes.number)))
  return {
    termUnits: units,
    termStarts: starts,
    termLetters: letters,
    termSlotStarts,
    termSlots: Uint16Array.from(termSlotList),
    slotPhraseStarts,
    slotPhrases: Uint16Array.from(slotPhrases),
    phraseSizes: Uint8Array.from(phrases, (phrase) => phrase.slots.length),
    phraseKinds: Uint8Array.from(phrases, (phrase) => phraseKinds.indexOf(phrase.kind)),
    phraseTypeStarts,
    phraseTypes: Uint8Array.from(phraseTypes),
    phraseNeedStarts,
    phraseNeeds: Uint8Array.from(phraseNeeds),
  }
}

/** Lists of numbers as one list and where each starts. */
export function lists(nested: readonly (readonly number[])[]): [starts: Uint32Array, values: number[]] {
  const starts = new Uint32Array(nested.length + 1)
  const values: number[] = []
  nested.forEach((list, index) => {
    for (const value of list) values.push(value)
    starts[index + 1] = values.length
  })
  return [starts, values]
}
