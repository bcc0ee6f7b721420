/**
 * Applies what a provider says of one of its offers, at once and in its name: whoever confirms or corrects an offer
 * has looked at the whole of it. Under the catalogue's lock, against what the form was shown for.
 */
import { germanDay } from '../../shared/german-day.ts'
import type { Offer } from '../../shared/offer.ts'
import { readAs } from '../catalogue/edit/read-as.ts'
import { settleAnswered } from '../catalogue/edit/reports-of.ts'
import { faultOf } from '../catalogue/edit/rules.ts'
import { stamped } from '../catalogue/edit/stamp.ts'
import { readStanding } from '../catalogue/edit/standing.ts'
import { changeCatalogue, type Origin } from '../catalogue/write.ts'
import type { Store } from '../store/open.ts'
import { changedFacts, type Fact, facts, seenOf } from './facts.ts'
import type { Faults, Given } from './given.ts'
import { findConfirmLink } from './link.ts'

/** `moved`: the offer says something else than the form was shown for; nothing was taken. */
type Confirmed = { outcome: 'done' | 'moved' | 'closed' } | { outcome: 'fault'; faults: Faults }

/**
 * @param code of the link, which may have ended meanwhile
 * @param asked.seen the facts the form was shown for (`seenOf`)
 * @param now ms since 1970
 */
export async function confirmOffer(
  store: Store,
  code: string,
  { offerId, seen, given }: { offerId: string; seen: string; given: Given },
  now: number,
): Promise<Confirmed> {
  const today = germanDay(now)
  const { result } = await changeCatalogue<Confirmed>(
    store,
    async (trx) => {
      const origin: Origin = { how: 'provider' }
      const without = (result: Confirmed) => ({ changes: [], origin, result })
      // Again under the lock: somebody else with the same link may have finished.
      const link = await findConfirmLink(trx, code, now)
      if (link === undefined || link.finished) return without({ outcome: 'closed' })
      const standing = await readStanding(trx)
      const before = readAs('offer', await standing.get('offer', offerId))
      if (before === undefined || before.organisationId !== link.organisationId) return without({ outcome: 'moved' })
      if (given.act === 'end' && before.status === 'ended') return without({ outcome: 'done' })
      const wanted = wantedOf(before, given)
      if (before.status !== 'published' || wanted === undefined) return without({ outcome: 'moved' })
      const news = given.act === 'right' || given.act === 'end' || changedFacts(before, wanted).length > 0
      if (news && seen !== seenOf(before)) return without({ outcome: 'moved' })
      const after = stamped(before, lookedAt(wanted, today), today, link.organisationId)
      const fault = await faultOf('offer', { id: offerId, standing, trx, today }, before, after)
      const fact = facts.find((each) => each === fault?.detail)
      if (fault !== undefined && fact === undefined) return without({ outcome: 'moved' })
      if (fact !== undefined) return without({ outcome: 'fault', faults: faultIn(fact) })
      const byProvider: Origin = { how: 'provider', organisationId: link.organisationId }
      standing.put({ kind: 'offer', id: offerId, data: after, origin: byProvider })
      await settleAnswered(standing, before, after, byProvider)
      return { changes: standing.changes(), origin: byProvider, result: { outcome: 'done' } }
    },
    now,
  )
  return result
}

function faultIn(fact: Fact): Faults {
  const faults: Faults = {}
  faults[fact] = 'required'
  return faults
}

function wantedOf(before: Offer, given: Given): Offer | undefined {
  switch (given.act) {
    case 'right':
      return before
    case 'end':
      return { ...before, status: 'ended' }
    case 'change':
      return readAs('offer', { ...before, ...given.facts })
  }
}

function lookedAt(offer: Offer, today: string): Offer {
  return { ...offer, verifiedOn: today, ...(offer.capacity !== 'unknown' && { capacityOn: today }) }
}
