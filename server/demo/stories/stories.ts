/** Referrals of a span of time as drafts of events, before any device signs them. Pure; follows from the seed. */
import { offerTypeFacts } from '../../../shared/codes/offer-type-facts.ts'
import type { Offer } from '../../../shared/offer.ts'
import { depthsWithReceiver } from '../../../shared/referral/event-type.ts'
import { daysBefore } from '../freshness.ts'
import type { DemoNetwork } from '../network.ts'
import { type Random, random } from '../random.ts'
import { aboutFamily, agreement, unmet } from './about.ts'
import { type Demand, demand } from './demand.ts'
import { homeWeights } from './homes.ts'
import { type Draft, scribe } from './scribe.ts'
import { openingDay, type Span } from './seasons.ts'
import { senderAlone } from './sender-alone.ts'
import { type Sender, senders } from './senders.ts'
import { type Course, coursesWithReceiver } from './with-receiver.ts'

export type StoriesOptions = { referrals: number; seed: number; today: string; span?: Span }

/** The year in which referrals still stand in every database; what is older has been erased by the network's periods. */
export const lastYear: Span = { newest: 0, oldest: 364 }
const unmetShare = 0.12
/** How many of these would have been for the offer that overflows. */
const unmetForWant = 0.35
/** How often a family that was referred needs something else soon after. */
const needsMore = 0.22
/** Calendar days, about the ten working days of the network. */
const respondWithin = 14

/** Drafts of all events, earliest first. Handing on makes referrals too, which count among the wanted. */
export function stories(network: DemoNetwork, options: StoriesOptions): Draft[] {
  const { referrals, seed, today, span = lastYear } = options
  const everyone = senders(network)
  const [first] = everyone
  if (first === undefined) return []
  const scene: Scene = { homes: homeWeights(network.areas), demand: demand(seed, network.offers) }
  const byOrganisation = new Map(everyone.map((sender) => [sender.organisation.id, sender]))
  const drafts: Draft[] = []
  const dayText = (day: number) => daysBefore(today, day)
  let told = 0
  for (let number = 0; told < referrals; number++) {
    const source = random(seed, 'story', span.newest, number)
    const sender = weighted(source, everyone, ({ weight }) => weight)
    const opened = openingDay(source, today, span)
    const choose = () => weighted(source, sender.offers, scene.demand.weightOf)
    if (source.chance(unmetShare)) {
      const need = scribe(source, dayText, { from: sender.organisation.id, to: null })
      const full = source.chance(unmetForWant) ? scene.demand.wanted : undefined
      const home = homeOf(source, sender, scene)
      need.write('unmet_need', 'sender', opened, {
        ...unmet(source, full ?? choose(), home),
        ...(full !== undefined && { unmetNeedReason: 'no_capacity', offerType: full.offerType }),
      })
      drafts.push(...need.drafts)
      told++
      continue
    }
    const links: Link[] = [{ sender, opened, offer: choose() }]
    for (let link = links.shift(); link !== undefined && told < referrals; link = links.shift()) {
      const telling = tell(source, dayText, link, scene)
      drafts.push(...telling.drafts)
      told++
      const next = linkAfter(source, byOrganisation, link.offer, telling)
      if (next !== undefined) links.push(next)
      const later = link.opened - source.whole(5, 60)
      const { chain, areaId } = telling
      if (later >= span.newest && source.chance(needsMore))
        links.push({
          sender: link.sender,
          opened: later,
          offer: weighted(source, link.sender.offers, scene.demand.weightOf),
          chain,
          areaId,
        })
    }
  }
  return drafts.sort((a, b) => b.day - a.day || a.minute - b.minute)
}

/** What all stories share. */
type Scene = { homes: ReadonlyMap<string, number>; demand: Demand }

function homeOf(source: Random, { spaces }: Sender, { homes }: Scene): string {
  return weighted(source, spaces, (space) => homes.get(space) ?? 0)
}

/** One link of a family's chain: who refers to what, on which day, and which referral it continues. */
type Link = { sender: Sender; opened: number; offer: Offer; chain?: string; basedOn?: string; areaId?: string }
type Told = { drafts: Draft[]; ref: string; chain: string; areaId: string; handedOn: number | undefined }

function tell(source: Random, dayText: (day: number) => string, link: Link, scene: Scene): Told {
  const { sender, opened, offer, chain, basedOn } = link
  const from = sender.organisation.id
  const agreed = agreement(source, sender.organisation.institutionType, offer.organisationId !== from)
  const hasReceiver = (depthsWithReceiver as readonly string[]).includes(agreed.depth)
  const to = hasReceiver ? offer.organisationId : null
  const feedback = agreed.consentScopes.includes('feedback')
  const story = scribe(source, dayText, { from, to, feedback, ...(chain !== undefined && { chain }) })
  const about = aboutFamily(source, offer, homeOf(source, sender, scene))
  const areaId = link.areaId ?? about.areaId
  const discussed = sender.offers.filter((other) => other.offerType === offer.offerType && other.id !== offer.id)
  const { channel, ...told } = agreed
  const alternatives = source.some(discussed, source.whole(0, 2)).map(({ id }) => id)
  story.write('requested', 'sender', opened, {
    ...about,
    areaId,
    ...told,
    offerId: offer.id,
    offerType: offer.offerType,
    alternatives: hasReceiver ? [] : alternatives,
    ...(!hasReceiver && channel !== undefined && { channel }),
    ...(hasReceiver && feedback && { respondBy: dayText(opened - respondWithin) }),
    ...(basedOn !== undefined && { basedOn }),
  })
  // What the talk was like no receiver needs to know.
  if (hasReceiver)
    story.write('described', 'sender', opened, {
      ...about,
      areaId,
      alternatives,
      ...(channel !== undefined && { channel }),
    })
  if (source.chance(0.7)) story.write('note_filed', 'sender', opened, {})
  const course: Course = weighted(
    source,
    hasReceiver ? coursesWithReceiver(scene.demand.troubleOf(offer)) : senderAlone,
    ([, share]) => share,
  )[0]
  const handedOn = course(story.write, source, opened, agreed.consentScopes)
  return { drafts: story.drafts, ref: story.ref, chain: story.chain, areaId, handedOn }
}

/** The receiver hands the family on to one of the offers that usually come next, in the same chain. */
function linkAfter(source: Random, senderOf: ReadonlyMap<string, Sender>, offer: Offer, told: Told): Link | undefined {
  const sender = senderOf.get(offer.organisationId)
  if (told.handedOn === undefined || told.handedOn < 0 || sender === undefined) return undefined
  const usual: readonly string[] = offerTypeFacts[offer.offerType].next
  const next = sender.offers.filter(({ offerType }) => usual.includes(offerType))
  if (next.length === 0) return undefined
  const { ref: basedOn, chain, areaId } = told
  return { sender, opened: told.handedOn, offer: source.pick(next), chain, basedOn, areaId }
}

function weighted<T>(source: Random, list: readonly T[], weight: (entry: T) => number): T {
  let left = source.next() * list.reduce((sum, entry) => sum + weight(entry), 0)
  return (
    list.find((entry) => {
      left -= weight(entry)
      return left < 0
    }) ?? source.pick(list)
  )
}
