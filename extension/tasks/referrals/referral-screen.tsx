/** `/referrals/:ref`: everything known of one referral, its history, its note, and what may be recorded next. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { fileNote } from '../../../shared/file-note/file-note.ts'
import type { NoteInput } from '../../../shared/file-note/note-input.ts'
import { outcomeNote } from '../../../shared/file-note/outcome-note.ts'
import { windows1252Bytes } from '../../../shared/file-note/windows-1252.ts'
import { handoverCode } from '../../../shared/referral/handover-code.ts'
import type { HistoryEntry } from '../../../shared/referral/state.ts'
import { nextEvents } from '../../../shared/referral/transitions.ts'
import { today } from '../../platform/clock.ts'
import { database, type QuarantinedEvent } from '../../store/database.ts'
import { enrolment } from '../../store/enrolment.ts'
import { useLive } from '../../store/live.ts'
import { readNoteInput } from '../../store/read-note-input.ts'
import { referral } from '../../store/referrals.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyBlock } from '../../ui/copy-block.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { label, locale, t } from '../../ui/words.ts'
import { ConflictNotices } from './conflict-notice.tsx'
import { EventActions } from './event-actions.tsx'
import { FactsCard, LocalCard } from './facts-card.tsx'
import { History } from './history.tsx'
import { QuarantineSection } from './quarantine-section.tsx'
import { stateTone, stateWord } from './state-words.ts'
import { writeEvent } from './write-event.ts'
import './referrals.css'

type Known = { input: NoteInput; organisationId: string; names: ReadonlyMap<string, string>; aside: QuarantinedEvent[] }

export function ReferralScreen({ referralRef }: { referralRef: string }) {
  const known = useLive(() => readKnown(referralRef), [referralRef])
  const [, navigate] = useLocation()
  const back = { onBack: () => navigate('/referrals'), backLabel: t('referrals:back') }
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

async function readKnown(ref: string): Promise<Known | { gone: QuarantinedEvent[] }> {
  const [record, own, aside] = await Promise.all([
    referral(ref),
    enrolment(),
    database.quarantine.where('ref').equals(ref).toArray(),
  ])
  if (record === undefined) return { gone: aside }
  const { state } = record
  const ids = [...new Set([state.from, state.to ?? state.from, ...state.history.map((each) => each.organisationId)])]
  const organisations = await database.organisations.bulkGet(ids)
  const names = new Map(organisations.flatMap((each) => (each === undefined ? [] : [[each.id, each.name] as const])))
  return { input: await readNoteInput(state, locale()), organisationId: own?.organisationId ?? '', names, aside }
}

function Referral({ known, back }: { known: Known; back: { onBack: () => void; backLabel: string } }) {
  const { input, organisationId, names, aside } = known
  const { state } = input
  const [noteOn, setNoteOn] = useState<string | undefined>(undefined)
  const noted = state.history.find((entry) => entry.id === noteOn && entry.effect === 'applied')
  const nameOf = (id: string) =>
    id === organisationId ? t('referrals:byOwn') : (names.get(id) ?? t('referrals:unknownOrganisation'))
  const own = state.from === organisationId
  return (
    <div class="page">
      <PageHeader title={titleOf(input)} {...back} />
      <div class="row">
        <Badge tone={stateTone(state)}>{stateWord(state)}</Badge>
        {state.kind === 'referral' && <span class="code-small">{handoverCode(state.ref)}</span>}
      </div>
      <QuarantineSection events={aside} />
      <ConflictNotices state={state} nameOf={nameOf} />
      {own && <EventActions state={state} organisationId={organisationId} onWritten={setNoteOn} />}
      {noted !== undefined && <OutcomeNote input={input} entry={noted} />}
      <FactsCard known={input} receiver={state.to === null ? undefined : nameOf(state.to)} />
      <LocalCard known={input} />
      <Disclosure summary={t('referrals:note')}>
        <Note
          label={t('referrals:note')}
          text={fileNote(input)}
          name={`${t('note:fileName')}-${handoverCode(state.ref)}`}
        />
        {own && nextEvents(state, 'sender').includes('note_filed') && (
          <Button icon="check" onClick={() => void writeEvent(state.ref, 'note_filed', { on: today() })}>
            {t('referrals:noteFiled')}
          </Button>
        )}
        {state.noteFiled && <p class="small">{t('referrals:noteFiledAlready')}</p>}
      </Disclosure>
      <History state={state} nameOf={nameOf} onNote={(entry) => setNoteOn(entry.id)} />
    </div>
  )
}

function OutcomeNote({ input, entry }: { input: NoteInput; entry: HistoryEntry }) {
  const { ownWords: _, ...rest } = input
  const name = `${t('note:outcomeFileName')}-${handoverCode(input.state.ref)}`
  return <Note key={entry.id} label={t('referrals:outcomeNote')} text={outcomeNote(rest, entry)} name={name} />
}

function Note(props: { label: string; text: string; name: string }) {
  const file = { name: `${props.name}.txt`, bytes: () => windows1252Bytes(props.text) }
  return <CopyBlock label={props.label} text={props.text} file={file} />
}

function titleOf({ state, offer }: NoteInput): string {
  if (offer !== undefined) return offer.title
  const type = state.requested?.offerType ?? state.unmetNeed?.offerType
  if (type !== undefined) return label('offerType', type)
  const need = state.unmetNeed?.needs[0]
  return need === undefined ? t('referrals:unknownReferral') : label('need', need)
}
