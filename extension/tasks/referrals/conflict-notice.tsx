/** Two entries that were written apart and disagree: both sides, what counts now, and how to settle it. */
import type { ReferralState } from '../../../shared/referral/state.ts'
import { Notice } from '../../ui/notice.tsx'
import { t } from '../../ui/words.ts'
import { eventWord, stateWord } from './state-words.ts'

export function ConflictNotices({ state, nameOf }: { state: ReferralState; nameOf: (id: string) => string }) {
  const entry = (id: string) => state.history.find((each) => each.id === id)
  return (
    <>
      {state.concurrent.map(([oneId, otherId]) => {
        const [one, other] = [entry(oneId), entry(otherId)]
        if (one === undefined || other === undefined) return null
        return (
          <Notice key={`${oneId} ${otherId}`} tone="warning" title={t('referrals:conflictTitle')}>
            <p>
              {t('referrals:conflictText', {
                one: eventWord(one.type),
                oneBy: nameOf(one.organisationId),
                other: eventWord(other.type),
                otherBy: nameOf(other.organisationId),
                status: stateWord(state),
              })}
            </p>
            <p class="small">{t('referrals:conflictSettle')}</p>
          </Notice>
        )
      })}
    </>
  )
}
