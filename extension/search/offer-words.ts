/**
 * The words under which one offer is found, field by field. A title says more than a description, so fields
 * have weights; a part of a compound says less than the whole word.
 */
import type { Area } from '../../shared/area.ts'
import { codeEntry } from '../../shared/codes/index.ts'
import type { Offer } from '../../shared/offer.ts'
import type { Organisation } from '../../shared/organisation.ts'
import { split } from '../../shared/text/compounds.ts'
import { lawReferences } from '../../shared/text/law.ts'
import { languageNames } from '../../shared/text/spoken-language.ts'
import { stem } from '../../shared/text/stem.ts'
import { isStopWord } from '../../shared/text/stop-words.ts'
import { type Token, tokens } from '../../shared/text/tokens.ts'

/** One bit per field, so that a reason can name where a word stood. */
export const fieldBits = {
  title: 1,
  provider: 2,
  place: 4,
  law: 8,
  text: 16,
  language: 32,
  part: 64,
  code: 128,
} as const

/** Weight and expected length (words) of each field; fixed, so that a changed offer scores like a rebuilt one. */
const fieldShapes = {
  title: { weight: 5, length: 4 },
  provider: { weight: 1.7, length: 4 },
  place: { weight: 1.4, length: 6 },
  law: { weight: 4, length: 3 },
  text: { weight: 0.55, length: 35 },
  language: { weight: 1.6, length: 3 },
} as const
type Field = keyof typeof fieldShapes

const k1 = 1.2
const b = 0.6
const partShare = 0.4
const innerShare = 0.8
const laterParagraphShare = 0.6
const longestText = 400
/** Forms of help towards upbringing: each is granted by § 27 SGB VIII, which no offer names beside its own paragraph. */
const formsOfUpbringing = new Set([28, 29, 30, 31, 32, 33, 34, 35].map((paragraph) => `§${paragraph}sgb8`))
/** A code says about as much as the law an offer rests on. */
const codeWeight = 3

/** A word of an offer: its weighted, length-normalised frequency and the fields it stood in. */
type OfferWord = { frequency: number; fields: number; shown: string }

/** BM25F's saturation as a byte: 0 … 255. */
export function impact(frequency: number): number {
  return Math.max(1, Math.round((255 * frequency) / (k1 + frequency)))
}

/**
 * The index's words of an offer: stems, paragraphs of law and codes. Each frequency is weighted by field and its
 * length (BM25F, Robertson & Zaragoza 2009).
 * @param areas by id, for the names of where it reaches
 */
export function offerWords(
  offer: Offer,
  organisation: Organisation | undefined,
  areas: ReadonlyMap<string, Area>,
): Map<string, OfferWord> {
  const found = new Map<string, OfferWord>()
  const texts: [Field, string][] = [
    ['title', offer.title],
    ['provider', [organisation?.name, organisation?.shortName].filter(Boolean).join(' ')],
    ['place', placeText(offer, areas)],
    [
      'text',
      [offer.description, offer.accessNote, ...offer.targetGroups.map((group) => codeEntry('targetGroup', group)?.de)]
        .filter(Boolean)
        .join(' '),
    ],
  ]
  for (const [field, text] of texts) addText(found, field, text)
  addText(
    found,
    'language',
    offer.languages
      .filter((language) => language !== 'de')
      .map((language) => languageNames(language)[0] ?? '')
      .join(' '),
  )
  addLaw(found, offer)
  addCodes(found, offer)
  return found
}

function placeText(offer: Offer, areas: ReadonlyMap<string, Area>): string {
  const names: string[] = []
  // Of a protected place not even the quarter: who searched for each would learn where it is.
  const places = offer.protectedPlace ? [] : offer.places
  const ids = new Set([...offer.areaIds.slice(0, 30), ...places.flatMap((place) => place.areaId ?? [])])
  for (const id of ids) {
    const area = areas.get(id)
    if (area !== undefined) names.push(area.name, ...(area.alsoKnownAs ?? []))
  }
  for (const place of places.slice(0, 5)) names.push(place.name ?? '', place.street ?? '', place.city ?? '')
  return names.join(' ')
}

function addText(found: Map<string, OfferWord>, field: Field, text: string): void {
  const { weight, length } = fieldShapes[field]
  const words = tokens(text, longestText).filter((token) => !isStopWord(token.word))
  const share = weight / (1 - b + (b * Math.max(words.length, length / 2)) / length)
  for (const token of words) addToken(found, token, share, fieldBits[field])
}

function addToken(found: Map<string, OfferWord>, token: Token, share: number, bit: number): void {
  add(found, stem(token.word), share, bit, token.text)
  const { parts, inner } = split(token.word)
  for (const piece of token.pieces) if (!isStopWord(piece)) add(found, stem(piece), share * innerShare, bit, token.text)
  for (const word of inner) add(found, stem(word), share * innerShare, bit | fieldBits.part, token.text)
  for (const word of parts) add(found, stem(word), share * partShare, bit | fieldBits.part, token.text)
}

function addLaw(found: Map<string, OfferWord>, offer: Offer): void {
  const type = codeEntry('offerType', offer.offerType)
  const law =
    offer.legalBasis ?? (type !== undefined && 'legal' in type && typeof type.legal === 'string' ? type.legal : '')
  const references = lawReferences(law).references.flatMap((reference) =>
    reference.terms.map((terms) => ({ terms, text: reference.text })),
  )
  const addTerms = (terms: readonly string[], share: number, text: string): void => {
    for (const term of terms) add(found, term, fieldShapes.law.weight * share, fieldBits.law, text)
  }
  references.forEach(({ terms, text }, index) => {
    addTerms(terms, index === 0 ? 1 : laterParagraphShare, text)
  })
  const [helpTowardsUpbringing] = references.filter(({ terms: [whole] }) => formsOfUpbringing.has(whole ?? ''))
  if (helpTowardsUpbringing !== undefined) addTerms(['§27sgb8', '§27'], laterParagraphShare, helpTowardsUpbringing.text)
}

/** How a code stands in the index: as a word that no text can hold. */
export type OfferCode = `#${string}`

/** The index's word for a code; `targetGroup:` stands before those of that list, own codes are single already. */
export function offerCode(code: string): OfferCode {
  return `#${code}`
}

/** Codes whose name is the network's to choose: by the code they are found under today's name without a new index. */
function addCodes(found: Map<string, OfferWord>, offer: Offer): void {
  const codes = [...(offer.ownCodes ?? []), ...offer.targetGroups.map((group) => `targetGroup:${group}`)]
  for (const code of codes) add(found, offerCode(code), codeWeight, fieldBits.code, '')
}

function add(found: Map<string, OfferWord>, word: string, frequency: number, fields: number, shown: string): void {
  if (word.length < 2 || word.length > 60) return
  const before = found.get(word)
  if (before === undefined) found.set(word, { frequency, fields, shown })
  else {
    before.frequency += frequency
    before.fields |= fields
  }
}
