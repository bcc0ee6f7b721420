/** Open reports on offers of the demonstration, as organisations that refer to them sent them in the past weeks. */
import type { FactGroup } from '../../../shared/freshness.ts'
import type { Offer } from '../../../shared/offer.ts'
import type { OfferReport } from '../../../shared/offer-report.ts'
import { phoneOf } from '../contact.ts'
import { daysBefore } from '../freshness.ts'
import { namedUuid } from '../identity.ts'
import type { DemoNetwork } from '../network.ts'
import { type Random, random } from '../random.ts'
import { senders } from '../stories/senders.ts'

type Complaint = {
  says: OfferReport['says']
  group?: FactGroup
  /** What would be right. */
  value?: (source: Random, offer: Offer) => string | undefined
  /** Whether anybody could say so of the offer. */
  about(offer: Offer, today: string): boolean
}

const complaints: readonly Complaint[] = [
  { says: 'wrong', group: 'contact', value: phoneOf, about: hasPhone },
  { says: 'wrong', group: 'contact', value: (_, { url }) => url && `${new URL(url).origin}/aktuell`, about: hasPage },
  { says: 'wrong', group: 'contact', about: hasPhone },
  { says: 'wrong', group: 'openings', about: ({ openings }) => openings.length > 0 },
  { says: 'wrong', group: 'openings', about: ({ openings }) => openings.length > 1 },
  { says: 'wrong', group: 'access', about: ({ access }) => access === 'registration' },
  { says: 'wrong', group: 'capacity', about: ({ capacity }) => capacity === 'waitlist' },
  { says: 'wrong', group: 'cost', about: ({ cost }) => cost === 'free' },
  { says: 'wrong', group: 'audience', about: ({ ageToMonths }) => ageToMonths !== undefined },
  { says: 'wrong', group: 'place', about: ({ places }) => places.length > 0 },
  { says: 'full', about: ({ capacity }) => capacity === 'available' },
  { says: 'full', about: ({ capacity }) => capacity === 'few' },
  { says: 'ended', about: ({ verifiedOn = '' }, today) => verifiedOn < daysBefore(today, 365) },
]

/** One of each complaint, each by another organisation; what fits no offer of a small network is left out. */
export function reportsOf(
  seed: number,
  today: string,
  network: Pick<DemoNetwork, 'organisations' | 'offers' | 'areas'>,
): OfferReport[] {
  const source = random(seed, 'reports')
  const reporters = source.some(senders(network), complaints.length)
  const taken = new Set<string>()
  return complaints.flatMap((complaint, at): OfferReport[] => {
    const reporter = reporters[at]
    const by = reporter?.organisation
    const fitting = (reporter?.offers ?? []).filter(
      (offer) => offer.organisationId !== by?.id && !taken.has(offer.id) && complaint.about(offer, today),
    )
    if (by === undefined || fitting.length === 0) return []
    const offer = source.pick(fitting)
    taken.add(offer.id)
    const value = complaint.value?.(source, offer)
    return [
      {
        id: namedUuid(`demo|${seed}|report|${at}`),
        offerId: offer.id,
        says: complaint.says,
        ...(complaint.group !== undefined && { group: complaint.group }),
        ...(value !== undefined && { value }),
        organisationId: by.id,
        on: daysBefore(today, source.whole(0, 45)),
      },
    ]
  })
}

function hasPhone({ phones }: Offer): boolean {
  return phones.length > 0
}

function hasPage({ url }: Offer): boolean {
  return url !== undefined
}
