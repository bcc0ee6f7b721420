/** A referral's state and its events in words. */
import { eventTypes } from '../../../shared/referral/event-type.ts'
import type { HistoryEntry, ReferralState } from '../../../shared/referral/state.ts'
import type { Tone } from '../../ui/badge.tsx'
import { dayText, instantText } from '../../ui/days.ts'
import { label, t } from '../../ui/words.ts'
import type { Part } from './part.ts'

/** How it stands; the receiver reads of itself, the sender of the organisation it referred to. */
export function stateWord({ kind, status }: ReferralState, part: Part = 'sender'): string {
  if (kind === 'unmet_need' && status === 'requested') return t('referrals:unmetNeed')
  if (part === 'receiver' && (status === 'requested' || status === 'received' || status === 'rejected'))
    return t(`referrals:statusReceiver.${status}`)
  return t(`referrals:status.${status}`)
}

/** Only helps the words: no tone says anything that they do not. */
export function stateTone({ kind, status }: ReferralState): Tone {
  switch (status) {
    case 'accepted':
    case 'in-progress':
    case 'completed':
      return 'success'
    case 'on-hold':
      return 'warning'
    case 'rejected':
    case 'failed':
      return 'danger'
    case 'cancelled':
    case 'entered-in-error':
      return 'neutral'
    case 'requested':
    case 'received':
      return kind === 'unmet_need' ? 'outline' : 'info'
  }
}

/** Why it stands where it stands: coded reason, evidence, appointment; empty where nothing is to be said. */
export function stateDetails(state: ReferralState): { term: string; content: string }[] {
  const details: { term: string; content: string | undefined }[] = [
    { term: t('referrals:outcome'), content: state.outcome && label('outcome', state.outcome) },
    { term: t('referrals:reason'), content: reasonOf(state) },
    { term: t('referrals:evidence'), content: state.evidence && label('evidence', state.evidence) },
  ]
  return details.flatMap(({ term, content }) => (content === undefined ? [] : [{ term, content }]))
}

function reasonOf(facts: Pick<ReferralState, 'failReason' | 'cancelReason' | 'rejectReason' | 'holdReason'>) {
  for (const list of ['failReason', 'cancelReason', 'rejectReason', 'holdReason'] as const) {
    const reason = facts[list]
    if (reason !== undefined) return label(list, reason)
  }
  return undefined
}

/** A type that only a newer version knows is told as such. */
export function eventWord(type: string): string {
  const known = eventTypes.find((each) => each === type)
  return known === undefined ? t('referrals:newerEvent') : t(`referrals:event.${known}`)
}

/** The coded facts of one event, joined: "von der Familie berichtet, Termin nicht wahrgenommen". */
export function eventDetails({ facts }: HistoryEntry): string {
  const lists = ['failReason', 'cancelReason', 'rejectReason', 'holdReason', 'outcome', 'evidence'] as const
  const coded = lists.flatMap((list) => {
    const code = facts[list]
    return typeof code === 'string' ? [label(list, code)] : []
  })
  const { appointmentOn, followUpOn, until, via } = facts
  return [
    ...coded,
    ...(Array.isArray(facts['scopes']) ? facts['scopes'].map((scope) => label('consentScope', String(scope))) : []),
    ...(typeof appointmentOn === 'string' ? [t('referrals:detailAppointment', { day: dayText(appointmentOn) })] : []),
    ...(typeof followUpOn === 'string' ? [dayText(followUpOn)] : []),
    ...(typeof until === 'string' ? [t('referrals:detailUntil', { day: dayText(until) })] : []),
    ...(via === 'answer_link' ? [t('referrals:viaAnswerLink')] : []),
  ].join(', ')
}

/** The day an event is about, and when it was written where that tells more. */
export function dayOfEntry({ facts, at }: HistoryEntry): string {
  const on = facts['on']
  return typeof on === 'string' && on !== '' ? dayText(on) : instantText(at)
}
