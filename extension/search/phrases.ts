/**
 * Phrases as arrays: words lead to slots (one word and its alternatives), slots to phrases, phrases to offer types and
 * needs. A phrase speaks when each of its slots is met. The thesaurus is laid into the index, never at start; the
 * network's own words are laid the same way, apart (own-words.ts).
 */
import type { Need } from '../../shared/codes/need.ts'
import type { OfferType } from '../../shared/codes/offer-type.ts'
import { fold } from '../../shared/text/fold.ts'
import { stem } from '../../shared/text/stem.ts'
import { isStopWord } from '../../shared/text/stop-words.ts'
import { classes } from '../../shared/text/thesaurus/classes.ts'
import { tokens } from '../../shared/text/tokens.ts'
import type { IndexArrays } from './buffer.ts'
import { needCodes, typeCodes } from './coded.ts'
import { lists } from './lists.ts'
import { layVocabulary, type Vocabulary } from './vocabulary.ts'

/** What a phrase is, for the reason shown: an offer type's own name, a synonym, a need in words, an abbreviation, a provider. */
export const phraseKinds = ['type', 'synonym', 'need', 'abbreviation', 'provider'] as const
export type PhraseKind = (typeof phraseKinds)[number]

type Phrase = { slots: number[]; kind: PhraseKind; types: readonly OfferType[]; needs: readonly Need[] }

/** Phrases ready to be met. */
export type Thesaurus = {
  terms: Vocabulary
  arrays: Pick<
    IndexArrays,
    | 'termStarts'
    | 'termSlotStarts'
    | 'termSlots'
    | 'slotPhraseStarts'
    | 'slotPhrases'
    | 'phraseSizes'
    | 'phraseKinds'
    | 'phraseTypeStarts'
    | 'phraseTypes'
    | 'phraseNeedStarts'
    | 'phraseNeeds'
  >
}

/** Gathers phrases. In a phrase's text `a|b` is either word, `@class` any word of the class, `age:…` an age. */
export class Phrases {
  readonly #slots = new Map<string, number>()
  readonly #termSlots = new Map<string, Set<number>>()
  readonly #phrases: Phrase[] = []

  say(text: string, kind: PhraseKind, types: readonly OfferType[], needs: readonly Need[] = []): void {
    const slots = [...new Set(wordsOf(text).map((word) => this.#slotOf(word)))]
    if (slots.length > 0) this.#phrases.push({ slots, kind, types, needs })
  }

  #slotOf(alternatives: string): number {
    const known = this.#slots.get(alternatives)
    if (known !== undefined) return known
    const slot = this.#slots.size
    this.#slots.set(alternatives, slot)
    for (const alternative of alternatives.split('|'))
      for (const written of alternative.startsWith('@')
        ? (classes[alternative.slice(1)] ?? '').split(' ')
        : [alternative])
        for (const term of termsOf(written))
          this.#termSlots.set(term, (this.#termSlots.get(term) ?? new Set()).add(slot))
    return slot
  }

  lay() {
    const terms = [...this.#termSlots.keys()].sort((a, b) => (a < b ? -1 : 1))
    const { units, starts, letters } = layVocabulary(terms)
    const [termSlotStarts, termSlots] = lists(terms.map((term) => [...(this.#termSlots.get(term) ?? [])]))
    const bySlot: number[][] = Array.from({ length: this.#slots.size }, () => [])
    this.#phrases.forEach((phrase, index) => {
      for (const slot of phrase.slots) bySlot[slot]?.push(index)
    })
    const [slotPhraseStarts, slotPhrases] = lists(bySlot)
    const [phraseTypeStarts, phraseTypes] = lists(this.#phrases.map(({ types }) => types.map(typeCodes.number)))
    const [phraseNeedStarts, phraseNeeds] = lists(this.#phrases.map(({ needs }) => needs.map(needCodes.number)))
    return {
      termUnits: units,
      termStarts: starts,
      termLetters: letters,
      termSlotStarts,
      termSlots: Uint16Array.from(termSlots),
      slotPhraseStarts,
      slotPhrases: Uint16Array.from(slotPhrases),
      phraseSizes: Uint8Array.from(this.#phrases, ({ slots }) => slots.length),
      phraseKinds: Uint8Array.from(this.#phrases, ({ kind }) => phraseKinds.indexOf(kind)),
      phraseTypeStarts,
      phraseTypes: Uint8Array.from(phraseTypes),
      phraseNeedStarts,
      phraseNeeds: Uint8Array.from(phraseNeeds),
    }
  }
}

/** The forms under which a word of a phrase is looked up: as written and as its stem. */
function termsOf(written: string): Set<string> {
  if (written.startsWith('age:')) return new Set([written])
  const word = fold(written)
  return new Set([word, stem(word)])
}

/** The words of a phrase that count; stop words only where a single word would be left of several. */
export function wordsOf(text: string): string[] {
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
