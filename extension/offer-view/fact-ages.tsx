/** How old the knowledge about an offer is, by kind of fact: on request, for whoever has to rely on it. */
import { factGroups } from '../../shared/freshness.ts'
import type { Offer } from '../../shared/offer.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { Facts } from '../ui/facts.tsx'
import { t } from '../ui/words.ts'
import { freshnessText } from './report-words.ts'

export function FactAges({ offer, day }: { offer: Offer; day: string }) {
  return (
    <Disclosure summary={t('report:ages')}>
      <Facts
        facts={factGroups.map((group) => ({
          term: t(`report:group.${group}`),
          content: freshnessText(offer, group, day),
        }))}
      />
    </Disclosure>
  )
}
