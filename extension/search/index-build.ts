/**
 * Builds the search index of a catalogue: one buffer, ready to be opened by views. In steps, so that the panel
 * can breathe in between; in Node and tests at once.
 */
import type { Area } from '../../shared/area.ts'
import type { Synonyms } from '../../shared/network.ts'
import type { Offer } from '../../shared/offer.ts'
import type { Organisation } from '../../shared/organisation.ts'
import { packArrays } from './buffer.ts'
import { layFacets } from './facets.ts'
import { impact, offerWords } from './offer-words.ts'
import { layPhrases } from './phrases.ts'
import { Gathered } from './postings.ts'
import { indexStamp } from './stamp.ts'

export type Catalogue = {
  offers: readonly Offer[]
  organisations: readonly Organisation[]
  areas: readonly Area[]
  synonyms: readonly Synonyms[]
}

export type BuildOptions = {
  /** False for the small index of recent changes, which borrows the thesaurus of the main one. */
  withThesaurus?: boolean
}

const offersAStep = 200

/** The index of a catalogue as one buffer. Drafts and ended offers are left out. */
export function buildIndex(catalogue: Catalogue, options: BuildOptions = {}): ArrayBuffer {
  const steps = buildSteps(catalogue, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same, pausing between steps of a few milliseconds each. */
export async function buildIndexInSteps(
  catalogue: Catalogue,
  pause: () => Promise<void>,
  options: BuildOptions = {},
): Promise<ArrayBuffer> {
  const steps = buildSteps(catalogue, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await pause()
  }
}

function* buildSteps(catalogue: Catalogue, { withThesaurus = true }: BuildOptions): Generator<void, ArrayBuffer> {
  const offers = catalogue.offers.filter(({ status }) => status === 'published' || status === 'paused')
  const organisations = new Map(catalogue.organisations.map((organisation) => [organisation.id, organisation]))
  const areas = new Map(catalogue.areas.map((area) => [area.id, area]))
  const gathered = new Gathered()
  for (const [number, offer] of offers.entries()) {
    for (const [word, { frequency, fields, shown }] of offerWords(
      offer,
      organisations.get(offer.organisationId),
      areas,
    ))
      gathered.add(word, shown, number, impact(frequency), fields)
    if (number % offersAStep === offersAStep - 1) yield
  }
  yield
  const postings = gathered.lay(offers.length)
  yield
  const facets = layFacets(offers, catalogue.areas)
  yield
  return packArrays({ ...postings, ...facets, ...layPhrases(catalogue.synonyms, withThesaurus) }, indexStamp)
}
