/** How many of the own referrals still wait for an end, for the number beside "Vermittlungen". */
import { terminalStatuses } from '../../shared/referral/state.ts'
import { enrolment } from '../store/enrolment.ts'
import { recentReferrals } from '../store/read-referrals.ts'

/** More than anybody counts at a glance; keeps the reading short on a full device. */
const most = 500

/** Among the most recently changed. Works inside `useLive`. */
export async function openReferralCount(): Promise<number> {
  const own = (await enrolment())?.organisationId
  const records = await recentReferrals(most)
  return records.filter(
    ({ kind, state }) => kind === 'referral' && state.from === own && !terminalStatuses.includes(state.status),
  ).length
}
