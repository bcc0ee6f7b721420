/** Answer links: what whoever holds one may still say, and closing those that have nothing left to be said. */

import type { ReferralState } from '../../shared/referral/state.ts'
import { mayAnswer, nextEvents } from '../../shared/referral/transitions.ts'
import type { Db } from '../store/schema.ts'
import { viewOf } from './referral-view.ts'

/** The answers the page takes; each is the event type it becomes. */
const answerTypes = ['accepted', 'waitlisted', 'rejected', 'arrived', 'completed'] as const
export type AnswerType = (typeof answerTypes)[number]

/** What the receiver may say in this state, where the family wants it to be said; an arrival that is confirmed need not be again. */
export function openAnswers(state: ReferralState): AnswerType[] {
  if (state.requested === undefined || state.to === null || !mayAnswer(state)) return []
  const next = nextEvents(state, 'receiver')
  const confirmed = state.status === 'in-progress' && state.evidence === 'receiver_confirmed'
  return answerTypes.filter((type) => next.includes(type) && !(type === 'arrived' && confirmed))
}

/** Closes the links of referrals that moved on, or opens them again where a correction made that right. */
export async function settleLinks(trx: Db, refs: Iterable<string>, now: number): Promise<void> {
  const touched = [...refs]
  if (touched.length === 0) return
  const links = await trx
    .selectFrom('answer_link')
    .select(['referral_id', 'org_id'])
    .distinct()
    .where('referral_id', 'in', touched)
    .execute()
  for (const { referral_id: ref, org_id } of links) {
    const state = await viewOf(trx, ref, org_id)
    // While the opening has not come, the link waits.
    const closed = state.requested !== undefined && openAnswers(state).length === 0
    const own = trx.updateTable('answer_link').where('referral_id', '=', ref)
    if (closed) await own.set({ closed_at: now }).where('closed_at', 'is', null).execute()
    else await own.set({ closed_at: null }).execute()
  }
}
