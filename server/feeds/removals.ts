/**
 * What a referral's own events have taken out of the world: sealed parts that their author removed, and all that
 * was shared once the consent to pass on contact data was taken back. Holds in every order of arrival, since a
 * device that was offline may bring such a part after the word that ended it.
 */
import type { Payload } from '../../shared/protocol/payload.ts'
import { readPayload } from '../../shared/protocol/payload.ts'
import { isSealedType } from '../../shared/referral/event-type.ts'
import { takesBack } from '../../shared/referral/takes-back.ts'
import type { Db } from '../store/schema.ts'

const types = ['removed', 'consent_withdrawn']

/** Events of one referral that remove others; neither can be taken back. */
export type Removals = Payload[]

/** By referral; those of which nothing was removed are absent. */
export async function readRemovals(trx: Db, refs: readonly string[]): Promise<Map<string, Removals>> {
  const removals = new Map<string, Removals>()
  if (refs.length === 0) return removals
  const rows = await trx
    .selectFrom('event')
    .select('payload')
    .where('referral_id', 'in', refs)
    .where('type', 'in', types)
    .where('payload', 'is not', null)
    .execute()
  for (const { payload } of rows) {
    const reading = readPayload(payload ?? '')
    if (reading.ok) note(removals, reading.payload)
  }
  return removals
}

/** Counts one more event of a referral among them, if it is of that kind. */
export function note(removals: Map<string, Removals>, payload: Payload): void {
  if (types.includes(payload.t)) removals.set(payload.ref, [...(removals.get(payload.ref) ?? []), payload])
}

/** Whether an event with a sealed part was ended before it came. */
export function isRemoved(removals: Removals | undefined, payload: Payload): boolean {
  return isSealedType(payload.t) && removals?.some((word) => takesBack(word, payload)) === true
}
