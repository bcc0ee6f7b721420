/** What was recorded of a referral, in words; what only the own organisation can read is set apart and says so. */
import type { NoteInput } from '../../../shared/file-note/note-input.ts'
import { handoverCode } from '../../../shared/referral/handover-code.ts'
import { mayAnswer } from '../../../shared/referral/transitions.ts'
import { Card } from '../../ui/card.tsx'
import { dayText } from '../../ui/days.ts'
import { type Fact, Facts } from '../../ui/facts.tsx'
import { label, t } from '../../ui/words.ts'
import type { Part } from './part.ts'
import { stateDetails } from './state-words.ts'

type Props = { known: NoteInput; part: Part | undefined; nameOf: (id: string) => string }

/** For a referral, an unmet need or an arrival. Of the two organisations the reader is told the other one. */
export function FactsCard({ known, part, nameOf }: Props) {
  const { kind } = known.state
  const facts =
    kind === 'unmet_need'
      ? unmetFacts(known)
      : kind === 'arrival'
        ? arrivalFacts(known)
        : referralFacts(known, part, nameOf)
  return (
    <Card label={t('referrals:facts')}>
      <Facts facts={facts} />
    </Card>
  )
}

/** Case reference and own words of the own organisation. */
export function OwnCard({ known }: { known: NoteInput }) {
  const { caseReference, ownWords } = known
  if (caseReference === undefined && ownWords === undefined) return null
  return (
    <Card label={t('referrals:local')}>
      <h2>{t('referrals:local')}</h2>
      <p class="small">{t('referrals:localHint')}</p>
      <Facts facts={[fact(t('referrals:caseReference'), caseReference), fact(t('referrals:ownWords'), ownWords)]} />
    </Card>
  )
}

function referralFacts(known: NoteInput, part: Part | undefined, nameOf: (id: string) => string): (Fact | undefined)[] {
  const { state, offer, alternatives } = known
  const { requested } = state
  const receiver = state.to === null ? undefined : nameOf(state.to)
  return [
    fact(t('referrals:handoverCode'), handoverCode(state.ref)),
    part === 'receiver' ? fact(t('referrals:sender'), nameOf(state.from)) : undefined,
    fact(t('referrals:openedOn'), dayText(state.openedOn)),
    ...stateDetails(state).map(({ term, content }) => fact(term, content)),
    fact(t('referrals:appointmentOn'), state.appointmentOn === undefined ? undefined : dayText(state.appointmentOn)),
    fact(t('referrals:offer'), offer?.title),
    fact(t('referrals:provider'), offer?.provider),
    fact(t('referrals:depth'), requested && label('referralDepth', requested.depth)),
    ...familyFacts(known),
    fact(t('referrals:channel'), requested?.channel && label('contactChannel', requested.channel)),
    fact(t('referrals:consent'), requested && label('consent', requested.consent)),
    fact(t('referrals:scopes'), scopesText(known)),
    part === 'receiver' ? undefined : fact(t('referrals:receiver'), receiver ?? t('referrals:noReceiver')),
    fact(t('referrals:respondBy'), mayAnswer(state) && requested?.respondBy ? dayText(requested.respondBy) : undefined),
    fact(t('referrals:answerLinkUntil'), state.answerLinkUntil && dayText(state.answerLinkUntil)),
    fact(t('referrals:alternatives'), alternatives.join(', ')),
  ]
}

function arrivalFacts({ state }: NoteInput): (Fact | undefined)[] {
  const { presented } = state
  return [
    fact(t('referrals:handoverCode'), presented?.code),
    fact(t('referrals:arrivedOn'), dayText(state.openedOn)),
    ...stateDetails(state).map(({ term, content }) => fact(term, content)),
    fact(t('referrals:arrivalFeedback'), t(presented?.feedback === true ? 'referrals:yes' : 'no')),
  ]
}

function unmetFacts(known: NoteInput): (Fact | undefined)[] {
  const { unmetNeed, openedOn } = known.state
  return [
    fact(t('referrals:recordedOn'), dayText(openedOn)),
    fact(t('referrals:unmetNeedReason'), unmetNeed && label('unmetNeedReason', unmetNeed.unmetNeedReason)),
    fact(t('referrals:wantedType'), unmetNeed?.offerType && label('offerType', unmetNeed.offerType)),
    ...familyFacts(known),
  ]
}

function familyFacts({ state, area }: NoteInput): (Fact | undefined)[] {
  const about = state.requested ?? state.unmetNeed
  if (about === undefined) return []
  const answers = new Map([
    ['outside', t('referrals:areaOutside')],
    ['unknown', t('unknown')],
    ['not_recorded', t('notRecorded')],
  ])
  const phase = about.lifePhase === 'not_recorded' ? t('notRecorded') : label('lifePhase', about.lifePhase)
  return [
    fact(t('referrals:needs'), about.needs.map((need) => label('need', need)).join(', ')),
    fact(t('referrals:lifePhase'), phase),
    fact(t('referrals:age'), label('ageBand', about.ageBand)),
    fact(t('referrals:area'), answers.get(about.areaId) ?? area ?? about.areaId),
    fact(t('referrals:language'), about.language && label('language', about.language)),
  ]
}

function scopesText({ state }: NoteInput): string {
  const scopes = state.requested?.consentScopes ?? []
  return scopes
    .map((scope) => {
      const text = label('consentScope', scope)
      return state.withdrawnScopes.includes(scope) ? `${text} (${t('referrals:withdrawn')})` : text
    })
    .join(', ')
}

function fact(term: string, content: string | undefined): Fact | undefined {
  return content === undefined || content === '' ? undefined : { term, content }
}
