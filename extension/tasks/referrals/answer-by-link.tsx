/** The way to a link for a receiver without a device, also days after the referral was saved. */
import type { ReferralState } from '../../../shared/referral/state.ts'
import { answersByLink } from '../../events/answer-link.ts'
import { useLive } from '../../store/live.ts'
import { t } from '../../ui/words.ts'

export function AnswerByLink({ state }: { state: ReferralState }) {
  const offered = useLive(() => answersByLink(state), [state])
  if (offered !== true) return null
  return (
    <p>
      <a href={`#/answer-link/${state.ref}`}>{t('log:linkMake')}</a>
    </p>
  )
}
