/**
 * The network's own words: its synonyms, its own codes, its own names for standard ones. They are no part of the index
 * but a small thesaurus beside it, made in a moment from two small tables, so that a change counts at once.
 */
import type { Codes } from '../../shared/codes/adjusted.ts'
import type { Need } from '../../shared/codes/need.ts'
import type { OfferType } from '../../shared/codes/offer-type.ts'
import type { Synonyms } from '../../shared/network.ts'
import { stem } from '../../shared/text/stem.ts'
import { isStopWord } from '../../shared/text/stop-words.ts'
import { tokens } from '../../shared/text/tokens.ts'
import { needCodes, typeCodes } from './coded.ts'
import { namesOf } from './names-of.ts'
import { type OfferCode, offerCode } from './offer-words.ts'
import { Phrases, type Thesaurus } from './phrases.ts'
import { Vocabulary } from './vocabulary.ts'

/** A code that offers bear, under a name of the network's. */
type NamedCode = { code: OfferCode; label: string; words: readonly string[] }

export type OwnWords = { thesaurus: Thesaurus; codes: readonly NamedCode[] }

const isType = (code: string): code is OfferType => (typeCodes.all as readonly string[]).includes(code)
const isNeed = (code: string): code is Need => (needCodes.all as readonly string[]).includes(code)

/** @param codes the network's adjustments of the code lists, one entry a list */
export function ownWords(synonyms: readonly Synonyms[], codes: readonly Codes[]): OwnWords {
  const phrases = new Phrases()
  const named: NamedCode[] = []
  const name = (code: OfferCode, label: string | undefined): void => {
    if (label === undefined) return
    const words = tokens(label).flatMap(({ word, pieces }) => [word, ...pieces])
    named.push({ code, label, words: words.filter((word) => !isStopWord(word)).map(stem) })
  }
  for (const group of synonyms) for (const word of group.words) phrases.say(word, 'synonym', group.offerTypes)
  for (const adjusted of codes) {
    sayStandard(phrases, adjusted)
    for (const { code, de, en } of namedCodes(adjusted)) for (const label of [de, en]) name(code, label)
  }
  const arrays = phrases.lay()
  const terms = new Vocabulary({ units: arrays.termUnits, starts: arrays.termStarts, letters: arrays.termLetters })
  return { thesaurus: { arrays, terms }, codes: named }
}

/** What the network calls kinds of offer and needs becomes a word for them, like those of the thesaurus. */
function sayStandard(phrases: Phrases, { list, ...adjusted }: Codes): void {
  for (const { standard, text } of standardNames(adjusted)) {
    if (list === 'offerType' && isType(standard)) phrases.say(text, 'type', [standard])
    if (list === 'need' && isNeed(standard)) phrases.say(text, 'need', [], [standard])
  }
}

/** Codes by which offers themselves are found: all own ones, and target groups under another name. */
function namedCodes({
  list,
  own,
  relabelled,
}: Codes): { code: OfferCode; de?: string | undefined; en?: string | undefined }[] {
  const groups = list === 'targetGroup' ? Object.entries(relabelled) : []
  return [
    ...own.map(({ code, de, en }) => ({ code: offerCode(code), de, en })),
    ...groups.map(([code, label]) => ({ ...label, code: offerCode(`targetGroup:${code}`) })),
  ]
}

/** Every name by which the network calls a standard code, be it as an own code that counts as it or as another label. */
function standardNames({ own, relabelled }: Pick<Codes, 'own' | 'relabelled'>): { standard: string; text: string }[] {
  const labels = [...own, ...Object.entries(relabelled).map(([standard, label]) => ({ standard, ...label }))]
  return labels.flatMap(({ standard, de, en }) =>
    [de, en]
      .filter((label) => label !== undefined)
      .flatMap((label) => namesOf(label).map((text) => ({ standard, text }))),
  )
}
