/**
 * Joints of the chain that a coordinator may want to set: those families have gone before, and those that offer types
 * usually have. Nothing becomes a link by itself.
 */
import type { ChainLink } from '../chain-link.ts'
import { codesOf, type OfferType, type Transition } from '../codes/index.ts'
import { offerTypeFacts } from '../codes/offer-type-facts.ts'
import type { Ended } from './links.ts'

/** From one offer type to another; `times` says in how many families' chains, where the past proposes it. */
export type Proposal = { from: OfferType; to: OfferType; transition?: Transition; times?: number }

/** A referral as far as it says where a family went, and when. */
export type Step = { chain: string; on: string; offerType: OfferType }

/** Fewer families than this are no pattern, and might be recognised. */
export const fewestTimes = 3

const passages = codesOf('transition')

/** What followed what in the same chain, most frequent first; each family counts once. */
export function fromPast(steps: readonly Step[], links: readonly ChainLink[]): Proposal[] {
  const chains = Map.groupBy(steps, (step) => step.chain)
  const times = new Map<string, Proposal & { times: number }>()
  for (const chain of chains.values()) {
    const gone = chain.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    const pairs = new Map<string, Proposal>()
    for (const [at, { offerType: from }] of gone.entries()) {
      const to = gone[at + 1]?.offerType
      if (to !== undefined && to !== from) pairs.set(`${from} ${to}`, proposal(from, to))
    }
    for (const [key, pair] of pairs) times.set(key, { ...pair, times: (times.get(key)?.times ?? 0) + 1 })
  }
  return [...times.values()]
    .filter((pair) => pair.times >= fewestTimes && !isLinked(pair, links))
    .sort((a, b) => b.times - a.times)
}

/** What offer types usually lead to, where both have offers here; in the order of the passages they serve. */
export function fromTypes(offers: readonly Ended[], links: readonly ChainLink[]): Proposal[] {
  const here = new Set(offers.map((offer) => offer.offerType))
  const pairs = [...here].flatMap((from) =>
    offerTypeFacts[from].next.filter((to) => here.has(to) && to !== from).map((to) => proposal(from, to)),
  )
  const open = pairs.filter((pair) => !isLinked(pair, links))
  return open.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** In the order of the passages, which is that of a childhood; those without one last. */
function placeOf({ transition }: Proposal): number {
  return transition === undefined ? passages.length : passages.indexOf(transition)
}

function proposal(from: OfferType, to: OfferType): Proposal {
  const [transition] = offerTypeFacts[from].transitions
  return transition === undefined ? { from, to } : { from, to, transition }
}

function isLinked({ from, to }: Proposal, links: readonly ChainLink[]): boolean {
  return links.some(
    (link) =>
      'offerType' in link.from && link.from.offerType === from && 'offerType' in link.to && link.to.offerType === to,
  )
}
