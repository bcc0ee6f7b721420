/** How far the published offers may be relied on: exact numbers of the catalogue, in which no family is counted. */
import { dayText } from '../../ui/days.ts'
import { t } from '../../ui/words.ts'
import type { Built } from './ask.ts'
import type { FigureSource } from './source.ts'
import { numberText } from './told.ts'

export function offerFreshness({ freshness }: FigureSource): Built {
  if (freshness === undefined || freshness.offers === 0)
    return { state: 'nothing', sentence: t('figures:freshness.none'), method: [], columns: [], rows: [] }
  const { offers, fresh, ageing, stale, on } = freshness
  const counts = [
    { label: t('figures:freshness.fresh'), value: fresh },
    { label: t('figures:freshness.ageing'), value: ageing },
    { label: t('figures:freshness.stale'), value: stale },
  ]
  return {
    state: 'shown',
    sentence: t('figures:freshness.sentence', {
      count: offers,
      offers: numberText(offers),
      fresh: numberText(fresh),
      share: numberText(Math.floor((100 * fresh) / offers)),
      day: dayText(on),
    }),
    method: [t('figures:freshness.definition'), t('figures:freshness.exact')],
    columns: [
      { label: t('counting:columns.state'), numeric: false },
      { label: t('counting:columns.offers'), numeric: true },
      { label: t('counting:columns.shareOfAll'), numeric: true },
    ],
    rows: counts.map(({ label, value }) => [label, value, Math.round((100 * value) / offers)]),
    picture: { kind: 'bars', unit: t('counting:columns.offers'), bars: counts },
  }
}
