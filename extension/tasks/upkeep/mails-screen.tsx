/** Providers whose offers nobody confirmed for a year: each gets a mail with a link that opens once, without an account. */
import { useState } from 'preact/hooks'
import { type DueProvider, dueProviders } from '../../../shared/upkeep.ts'
import { today } from '../../platform/clock.ts'
import { readAskedOn } from '../../store/asked-providers.ts'
import { readNetwork } from '../../store/catalogue.ts'
import { enrolment } from '../../store/enrolment.ts'
import { useLive } from '../../store/live.ts'
import { readUpkeep } from '../../store/upkeep.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { GrowingRows } from '../../ui/growing-rows.tsx'
import { Loading } from '../../ui/loading.tsx'
import type { Mail } from '../../ui/mail-address.ts'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'
import { ProviderRow } from './provider-row.tsx'
import './upkeep.css'

export function MailsScreen() {
  const known = useLive(
    async () => ({
      upkeep: await readUpkeep(),
      network: await readNetwork(),
      device: await enrolment(),
      askedOn: await readAskedOn(),
    }),
    [],
  )
  // Whoever was asked just now stays where the text is to be copied from.
  const [mails, setMails] = useState<ReadonlyMap<string, Mail>>(new Map())
  if (known === undefined) return <Loading />
  const { upkeep, network, device, askedOn } = known
  const asks = upkeep?.rights.role === 'coordinator' || upkeep?.rights.role === 'admin'
  if (upkeep === undefined || !asks)
    return (
      <>
        <PageHeader title={t('upkeep:mailsTitle')} />
        <EmptyState title={t('upkeep:mailsForCoordinators')} />
      </>
    )
  const day = today()
  const all = dueProviders(upkeep.offers, day, upkeep)
  const open = new Set(dueProviders(upkeep.offers, day, { ...upkeep, askedOn }).map((due) => due.organisationId))
  const isDue = ({ organisationId }: DueProvider) => open.has(organisationId) || mails.has(organisationId)
  const [due, asked] = [all.filter(isDue), all.filter((provider) => !isDue(provider))]
  const row = (provider: DueProvider) => (
    <ProviderRow
      key={provider.organisationId}
      provider={provider}
      organisation={upkeep.organisations.get(provider.organisationId)}
      sender={{ network: network?.name ?? '', from: device?.organisationName ?? '' }}
      askedOn={askedOn.get(provider.organisationId)}
      mail={mails.get(provider.organisationId)}
      onMail={(mail) => setMails((before) => new Map([...before, [provider.organisationId, mail]]))}
    />
  )
  return (
    <>
      <PageHeader title={t('upkeep:mailsTitle')} />
      <p>{t('upkeep:mailsLead')}</p>
      {network?.answerPage === false && <Notice tone="warning">{t('upkeep:mailsClosed')}</Notice>}
      {due.length === 0 ? (
        <EmptyState title={t('upkeep:mailsNone')}>
          <p>{asked.length === 0 ? t('upkeep:mailsNoneText') : t('upkeep:mailsAllAsked')}</p>
        </EmptyState>
      ) : (
        <GrowingRows items={due} class="stack" label={t('upkeep:mailsTitle')}>
          {row}
        </GrowingRows>
      )}
      {asked.length > 0 && (
        <Disclosure summary={t('upkeep:mailsAsked', { count: asked.length })}>
          <GrowingRows items={asked} class="stack" label={t('upkeep:mailsAsked', { count: asked.length })}>
            {row}
          </GrowingRows>
        </Disclosure>
      )}
    </>
  )
}
