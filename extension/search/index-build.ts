/**
 * Builds the search index of a catalogue: one buffer, ready to be opened by views. In steps, so that the panel
 * can breathe in between; in Node and tests at once.
 */
import type { Area } from '../../shared/area.ts'
import type { Offer } from '../../shared/offer.ts'
import type { Organisation } from '../../shared/organisation.ts'
import { packArrays } from './buffer.ts'
import { layFacets } from './facets.ts'
import { impact, offerWords } from './offer-words.ts'
import { Gathered } from './postings.ts'
import { indexStamp } from './stamp.ts'
import { layThesaurus } from './thesaurus.ts'

export type Catalogue = {
  offers: readonly Offer[]
  organisations: readonly Organisation[]
  areas: readonly Area[]
}

type BuildOptions = {
  /** False for the small index of recent changes, which borrows the thesaurus of the main one. */
  withThesaurus?: boolean
}

/** `giveWay` is asked between steps: once it says so, the build stops. */
type StepOptions = BuildOptions & { giveWay?: () => boolean }

const offersAStep = 50

/** The index of a catalogue as one buffer. Drafts and ended offers are left out. */
export function buildIndex(catalogue: Catalogue, options: BuildOptions = {}): ArrayBuffer {
  const steps = buildSteps(catalogue, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same, pausing between steps of a few milliseconds each. Undefined when it gave way. */
export async function buildIndexInSteps(
  catalogue: Catalogue,
  pause: () => Promise<void>,
  options: StepOptions = {},
): Promise<ArrayBuffer | undefined> {
  const steps = buildSteps(catalogue, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await pause()
    if (options.giveWay?.() === true) return undefined
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
  const thesaurus = layThesaurus(withThesaurus)
  yield
  return packArrays({ ...postings, ...facets, ...thesaurus }, indexStamp)
}
