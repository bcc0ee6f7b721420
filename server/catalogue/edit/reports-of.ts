/**
 * The open reports on an offer, and what settles them without a word: a change of what they complain of, a look at it
 * that found it right, the end of the offer. Settled reports leave the catalogue and stay in its history.
 */
import type { Offer } from '../../../shared/offer.ts'
import type { OfferReport } from '../../../shared/offer-report.ts'
import type { Origin } from '../write.ts'
import { readAs } from './read-as.ts'
import { changedGroups, confirmedGroups } from './stamp.ts'
import type { Standing } from './standing.ts'

/** The open reports on one offer, in no particular order. */
export async function reportsOn(standing: Standing, offerId: string): Promise<OfferReport[]> {
  const all = [...(await standing.all('report')).values()].map((data) => readAs('report', data))
  return all.filter((report) => report?.offerId === offerId).filter((report) => report !== undefined)
}

/** Takes away the reports that the step from `before` to `after` answers; `after` null: the offer is gone. */
export async function settleAnswered(
  standing: Standing,
  before: Offer,
  after: Offer | null,
  origin: Origin,
): Promise<void> {
  for (const report of await reportsOn(standing, before.id))
    if (after === null || answers(before, after, report))
      standing.put({ kind: 'report', id: report.id, data: null, origin })
}

function answers(before: Offer, after: Offer, { says, group }: OfferReport): boolean {
  if (after.status === 'ended') return true
  const looked = [...changedGroups(before, after), ...confirmedGroups(before, after)]
  switch (says) {
    case 'full':
      return looked.includes('capacity')
    case 'ended':
      return after.status !== before.status || after.verifiedOn !== before.verifiedOn
    case 'wrong':
      return group === undefined ? after.verifiedOn !== before.verifiedOn : looked.includes(group)
  }
}
