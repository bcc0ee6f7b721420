/** A year of referrals as drafts of events, before any device signs them. Pure; follows from the seed. */
import { offerTypeFacts } from '../../../shared/codes/offer-type-facts.ts'
import type { Offer } from '../../../shared/offer.ts'
import { depthsWithReceiver } from '../../../shared/referral/event-type.ts'
import { daysBefore } from '../freshness.ts'
import type { DemoNetwork } from '../network.ts'
import { type Random, random } from '../random.ts'
import { aboutFamily, agreement, unmet } from './about.ts'
import { type Draft, scribe } from './scribe.ts'
import { senderAlone } from './sender-alone.ts'
import { type Sender, senders } from './senders.ts'
import { type Course, withReceiver } from './with-receiver.ts'

export type StoriesOptions = { referrals: number; seed: number; today: string }

const year = 364
const unmetShare = 0.06
/** Calendar days, about the ten working days of the network. */
const respondWithin = 14

/** Drafts of all events, earliest first. Handing on makes referrals too, which count among the wanted. */
export function stories(network: DemoNetwork, { referrals, seed, today }: StoriesOptions): Draft[] {
  const everyone = senders(network)
  const [first] = everyone
  if (first === undefined) return []
  const byOrganisation = new Map(everyone.map((sender) => [sender.organisation.id, sender]))
  const drafts: Draft[] = []
  const dayText = (day: number) => daysBefore(today, day)
  let told = 0
  for (let number = 0; told < referrals; number++) {
    const source = random(seed, 'story', number)
    const sender = weighted(source, everyone, ({ weight }) => weight)
    // A little more of late: the network is growing.
    const opened = Math.floor(year * source.next() ** 1.2)
    if (source.chance(unmetShare)) {
      const need = scribe(source, dayText, { from: sender.organisation.id, to: null })
      need.write('unmet_need', 'sender', opened, unmet(source, source.pick(sender.offers), sender.spaces))
      drafts.push(...need.drafts)
      told++
      continue
    }
    let next: Link | undefined = { sender, opened, offer: source.pick(sender.offers) }
    while (next !== undefined && told < referrals) {
      const telling: Told = tell(source, dayText, next)
      drafts.push(...telling.drafts)
      told++
      next = linkAfter(source, byOrganisation, next.offer, telling)
    }
  }
  return drafts.sort((a, b) => b.day - a.day || a.minute - b.minute)
}

/** One link of a family's chain: who refers to what, on which day, and which referral it continues. */
type Link = { sender: Sender; opened: number; offer: Offer; chain?: string; basedOn?: string; areaId?: string }
type Told = { drafts: Draft[]; ref: string; chain: string; areaId: string; handedOn: number | undefined }

function tell(source: Random, dayText: (day: number) => string, link: Link): Told {
  const { sender, opened, offer, chain, basedOn } = link
  const from = sender.organisation.id
  const agreed = agreement(source, sender.organisation.institutionType, offer.organisationId !== from)
  const hasReceiver = (depthsWithReceiver as readonly string[]).includes(agreed.depth)
  const to = hasReceiver ? offer.organisationId : null
  const feedback = agreed.consentScopes.includes('feedback')
  const story = scribe(source, dayText, { from, to, feedback, ...(chain !== undefined && { chain }) })
  const about = aboutFamily(source, offer, sender.spaces)
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
  const course: Course = weighted(source, hasReceiver ? withReceiver : senderAlone, ([, share]) => share)[0]
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
