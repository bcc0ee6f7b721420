/**
 * The next links of the chain: what coordinators have joined to this offer, then what usually follows, near the family
 * first; and for a child who will soon be too old for it, what comes then.
 */
import { afterOutgrowing, type Next, nextOffers } from '../../../shared/chain/next.ts'
import { waysUp } from '../../../shared/chain/reach.ts'
import type { Offer } from '../../../shared/offer.ts'
import type { Organisation } from '../../../shared/organisation.ts'
import { caseContext } from '../../store/case-context.ts'
import { readAround } from '../../store/chain.ts'
import { useLive } from '../../store/live.ts'
import { label, t } from '../../ui/words.ts'
import { fromAgeText } from './from-age-text.ts'

type Organisations = ReadonlyMap<string, Organisation>

export function NextLinks({ offer }: { offer: Offer }) {
  const around = useLive(() => readAround(offer), [offer])
  if (around === undefined) return null
  const known = { ...around, ways: waysUp(around.areas) }
  const { ageMonths, ...family } = caseContext.value
  const next = nextOffers(offer, known, caseContext.value)
  const outgrown = ageMonths === undefined ? undefined : afterOutgrowing(offer, known, { ...family, ageMonths })
  if (next.length === 0 && outgrown === undefined) return null
  return (
    <section class="section">
      <hr class="rule" />
      <h2>{t('offer:next')}</h2>
      {next.length > 0 && <p class="small muted">{t('offer:nextHint')}</p>}
      <NextList next={next} organisations={around.organisations} />
      {outgrown !== undefined && (
        <>
          <h3>{fromAgeText(outgrown.atMonths)}</h3>
          <p class="small muted">{t(outgrown.next.length > 0 ? 'offer:outgrowText' : 'offer:outgrowNone')}</p>
          <NextList next={outgrown.next} organisations={around.organisations} />
        </>
      )}
    </section>
  )
}

function NextList({ next, organisations }: { next: readonly Next[]; organisations: Organisations }) {
  if (next.length === 0) return null
  return (
    <ul class="links">
      {next.map((one) => (
        <li key={one.offer.id}>
          <a href={`#/offer/${one.offer.id}`}>{one.offer.title}</a>
          <p class="small muted">{aboutText(one, organisations)}</p>
          {one.link?.note !== undefined && <p class="small">{one.link.note}</p>}
        </li>
      ))}
    </ul>
  )
}

function aboutText({ offer, why }: Next, organisations: Organisations): string {
  const provider = organisations.get(offer.organisationId)
  const linked = why === 'link' ? t('offer:nextLinked') : undefined
  return [label('offerType', offer.offerType), provider?.shortName ?? provider?.name, linked]
    .filter(Boolean)
    .join(' · ')
}
