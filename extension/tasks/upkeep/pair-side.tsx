/** One offer of a pair that may be one and the same, with what a person can do: keep it and fill it up, or end it. */
import type { ChainLink } from '../../../shared/chain-link.ts'
import { mayEdit } from '../../../shared/edit-rights.ts'
import type { Offer } from '../../../shared/offer.ts'
import { addressLines } from '../../offer-view/contact-text.ts'
import { fieldLabels } from '../../offer-view/field-words.ts'
import { keepEdits } from '../../store/edits.ts'
import type { Upkeep } from '../../store/upkeep.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/days.ts'
import { Facts } from '../../ui/facts.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { useWork } from '../../ui/use-work.ts'
import { label, t } from '../../ui/words.ts'
import { lentFields, mergeEdits } from './merge-offers.ts'

type Props = { offer: Offer; other: Offer; upkeep: Upkeep | undefined; links: readonly ChainLink[] }

export function PairSide({ offer, other, upkeep, links }: Props) {
  const { run, busy, problem } = useWork()
  const { title } = offer
  const lent = lentFields(offer, other)
  const keep = () =>
    run(async () => {
      await keepEdits(mergeEdits(offer, other, changeable(links, upkeep)))
      announce(t('upkeep:duplicatesKept', { title, other: other.title }))
    })
  const end = () =>
    run(async () => {
      const { id: item, status } = offer
      await keepEdits([{ kind: 'offer', item, act: 'change', was: { status }, now: { status: 'ended' } }])
      announce(t('upkeep:duplicatesEnded', { title }))
    })
  return (
    <div class="stack">
      <h2>
        <a href={`#/offers/${offer.id}`}>{title}</a>
      </h2>
      <SideFacts offer={offer} provider={upkeep?.organisations.get(offer.organisationId)?.name} />
      {lent.length > 0 && <p class="small muted">{t('upkeep:duplicatesLent', { fields: fieldLabels(lent) })}</p>}
      <ProblemNotice problem={problem} />
      <div class="row no-print">
        <Button small unavailable={busy} onClick={() => void keep()}>
          {t('upkeep:duplicatesKeep')}
          <span class="visually-hidden"> {title}</span>
        </Button>
        <Button small kind="quiet" unavailable={busy} onClick={() => void end()}>
          {t('upkeep:duplicatesEnd')}
          <span class="visually-hidden"> {title}</span>
        </Button>
      </div>
    </div>
  )
}

function SideFacts({ offer, provider }: { offer: Offer; provider: string | undefined }) {
  const [place] = offer.protectedPlace ? [] : offer.places
  const fact = (term: string, content: string | undefined) =>
    content === undefined || content === '' ? undefined : { term, content }
  return (
    <Facts
      facts={[
        fact(t('upkeep:provider'), provider),
        fact(t('upkeep:type'), label('offerType', offer.offerType)),
        fact(t('upkeep:place'), place === undefined ? undefined : addressLines(place).join(', ')),
        fact(t('upkeep:phone'), offer.phones[0]?.number),
        fact(t('upkeep:source'), offer.source),
        fact(t('upkeep:verified'), offer.verifiedOn === undefined ? undefined : dayText(offer.verifiedOn)),
      ]}
    />
  )
}

/** Links that the server would not let this person change stay as they are. */
function changeable(links: readonly ChainLink[], upkeep: Upkeep | undefined): ChainLink[] {
  if (upkeep === undefined) return []
  const { rights, offers } = upkeep
  const offerOf = (id: string) => offers.find((offer) => offer.id === id)
  return links.filter((link) => mayEdit(rights, 'link', link, link, offerOf) === 'yes')
}
