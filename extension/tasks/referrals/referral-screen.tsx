/** `/referrals/:ref` and `/inbox/:ref`: everything known of one record, for either side, and what may be done next. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import type { NoteInput } from '../../../shared/file-note/note-input.ts'
import { handoverCode } from '../../../shared/referral/handover-code.ts'
import { isTerminal, mayAnswer } from '../../../shared/referral/transitions.ts'
import { useLive } from '../../store/live.ts'
import { Badge } from '../../ui/badge.tsx'
import { dayText } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'
import { AnswerByLink } from './answer-by-link.tsx'
import { ArrivalReport } from './arrival-report.tsx'
import { ConflictNotices } from './conflict-notice.tsx'
import { Continue } from './continue.tsx'
import { EarlierArrival } from './earlier-arrival.tsx'
import { EventActions } from './event-actions.tsx'
import { FactsCard, OwnCard } from './facts-card.tsx'
import { FollowUp } from './follow-up.tsx'
import { History } from './history.tsx'
import { MessageSection } from './message-section.tsx'
import { NoteSection } from './note-section.tsx'
import { OutcomeSection } from './outcome-section.tsx'
import { PartsCard } from './parts-card.tsx'
import { QuarantineSection } from './quarantine-section.tsx'
import { titleOf } from './read-chain.ts'
import { type Known, readKnown } from './read-known.ts'
import { RemoveAll } from './removal.tsx'
import { stateTone, stateWord } from './state-words.ts'
import { useParts } from './use-parts.ts'
import { WithdrawnNotice } from './withdrawn-notice.tsx'
import './referrals.css'

type Back = { onBack: () => void; backLabel: string }

/** @param list the list it was opened from, and goes back to */
export function ReferralScreen({ referralRef, list = '/referrals' }: { referralRef: string; list?: string }) {
  const known = useLive(() => readKnown(referralRef), [referralRef])
  const [, navigate] = useLocation()
  const back = {
    onBack: () => navigate(list),
    backLabel: t(list === '/inbox' ? 'referrals:backToInbox' : 'referrals:back'),
  }
  if (known === undefined) return <Loading />
  if ('gone' in known)
    return (
      <div class="page">
        <PageHeader title={t('referrals:goneTitle')} {...back} />
        <EmptyState title={t('referrals:goneTitle')}>
          <p>{t('referrals:goneText')}</p>
        </EmptyState>
        <QuarantineSection events={known.gone} />
      </div>
    )
  return <Referral key={referralRef} known={known} back={back} />
}

function Referral({ known, back }: { known: Known; back: Back }) {
  const { organisationId, names, aside, part, reports, earlier, due, links, onward } = known
  const { state } = known.input
  const opened = useParts(state.ref, state.sealed)
  const input = withParts(known.input, opened?.parts)
  const [noteOn, setNoteOn] = useState<string | undefined>(undefined)
  const noted = state.history.find((entry) => entry.id === noteOn && entry.effect === 'applied')
  const nameOf = (id: string) =>
    id === organisationId ? t('referrals:byOwn') : (names.get(id) ?? t('referrals:unknownOrganisation'))
  const code = state.presented?.code ?? (state.kind === 'referral' ? handoverCode(state.ref) : undefined)
  return (
    <div class="page">
      <PageHeader title={input.offer?.title ?? titleOf(state)} {...back} />
      <div class="row">
        <Badge tone={stateTone(state)}>{stateWord(state, part)}</Badge>
        {code !== undefined && <span class="code-small">{code}</span>}
        {due !== undefined && (
          <Badge tone={due.over ? 'warning' : 'neutral'} icon="clock">
            {t(due.over ? 'inbox:overdue' : 'inbox:dueOn', { day: dayText(due.on) })}
          </Badge>
        )}
      </div>
      <QuarantineSection events={aside} />
      <ConflictNotices {...{ state, part, organisationId, nameOf }} />
      <WithdrawnNotice state={state} onward={onward} />
      {part === 'sender' &&
        reports.map((report) => (
          <ArrivalReport key={report.organisationId + report.on} {...{ state, report, nameOf }} onWritten={setNoteOn} />
        ))}
      {earlier !== undefined && <EarlierArrival {...{ state, earlier }} onWritten={setNoteOn} />}
      {part === 'receiver' && !mayAnswer(state) && !isTerminal(state.status) && (
        <Notice>
          <p>{t('referrals:noFeedback')}</p>
        </Notice>
      )}
      <PartsCard {...{ state, opened, nameOf }} />
      {part !== undefined && <EventActions {...{ state, part, organisationId }} onWritten={setNoteOn} />}
      {part !== undefined && (
        <div class="section">
          <MessageSection {...{ state, part, nameOf }} />
          <Continue state={state} part={part} />
          {!isTerminal(state.status) && <FollowUp state={state} />}
          {part === 'sender' && <AnswerByLink state={state} />}
        </div>
      )}
      {noted !== undefined && (
        <OutcomeSection key={noted.id} input={input} entry={noted} by={recorder(noted.organisationId)} />
      )}
      <FactsCard known={input} part={part} nameOf={nameOf} />
      <OwnCard known={input} />
      {part !== undefined && <NoteSection {...{ input, part, organisationId }} />}
      {links > 1 && (
        <p>
          <a href={`#/chain/${state.chain}`}>{t('referrals:chainOpen', { count: links })}</a>
        </p>
      )}
      <History state={state} nameOf={nameOf} onNote={(entry) => setNoteOn(entry.id)} />
      {part === 'sender' && <RemoveAll state={state} />}
    </div>
  )

  /** In a note for the file the own organisation stands with its name. */
  function recorder(id: string): string {
    return id === organisationId ? input.office : nameOf(id)
  }
}

/** What was sealed for the own organisation, for the note and the page, which are made on this device. */
function withParts(input: NoteInput, parts: { caseReference?: string; ownWords?: string } | undefined): NoteInput {
  const { followUpOn } = input.state
  return {
    ...input,
    ...(parts?.caseReference !== undefined && { caseReference: parts.caseReference }),
    ...(parts?.ownWords !== undefined && { ownWords: parts.ownWords }),
    ...(followUpOn !== undefined && { followUpOn }),
  }
}
