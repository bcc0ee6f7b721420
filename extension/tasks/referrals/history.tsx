/** The events of a referral in their order, with what each did; taken back and ignored ones stay readable. */
import type { HistoryEntry, ReferralState } from '../../../shared/referral/state.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { t } from '../../ui/words.ts'
import { dayOfEntry, eventDetails, eventWord } from './state-words.ts'

type Props = {
  state: ReferralState
  /** Name of an organisation by id, as it is called on this page. */
  nameOf: (organisationId: string) => string
  onNote: (entry: HistoryEntry) => void
}

/** Events that tell what became of the referral: on these a note can be written. */
const outcomes: readonly string[] = [
  'received',
  'accepted',
  'waitlisted',
  'rejected',
  'arrived',
  'completed',
  'failed',
  'cancelled',
  'consent_withdrawn',
]

export function History({ state, nameOf, onNote }: Props) {
  return (
    <section class="section" aria-labelledby="history">
      <h2 id="history">{t('referrals:history')}</h2>
      <ol class="history">
        {state.history.map((entry) => {
          const details = eventDetails(entry)
          return (
            <li key={entry.id} data-effect={entry.effect}>
              <span class={entry.effect === 'applied' ? undefined : 'history-struck'}>{eventWord(entry.type)}</span>
              {details !== '' && <span class="small">{details}</span>}
              <span class="small">{[dayOfEntry(entry), nameOf(entry.organisationId)].join(' · ')}</span>
              <span class="row">
                {entry.effect !== 'applied' && <Badge tone="warning">{t(`referrals:effect.${entry.effect}`)}</Badge>}
                {entry.effect === 'applied' && outcomes.includes(entry.type) && (
                  <Button kind="quiet" small icon="note" onClick={() => onNote(entry)}>
                    {t('referrals:outcomeNoteShow')}
                  </Button>
                )}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
