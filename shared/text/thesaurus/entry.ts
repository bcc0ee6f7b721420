/** The shape of the thesaurus: what people say, and which offers and needs it speaks of. */
import type { Need } from '../../codes/need.ts'
import type { OfferType } from '../../codes/offer-type.ts'

export type Entry = {
  /**
   * Phrases as people type them. All words of a phrase must be in the query, in any order; `|` parts
   * words of which one suffices, `@name` stands for a class of words (classes.ts). Stop words count for nothing.
   */
  readonly say: readonly string[]
  /** Best first; empty where a phrase speaks of a need alone. */
  readonly types: readonly OfferType[]
  /** Best first. */
  readonly needs?: readonly Need[]
}
