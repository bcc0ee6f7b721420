/** Providers whose offers nobody confirmed for a year: each gets a mail with a link that opens once, without an account. */
import { useState } from 'preact/hooks'
import type { Organisation } from '../../../shared/organisation.ts'
import { type DueProvider, dueProviders } from '../../../shared/upkeep.ts'
import { today } from '../../platform/clock.ts'
import { readNetwork } from '../../store/catalogue.ts'
import { enrolment } from '../../store/enrolment.ts'
import { useLive } from '../../store/live.ts'
import { readUpkeep } from '../../store/upkeep.ts'
import { makeConfirmLink } from '../../sync/upkeep.ts'
import { Button } from '../../ui/button.tsx'
import { CopyBlock } from '../../ui/copy-block.tsx'
import { agoText } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { GrowingRows } from '../../ui/growing-rows.tsx'
import { Loading } from '../../ui/loading.tsx'
import { type Mail, mailAddress } from '../../ui/mail-address.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'
import { confirmMail } from './mail-text.ts'
import './upkeep.css'

type Sender = { network: string; from: string }

export function MailsScreen() {
  const known = useLive(
    async () => ({ upkeep: await readUpkeep(), network: await readNetwork(), device: await enrolment() }),
    [],
  )
  if (known === undefined) return <Loading />
  const { upkeep, network, device } = known
  const asks = upkeep?.rights.role === 'coordinator' || upkeep?.rights.role === 'admin'
  const due = upkeep === undefined || !asks ? [] : dueProviders(upkeep.offers, today(), upkeep)
  const sender: Sender = { network: network?.name ?? '', from: device?.organisationName ?? '' }
  return (
    <>
      <PageHeader title={t('upkeep:mailsTitle')} />
      <p>{asks ? t('upkeep:mailsLead') : t('upkeep:mailsForCoordinators')}</p>
      {asks && due.length === 0 && (
        <EmptyState title={t('upkeep:mailsNone')}>
          <p>{t('upkeep:mailsNoneText')}</p>
        </EmptyState>
      )}
      {due.length > 0 && (
        <GrowingRows items={due} class="stack" label={t('upkeep:mailsTitle')}>
          {(provider) => (
            <ProviderRow
              key={provider.organisationId}
              provider={provider}
              organisation={upkeep?.organisations.get(provider.organisationId)}
              sender={sender}
            />
          )}
        </GrowingRows>
      )}
    </>
  )
}

type RowProps = { provider: DueProvider; organisation: Organisation | undefined; sender: Sender }

function ProviderRow({ provider, organisation, sender }: RowProps) {
  const { run, busy, problem } = useWork()
  const [mail, setMail] = useState<Mail | undefined>(undefined)
  const { offers, since, organisationId } = provider
  const make = () =>
    run(async () => setMail(confirmMail(offers, { ...sender, ...(await makeConfirmLink(organisationId)) })))
  const name = organisation?.name ?? organisationId
  return (
    <li class="card">
      <h2>{name}</h2>
      <p class="small muted">
        {t('upkeep:mailOffers', { count: offers.length })}
        {' · '}
        {since === undefined ? t('upkeep:neverConfirmed') : t('upkeep:lastConfirmed', { ago: agoText(since, today()) })}
      </p>
      <ProblemNotice problem={problem} />
      {mail === undefined ? (
        <div class="row">
          <Button small icon="mail" unavailable={busy} onClick={() => void make()}>
            {t('upkeep:mailMake')}
            <span class="visually-hidden"> {name}</span>
          </Button>
        </div>
      ) : (
        <div class="stack">
          <CopyBlock label={t('upkeep:mailText', { name })} text={mail.body} />
          <div class="row">
            <a class="button button-small button-secondary" href={mailAddress(mail, organisation?.email)}>
              {t('upkeep:mailOpen')}
            </a>
          </div>
        </div>
      )}
    </li>
  )
}
