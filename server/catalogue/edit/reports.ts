/**
 * Takes reports on offers. Said by the provider of its own offer, “full” and “ended” are applied at once; said by
 * others they wait in the catalogue for an editor. “Right” confirms on that day. No organisation says the same of the
 * same offer twice, and nothing tells who of an organisation it was.
 */

import { isContact } from '../../../shared/contact-value.ts'
import { germanDay } from '../../../shared/german-day.ts'
import { type Offer, offerStatuses } from '../../../shared/offer.ts'
import type { OfferReport } from '../../../shared/offer-report.ts'
import type { ProblemCode } from '../../../shared/problem.ts'
import type { ReportRequest } from '../../../shared/protocol/edits.ts'
import type { Session } from '../../http/session.ts'
import type { Store } from '../../store/open.ts'
import { changeCatalogue, type Origin } from '../write.ts'
import { doneAmong, rememberDone } from './done.ts'
import { readAs } from './read-as.ts'

import { reportsOn, settleAnswered } from './reports-of.ts'
import { readStanding, type Standing } from './standing.ts'

export type Reported = { id: string; st: 'stored' | 'applied' } | { id: string; st: 'refused'; code: ProblemCode }

export async function takeReports(
  store: Store,
  { organisationId }: Pick<Session, 'organisationId'>,
  reports: readonly ReportRequest[],
  now: number,
): Promise<Reported[]> {
  const today = germanDay(now)
  const { result } = await changeCatalogue(
    store,
    async (trx) => {
      const standing = await readStanding(trx)
      const ids = reports.map(({ id }) => id)
      const done = await doneAmong(trx, organisationId, ids)
      const results: Reported[] = []
      for (const report of reports) {
        const speaker = { organisationId, today, repeated: done.has(report.id) }
        const result: Reported = { id: report.id, ...(await take(standing, speaker, report)) }
        results.push(result)
        if (result.st !== 'refused') done.add(report.id)
      }
      const taken = results.filter(({ st }) => st !== 'refused').map(({ id }) => id)
      await rememberDone(trx, organisationId, taken, now)
      return { changes: standing.changes(), origin: { how: 'report', organisationId }, result: results }
    },
    now,
  )
  return result
}

type Speaker = { organisationId: string; today: string; repeated: boolean }
type Taken = { st: 'stored' | 'applied' } | { st: 'refused'; code: ProblemCode }

async function take(standing: Standing, speaker: Speaker, report: ReportRequest): Promise<Taken> {
  const offer = readAs('offer', await standing.get('offer', report.offerId))
  const own = offer?.organisationId === speaker.organisationId
  if (speaker.repeated) return { st: own && report.says !== 'wrong' ? 'applied' : 'stored' }
  if (!isSound(report)) return { st: 'refused', code: 'malformed' }
  if (offer === undefined || !shown.includes(offer.status)) return { st: 'refused', code: 'not_found' }
  if (report.says !== 'right' && !(own && report.says !== 'wrong'))
    return await keep(standing, speaker, { ...report, says: report.says })
  const origin: Origin = { how: own ? 'provider' : 'report', organisationId: speaker.organisationId }
  const after = outcome(offer, report, speaker)
  standing.put({ kind: 'offer', id: offer.id, data: after, origin })
  // That a stranger finds it right does not overrule another who does not.
  if (own) await settleAnswered(standing, offer, after, origin)
  return { st: own ? 'applied' : 'stored' }
}

const shown: readonly (typeof offerStatuses)[number][] = offerStatuses.filter(
  (status) => status === 'published' || status === 'paused',
)

/** A kind of fact with “wrong” (there always) and “right”, a value with a wrong contact alone. */
function isSound({ says, group, value }: ReportRequest): boolean {
  if (says === 'wrong' && group === undefined) return false
  if ((says === 'full' || says === 'ended') && group !== undefined) return false
  return value === undefined || (says === 'wrong' && group === 'contact' && isContact(value))
}

function outcome(offer: Offer, { says, group }: ReportRequest, { organisationId: by, today }: Speaker): Offer {
  const confirming = (kind: 'access' | 'capacity' | NonNullable<typeof group>) => ({
    confirmed: { ...offer.confirmed, [kind]: { on: today, by } },
  })
  switch (says) {
    case 'right':
      if (group === undefined) return { ...offer, verifiedOn: today }
      return { ...offer, ...confirming(group), ...(group === 'capacity' && { capacityOn: today }) }
    case 'full':
      return { ...offer, ...confirming('capacity'), capacity: 'full', capacityOn: today }
    case 'ended':
      return { ...offer, ...confirming('access'), status: 'ended' }
    case 'wrong':
      return offer
  }
}

async function keep(
  standing: Standing,
  { organisationId, today }: Speaker,
  { id, offerId, says, group, value }: ReportRequest & { says: OfferReport['says'] },
): Promise<Taken> {
  // Ids of reports are seen by all; nobody speaks under another's.
  if ((await standing.get('report', id)) !== null) return { st: 'refused', code: 'conflict' }
  const same = (await reportsOn(standing, offerId)).find(
    (each) => each.organisationId === organisationId && each.says === says && each.group === group,
  )
  const trimmed = value?.trim() ?? same?.value
  const report: OfferReport = {
    id: same?.id ?? id,
    offerId,
    says,
    ...(group !== undefined && { group }),
    ...(trimmed !== undefined && { value: trimmed }),
    organisationId,
    on: same?.on ?? today,
  }
  standing.put({ kind: 'report', id: report.id, data: report, origin: { how: 'report', organisationId } })
  return { st: 'stored' }
}
