/** The order in which links are listed and drawn. */
import { expect, it } from 'vitest'
import { alongChain } from '../../extension/tasks/see-chain/along-chain.ts'
import type { LinkEnd } from '../../shared/chain-link.ts'
import type { OfferType } from '../../shared/codes/index.ts'
import { anOffer } from '../builders/an-offer.ts'

const id = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`
const type = (offerType: OfferType): LinkEnd => ({ offerType })
const shown = (at: number, from: LinkEnd, to: LinkEnd) => ({ link: { id: id(at), from, to } })

it('runs along the chain, a named offer at the place of its kind, what is gone last', () => {
  const midwife = anOffer({ id: id(90), offerType: 'midwife_care' })
  const chain = { byId: new Map([[midwife.id, midwife]]) }
  const links = [
    shown(1, { offerId: id(99) }, type('daycare')),
    shown(2, type('kaoa'), type('youth_employment_agency')),
    shown(3, type('daycare'), type('all_day_school')),
    shown(4, { offerId: midwife.id }, type('welcome_visit')),
    shown(5, type('pregnancy_counselling'), type('midwife_care')),
    shown(6, type('daycare'), type('language_support')),
  ]
  expect(alongChain(chain, links).map(({ link }) => Number(link.id.slice(-2)))).toEqual([5, 4, 6, 3, 2, 1])
})
