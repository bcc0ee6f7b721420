/** An event as a task wants it written; header, signature and sealing are the work of this room. */
import type { FactsOf } from '../../shared/referral/event.ts'
import type { EventType } from '../../shared/referral/event-type.ts'
import type { SealedPart } from '../../shared/sealed.ts'

export type Written<T extends EventType> = {
  type: T
  facts: FactsOf<T>
  /** The referral it belongs to; absent for the first event of a new one. */
  ref?: string
  /** The family's chain; absent where a new one begins. */
  chain?: string
  /** The receiving organisation of a new referral, where its depth has one. */
  to?: string
  /** What is sealed in it: exactly in events of the types `shared` and `noted`. */
  part?: SealedPart
}

/** Any event as it is to be written. */
export type AnyWritten = { [T in EventType]: Written<T> }[EventType]
