/** Another organisation says that a family came with the code of this referral: taken over by one act. */
import { useState } from 'preact/hooks'
import type { ProblemCode } from '../../../shared/problem.ts'
import { handoverCode } from '../../../shared/referral/handover-code.ts'
import type { ReferralState } from '../../../shared/referral/state.ts'
import { nextEvents } from '../../../shared/referral/transitions.ts'
import { arrivalRecords } from '../../store/incoming.ts'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/days.ts'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { t } from '../../ui/words.ts'
import { writeEvent } from './write-event.ts'

export type Report = { organisationId: string; on: string }

/** Reports by other organisations, by hand-over code, oldest first. One that was a mistake reports nothing. */
export async function readReports(own: string): Promise<Map<string, Report[]>> {
  const records = await arrivalRecords()
  const reports = records.flatMap(({ state: { from, status, presented } }) =>
    from === own || status === 'entered-in-error' || presented?.feedback !== true
      ? []
      : [{ code: presented.code, organisationId: from, on: presented.on }],
  )
  return Map.groupBy(
    reports.sort((a, b) => (a.on < b.on ? -1 : 1)),
    ({ code }) => code,
  )
}

/** Those that the referral does not know of yet: it can still take an arrival over, and has none confirmed. */
export function openReports(state: ReferralState, reports: ReadonlyMap<string, readonly Report[]>): readonly Report[] {
  if (state.kind !== 'referral' || state.to !== null) return []
  if (!nextEvents(state, 'sender').includes('arrived') || state.evidence === 'receiver_confirmed') return []
  return reports.get(handoverCode(state.ref)) ?? []
}

type Props = {
  state: ReferralState
  report: Report
  nameOf: (id: string) => string
  onWritten: (eventId: string) => void
}

/** `onWritten` gets the id of the arrival; trouble is said in place, and then nothing was written. */
export function ArrivalReport({ state, report, nameOf, onWritten }: Props) {
  const [problem, setProblem] = useState<ProblemCode | undefined>(undefined)
  const name = nameOf(report.organisationId)
  const takeOver = async () => {
    const facts = { on: report.on, evidence: 'receiver_confirmed' as const }
    const written = await writeEvent(state.ref, 'arrived', facts)
    setProblem('problem' in written ? written.problem : undefined)
    if ('id' in written) onWritten(written.id)
  }
  return (
    <Notice tone="success" title={t('referrals:reported', { name })}>
      <p>{t('referrals:reportedText', { name, day: dayText(report.on) })}</p>
      <ProblemNotice problem={problem} />
      <div class="row">
        <Button small icon="check" onClick={() => void takeOver()}>
          {t('referrals:reportedTake')}
        </Button>
      </div>
    </Notice>
  )
}
