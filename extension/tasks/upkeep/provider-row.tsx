/** One provider to be asked: since when its offers are unconfirmed, and on one press the mail with its link. */
import type { Organisation } from '../../../shared/organisation.ts'
import type { DueProvider } from '../../../shared/upkeep.ts'
import { today } from '../../platform/clock.ts'
import { keepAsked } from '../../store/asked-providers.ts'
import { makeConfirmLink } from '../../sync/upkeep.ts'
import { Button } from '../../ui/button.tsx'
import { CopyBlock } from '../../ui/copy-block.tsx'
import { agoText } from '../../ui/days.ts'
import { type Mail, mailAddress } from '../../ui/mail-address.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'
import { confirmMail } from './mail-text.ts'

type Props = {
  provider: DueProvider
  organisation: Organisation | undefined
  sender: { network: string; from: string }
  /** When a link was last made here, `YYYY-MM-DD`. */
  askedOn: string | undefined
  /** Made on this screen: the link in it is nowhere else. */
  mail: Mail | undefined
  onMail: (mail: Mail) => void
}

export function ProviderRow({ provider, organisation, sender, askedOn, mail, onMail }: Props) {
  const { run, busy, problem } = useWork()
  const { offers, since, organisationId } = provider
  const make = () =>
    run(async () => {
      const link = await makeConfirmLink(organisationId)
      onMail(confirmMail(offers, { ...sender, ...link }))
      await keepAsked(organisationId)
    })
  const name = organisation?.name ?? organisationId
  const facts = [
    t('upkeep:mailOffers', { count: offers.length }),
    since === undefined ? t('upkeep:mailNever') : t('upkeep:mailSince', { ago: agoText(since, today()) }),
    ...(askedOn === undefined ? [] : [t('upkeep:mailAskedOn', { ago: agoText(askedOn, today()) })]),
  ]
  return (
    <li class="card">
      <h2>{name}</h2>
      <p class="small muted">{facts.join(' · ')}</p>
      <ProblemNotice problem={problem} />
      {mail === undefined ? (
        <div class="row no-print">
          <Button small icon="mail" unavailable={busy} onClick={() => void make()}>
            {askedOn === undefined ? t('upkeep:mailMake') : t('upkeep:mailAgain')}
            <span class="visually-hidden"> {name}</span>
          </Button>
        </div>
      ) : (
        <div class="stack">
          <CopyBlock label={t('upkeep:mailText', { name })} text={mail.body}>
            <a class="button button-secondary" href={mailAddress(mail, organisation?.email)}>
              {t('upkeep:mailOpen')}
            </a>
          </CopyBlock>
          <p class="small muted">{t('upkeep:mailOnce')}</p>
        </div>
      )}
    </li>
  )
}
