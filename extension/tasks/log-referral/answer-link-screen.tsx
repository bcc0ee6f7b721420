/** `/answer-link/:ref`: a link to answer with, made any time after saving, as when the receiver asks for it by telephone. */
import { useLocation } from 'wouter-preact'
import { handoverCode } from '../../../shared/referral/handover-code.ts'
import { lockState } from '../../keys/lock.ts'
import { useLive } from '../../store/live.ts'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { locale, t } from '../../ui/words.ts'
import { AnswerLink } from './answer-link.tsx'
import { readSaved } from './read-saved.ts'
import { ReferralGone } from './referral-gone.tsx'
import './log-referral.css'

export function AnswerLinkScreen({ referralRef }: { referralRef: string }) {
  const known = useLive(async () => ({ saved: await readSaved(referralRef, locale()) }), [referralRef, lockState.value])
  const [, navigate] = useLocation()
  if (known === undefined) return <Loading />
  const { saved } = known
  if (saved === undefined) return <ReferralGone />
  return (
    <div class="page">
      <PageHeader title={t('log:linkTitle')} onBack={() => navigate(`/referrals/${referralRef}`)} />
      <div>
        <p>{saved.receiver?.name}</p>
        <p class="strong">{handoverCode(referralRef)}</p>
      </div>
      {saved.answerServer === undefined ? (
        <p>{t('log:linkNone')}</p>
      ) : (
        <AnswerLink saved={saved} server={saved.answerServer} />
      )}
    </div>
  )
}
