/** One offer in the list: what it is, whose, whether it is shown, how far it may be relied on. */
import { confirmedOn, factGroups } from '../../../shared/freshness.ts'
import { today } from '../../platform/clock.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { agoText } from '../../ui/days.ts'
import { label, t } from '../../ui/words.ts'
import type { OfferRow } from './offer-rows.ts'

const pendingTones = { waiting: 'info', conflict: 'warning', refused: 'danger' } as const satisfies Record<string, Tone>

export function ListRow({ row }: { row: OfferRow }) {
  const { offer, provider, completeness, reports, pending } = row
  return (
    <li class="offer-row">
      <div class="grow">
        <a class="offer-row-link" href={`#/offers/${offer.id}`}>
          {offer.title}
        </a>
        <p class="small muted">{[label('offerType', offer.offerType), provider].filter(Boolean).join(' · ')}</p>
      </div>
      <div class="offer-row-facts small">
        <span>{freshnessText(row, today())}</span>
        <span class="muted">{t('offers:complete', { percent: Math.round(completeness * 100) })}</span>
      </div>
      <div class="row offer-row-badges">
        <Badge tone={offer.status === 'published' ? 'outline' : 'neutral'}>{t(`offers:status.${offer.status}`)}</Badge>
        {reports > 0 && <Badge tone="warning">{t('offers:reports', { count: reports })}</Badge>}
        {pending !== undefined && <Badge tone={pendingTones[pending]}>{t(`offers:pending.${pending}`)}</Badge>}
      </div>
    </li>
  )
}

/** How far the offer may be relied on, and when anything of it was last confirmed. */
function freshnessText({ offer, reliance }: OfferRow, day: string): string {
  const last =
    factGroups
      .map((group) => confirmedOn(offer, group) ?? '')
      .sort()
      .at(-1) ?? ''
  if (last === '') return t('offers:reliance.unknown')
  const word = reliance >= 0.75 ? 'fresh' : reliance >= 0.4 ? 'ageing' : 'stale'
  return t('offers:confirmed', { how: t(`offers:reliance.${word}`), ago: agoText(last, day) })
}
