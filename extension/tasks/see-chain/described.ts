/** Offers with how completely they are described, and what that says in words. */
import { type Completeness, completenessOf, type Missing, wantedParts } from '../../../shared/chain/completeness.ts'
import type { Offer } from '../../../shared/offer.ts'
import { locale, t } from '../../ui/words.ts'
import type { Chain } from './use-chain.ts'

export type Described = Offer & { described: Completeness }

/** Worst first. */
export function describedOffers({ offers, network }: Pick<Chain, 'offers' | 'network'>): Described[] {
  return offers
    .map((offer): Described => ({ ...offer, described: completenessOf(offer, network?.requiredFields) }))
    .sort((a, b) => a.described.share - b.described.share || a.title.localeCompare(b.title, 'de'))
}

/** `83 %`. Rounded down: what is not whole is never called so. */
export function shareText(share: number): string {
  return new Intl.NumberFormat(locale(), { style: 'percent' }).format(Math.floor(share * 100 + 1e-9) / 100)
}

/** What is missing, by its short name. */
export function partText(part: Missing): string {
  return t(`chain:part.${part}`)
}

/** In how many offers a part is missing. */
type PartCount = { part: Missing; missing: number; demanded: boolean }

/** Most often missing first. */
export function missingParts(offers: readonly Described[]): PartCount[] {
  const parts = new Set<Missing>([...wantedParts, ...offers.flatMap(({ described }) => described.missing)])
  return [...parts]
    .map((part) => ({
      part,
      missing: offers.filter(({ described }) => described.missing.includes(part)).length,
      demanded: offers.some(({ described }) => described.demanded.includes(part)),
    }))
    .sort((a, b) => b.missing - a.missing)
}
