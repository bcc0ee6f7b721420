/** Reports on an offer and the age of its facts, in words. */
import { confirmedOn, type Dated, type FactGroup, freshnessOf } from '../../shared/freshness.ts'
import type { OfferReport } from '../../shared/offer-report.ts'
import { agoText } from '../ui/days.ts'
import { t } from '../ui/words.ts'

/** `Kontakt stimmt nicht`, `Voll`, `Gibt es nicht mehr`. */
export function reportText({ says, group }: Pick<OfferReport, 'says' | 'group'>): string {
  if (says !== 'wrong') return t(`report:says.${says}`)
  return t('report:says.wrong', { what: group === undefined ? t('report:something') : t(`report:group.${group}`) })
}

/** `zuletzt bestätigt vor 7 Monaten`. @param today `YYYY-MM-DD` */
export function freshnessText(offer: Dated, group: FactGroup, today: string): string {
  const on = confirmedOn(offer, group)
  if (on === undefined) return t('report:fresh.unknown')
  const freshness = freshnessOf(offer, group, today)
  return t(`report:fresh.${freshness === 'unknown' ? 'stale' : freshness}`, { ago: agoText(on, today) })
}
