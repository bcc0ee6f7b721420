/** On to the next link: the receiver hands the family on, the sender refers anew where it did not work out. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { Problem, type ProblemCode } from '../../../shared/problem.ts'
import type { ReferralState } from '../../../shared/referral/state.ts'
import { startDraftFrom } from '../../store/draft-prefill.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { t } from '../../ui/words.ts'
import type { Part } from './part.ts'

const failed: readonly ReferralState['status'][] = ['rejected', 'failed', 'cancelled', 'on-hold']

/** Nothing came of it: then another offer is what is wanted next. */
const ended: readonly ReferralState['status'][] = ['rejected', 'failed']

/** Without consent to pass the need on nothing is carried over that the family did not allow. */
export function Continue({ state, part }: { state: ReferralState; part: Part }) {
  const [, navigate] = useLocation()
  const [problem, setProblem] = useState<ProblemCode | undefined>(undefined)
  const again = part === 'sender'
  if (state.kind === 'unmet_need' || state.status === 'entered-in-error') return null
  if (again && !failed.includes(state.status)) return null
  const begin = async () => {
    try {
      navigate(`/log/${await startDraftFrom(state.ref, { as: again ? 'sender' : 'receiver' })}`)
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
      setProblem(failure.code)
    }
  }
  return (
    <>
      <ProblemNotice problem={problem} />
      <div class="row">
        <Button
          small
          kind={ended.includes(state.status) && again ? 'primary' : 'secondary'}
          icon="link"
          onClick={() => void begin()}
        >
          {t(again ? 'referrals:referAgain' : 'referrals:handOn')}
        </Button>
      </div>
    </>
  )
}
