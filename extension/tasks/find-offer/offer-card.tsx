/**
 * One result: name, kind and provider, how one gets in, whether there is room, how near, why it stands here; for
 * navigators a button beside it that begins the referral at once.
 */
import { useLocation } from 'wouter-preact'
import { type AreaTree, meetingLevel } from '../../offer-view/area-tree.ts'
import { capacityIsOld, capacityText, isStale } from '../../offer-view/knowledge-age.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { label, t } from '../../ui/words.ts'
import type { Found } from './found-offers.ts'
import { reasonsText } from './reason-words.ts'
import { lastOpened } from './search-state.ts'

export function OfferCard(props: {
  found: Found
  tree: AreaTree
  areaId: string | undefined
  today: string
  quick: boolean
}) {
  const { offer, organisation, hit } = props.found
  const kind = label('offerType', offer.offerType)
  const reasons = reasonsText(hit.reasons, kind, hit.because)
  const provider = organisation?.shortName ?? organisation?.name
  const old = capacityIsOld(offer, props.today)
  return (
    <li class="result">
      <a
        class="result-link"
        href={`#/offer/${offer.id}`}
        data-opens-offer={offer.id}
        onClick={() => {
          lastOpened.value = offer.id
        }}
      >
        {offer.title}
      </a>
      <p class="small muted">{[offer.title.includes(kind) ? undefined : kind, provider].filter(Boolean).join(' · ')}</p>
      <ul class="result-facts">
        <li>
          <Icon name="door" />
          {t(`find:access.${offer.access}`)}
        </li>
        <Whereabouts {...props} />
        <li class={old ? 'muted' : `capacity-${offer.capacity}`}>
          <Icon name="seats" />
          {capacityText(offer, props.today)}
        </li>
        {isStale(offer, props.today) && (
          <li class="stale">
            <Icon name="warning" />
            {t('find:stale')}
          </li>
        )}
      </ul>
      {reasons !== undefined && <p class="small result-reason">{reasons}</p>}
      {props.quick && <LogAtOnce offerId={offer.id} title={offer.title} />}
    </li>
  )
}

/** The second of a navigator's three steps. */
function LogAtOnce({ offerId, title }: { offerId: string; title: string }) {
  const [, navigate] = useLocation()
  const begin = async () => {
    lastOpened.value = offerId
    const { readyDraftForOffer } = await import('../../store/draft-prefill.ts')
    navigate(`/log/${await readyDraftForOffer(offerId)}`)
  }
  return (
    <div class="row result-log" data-logs-offer={offerId}>
      <Button icon="forward" onClick={() => void begin()}>
        <span aria-hidden="true">{t('find:logAtOnce')}</span>
        <span class="visually-hidden">{t('find:logAtOnceNamed', { title })}</span>
      </Button>
    </div>
  )
}

/** Nearness where the case has a place, else the place itself; of a protected place, neither. */
function Whereabouts({
  found: { offer, hit },
  tree,
  areaId,
}: {
  found: Found
  tree: AreaTree
  areaId: string | undefined
}) {
  if (offer.protectedPlace) return null
  const level = meetingLevel(tree, areaId, hit.areaSteps)
  const city = offer.places[0]?.city
  const near = level === undefined ? undefined : t(`find:distance.${level}`)
  const text = [near, city].filter(Boolean).join(', ')
  if (text === '') return null
  return (
    <li>
      <Icon name="place" />
      {text}
    </li>
  )
}
