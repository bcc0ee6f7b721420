/** Contact data and messages that travelled sealed, opened because somebody looks at them. */
import type { ReferralState } from '../../../shared/referral/state.ts'
import type { Contact } from '../../../shared/sealed.ts'
import { Card } from '../../ui/card.tsx'
import { dayText } from '../../ui/days.ts'
import { type Fact, Facts } from '../../ui/facts.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { t } from '../../ui/words.ts'
import type { OpenedParts } from './use-parts.ts'

type Props = { state: ReferralState; opened: OpenedParts | undefined; nameOf: (id: string) => string }

export function PartsCard({ state, opened, nameOf }: Props) {
  const shared = sharedCount(state)
  if (shared === 0 && (opened === undefined || opened.parts.unreadable === 0)) return null
  return (
    <Card label={t('referrals:parts')}>
      <h2>{t('referrals:parts')}</h2>
      {opened === undefined ? <Loading /> : <Opened opened={opened} nameOf={nameOf} />}
    </Card>
  )
}

function Opened({ opened, nameOf }: { opened: OpenedParts; nameOf: (id: string) => string }) {
  const { parts, standing } = opened
  if (standing === 'locked')
    return (
      <Notice title={t('problem:locked.title')}>
        <p>{t('problem:locked.todo')}</p>
      </Notice>
    )
  return (
    <>
      {parts.contact !== undefined && <ContactFacts contact={parts.contact} />}
      {parts.messages.map(({ organisationId, on, text }) => (
        <figure key={`${organisationId} ${on} ${text}`} class="message">
          <figcaption class="small">
            {t('referrals:messageBy', { name: nameOf(organisationId), day: dayText(on) })}
          </figcaption>
          <p class="message-text">{text}</p>
        </figure>
      ))}
      {parts.unreadable > 0 && (
        <Notice tone="warning" title={t('problem:cannot_open.title')}>
          <p>
            {t(standing === 'waiting' || standing === 'none' ? 'referrals:closedWaiting' : 'referrals:closedChanged')}
          </p>
        </Notice>
      )}
    </>
  )
}

function ContactFacts({ contact }: { contact: Contact }) {
  const { name, phone, email, reach } = contact
  return (
    <Facts
      facts={[
        fact(t('referrals:contactName'), name),
        phone === undefined
          ? undefined
          : { term: t('referrals:contactPhone'), content: <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a> },
        fact(t('referrals:contactEmail'), email),
        fact(t('referrals:contactReach'), reach),
      ]}
    />
  )
}

function fact(term: string, content: string | undefined): Fact | undefined {
  return content === undefined ? undefined : { term, content }
}

/** Sealed parts for both sides that still stand. */
function sharedCount({ sealed, history }: ReferralState): number {
  const standing = new Set(sealed)
  return history.filter((entry) => entry.type === 'shared' && standing.has(entry.id)).length
}
