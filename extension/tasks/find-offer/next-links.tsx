/**
 * The next links of the chain: offers of the types that usually follow, near the family first. The
 * search finds them by the type's name, so that age, place and language of the case count here too.
 */
import { useEffect, useState } from 'preact/hooks'
import { offerTypeFacts } from '../../../shared/codes/offer-type-facts.ts'
import type { Offer } from '../../../shared/offer.ts'
import { search, searchVersion } from '../../search/search.ts'
import { type CaseContext, noFilters } from '../../search/types.ts'
import { caseContext } from '../../store/case-context.ts'
import { type OfferWithProvider, readOffers } from '../../store/catalogue.ts'
import { label, t } from '../../ui/words.ts'

const perType = 1
const looked = 8

export function NextLinks({ offer }: { offer: Offer }) {
  const [links, setLinks] = useState<readonly OfferWithProvider[]>([])
  const version = searchVersion.value
  const context = caseContext.value
  // biome-ignore lint/correctness/useExhaustiveDependencies: the search reads an index that changes with its version
  useEffect(() => {
    let stale = false
    void readNext(offer, context).then((found) => {
      if (!stale) setLinks(found)
    })
    return () => {
      stale = true
    }
  }, [offer, version, context])
  if (links.length === 0) return null
  return (
    <section class="section">
      <hr class="rule" />
      <h2>{t('offer:next')}</h2>
      <p class="small muted">{t('offer:nextHint')}</p>
      <ul class="links">
        {links.map((link) => (
          <li key={link.offer.id}>
            <a href={`#/offer/${link.offer.id}`}>{link.offer.title}</a>
            <p class="small muted">
              {[label('offerType', link.offer.offerType), link.organisation?.shortName ?? link.organisation?.name]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

async function readNext(offer: Offer, context: CaseContext): Promise<OfferWithProvider[]> {
  const rows = offerTypeFacts[offer.offerType].next.map(async (type) => {
    const { hits } = search(label('offerType', type), context, noFilters, looked)
    const found = await readOffers(hits.map((hit) => hit.offerId))
    return found.filter((one) => one.offer.offerType === type && one.offer.id !== offer.id).slice(0, perType)
  })
  return (await Promise.all(rows)).flat()
}
