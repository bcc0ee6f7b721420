/** A referral as one organisation's devices see it: the fold of the events in its feed. */
import { fold } from '../../shared/referral/fold.ts'
import type { ReferralState } from '../../shared/referral/state.ts'
import type { Db } from '../store/schema.ts'

export async function viewOf(trx: Db, ref: string, organisationId: string): Promise<ReferralState> {
  const rows = await trx
    .selectFrom('event')
    .select('payload')
    .where('referral_id', '=', ref)
    .where('payload', 'is not', null)
    .where((on) => on.or([on('own_org', 'is', null), on('own_org', '=', organisationId)]))
    .execute()
  return fold(rows.map(({ payload }) => ({ p: payload ?? '' })))
}
