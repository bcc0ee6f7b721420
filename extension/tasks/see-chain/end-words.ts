/** What stands at the ends of a link, in words. */
import type { ChainLink, LinkEnd } from '../../../shared/chain-link.ts'
import type { OfferType } from '../../../shared/codes/index.ts'
import { label, t } from '../../ui/words.ts'
import type { Chain } from './use-chain.ts'

type Named = Pick<Chain, 'byId'>

/** An offer by its title, or that it is gone; a type as every offer of it. */
export function endText({ byId }: Named, end: LinkEnd): string {
  if ('offerId' in end) return byId.get(end.offerId)?.title ?? t('chain:linkGone')
  return t('chain:everyOfType', { type: label('offerType', end.offerType) })
}

/** `Hebammenhilfe → Eltern-Kind-Gruppe`. */
export function linkText(chain: Named, { from, to }: Pick<ChainLink, 'from' | 'to'>): string {
  return t('chain:goesTo', { from: shortEndText(chain, from), to: shortEndText(chain, to) })
}

/** A type by its name alone, where the line has little room. */
export function shortEndText(chain: Named, end: LinkEnd): string {
  return 'offerType' in end ? label('offerType', end.offerType) : endText(chain, end)
}

/** Two types of offers, one after the other. */
export function typesText({ from, to }: { from: OfferType; to: OfferType }): string {
  return t('chain:goesTo', { from: label('offerType', from), to: label('offerType', to) })
}
