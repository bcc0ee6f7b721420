/** Deleting: the own sealed notes once the file has them, and the whole referral at the family's demand. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import type { ProblemCode } from '../../../shared/problem.ts'
import type { ReferralState } from '../../../shared/referral/state.ts'
import { today } from '../../platform/clock.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { t } from '../../ui/words.ts'
import { writeEvent } from './write-event.ts'

const most = 50

/** Own sealed notes that still stand. */
export function ownNoted({ sealed, history }: ReferralState, organisationId: string): string[] {
  const standing = new Set(sealed)
  return history.flatMap((entry) =>
    entry.type === 'noted' && entry.organisationId === organisationId && standing.has(entry.id) ? [entry.id] : [],
  )
}

/** At most fifty notes at once, as one event names; shows nothing where none stands. */
export function RemoveNotes({ state, organisationId }: { state: ReferralState; organisationId: string }) {
  const events = ownNoted(state, organisationId).slice(0, most)
  if (events.length === 0) return null
  return (
    <Removal
      button={t('removal:notes')}
      text={t('removal:notesText')}
      remove={() => writeEvent(state.ref, 'removed', { on: today(), events })}
    />
  )
}

/** Afterwards the list is shown: here is nothing left. */
export function RemoveAll({ state }: { state: ReferralState }) {
  const [, navigate] = useLocation()
  return (
    <Removal
      button={t('removal:all')}
      text={t(state.to === null ? 'removal:allText' : 'removal:allBothText')}
      remove={() => writeEvent(state.ref, 'removed', { on: today(), events: [], all: true })}
      then={() => navigate('/referrals')}
    />
  )
}

type Props = {
  button: string
  text: string
  remove: () => ReturnType<typeof writeEvent>
  then?: () => void
}

function Removal({ button, text, remove, then }: Props) {
  const [asking, ask] = useState(false)
  const [problem, setProblem] = useState<ProblemCode | undefined>(undefined)
  const confirmed = async () => {
    const written = await remove()
    ask(false)
    if ('problem' in written) setProblem(written.problem)
    else then?.()
  }
  return (
    <>
      <ProblemNotice problem={problem} />
      <div class="row row-quiet">
        <Button small kind="quiet" icon="delete" onClick={() => ask(true)}>
          {button}
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          title={button}
          act={t('removal:confirm')}
          onAct={() => void confirmed()}
          onClose={() => ask(false)}
        >
          <p>{text}</p>
          <p>{t('removal:final')}</p>
        </ConfirmDialog>
      )}
    </>
  )
}
