/**
 * What a code opens: the referral as the receiving organisation may see it, cut down to what the page shows. A code
 * that is unknown, expired, closed or of an erased referral finds nothing, by one and the same query.
 */
import { codeLabel } from '../../shared/codes/index.ts'
import { germanDay } from '../../shared/german-day.ts'
import { offerSchema } from '../../shared/offer.ts'
import { answerCodeHash } from '../../shared/protocol/answer-link.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import { leafOf } from '../../shared/protocol/chain.ts'
import { isAnnotation } from '../../shared/referral/event-type.ts'
import { handoverCode } from '../../shared/referral/handover-code.ts'
import type { HistoryEntry, ReferralState } from '../../shared/referral/state.ts'
import { organisationName } from '../catalogue/organisation-name.ts'
import type { Db } from '../store/schema.ts'

export type Link = { ref: string; chain: string; from: string; to: string; until: string; closed: boolean }

/** A link closed so recently still knows the answer that closed it, for a form that is sent twice. */
const graceMs = 10 * 60_000

/** @param code in its written form, or whatever was typed instead */
export async function findLink(db: Db, code: string, now: number): Promise<Link | undefined> {
  const row = await db
    .selectFrom('answer_link')
    .innerJoin('referral', 'referral.id', 'answer_link.referral_id')
    .select([
      'referral.id',
      'referral.chain_id',
      'referral.from_org',
      'answer_link.org_id',
      'answer_link.until',
      'answer_link.closed_at',
    ])
    .where('answer_link.hash', '=', answerCodeHash(code))
    .where('answer_link.until', '>=', germanDay(now))
    .where('referral.erased_at', 'is', null)
    .where((on) => on.or([on('answer_link.closed_at', 'is', null), on('answer_link.closed_at', '>', now - graceMs)]))
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { id: ref, chain_id: chain, from_org: from, org_id: to, until, closed_at } = row
  return { ref, chain, from, to, until, closed: closed_at !== null }
}

export type Shown = {
  sender: string
  /** Title of the offer, or its type. */
  offer: string
  on: string
  handoverCode: string
  status: ReferralState['status']
  appointmentOn?: string
  until: string
}

/**
 * What the page shows of a referral: no case reference, no name, nothing sealed. Days are ISO dates.
 * @param locale of the offer type, which stands for an offer that has no title (any more)
 */
export async function shownOf(db: Db, link: Link, state: ReferralState, locale: 'de' | 'en'): Promise<Shown> {
  const { requested, status, appointmentOn } = state
  const offerType = codeLabel('offerType', requested?.offerType ?? '', locale)
  return {
    sender: await organisationName(db, link.from),
    offer: (requested?.offerId === undefined ? undefined : await offerTitle(db, requested.offerId)) ?? offerType,
    on: requested?.on ?? state.openedOn,
    handoverCode: handoverCode(link.ref),
    status,
    ...(appointmentOn !== undefined && status === 'accepted' && { appointmentOn }),
    until: link.until,
  }
}

async function offerTitle(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('catalogue_item')
    .select('data')
    .where('kind', '=', 'offer')
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined || row.data === null) return undefined
  return offerSchema.parse(JSON.parse(row.data)).title
}

/** The steps a referral took, without what stands beside its course. */
export function courseOf({ history }: ReferralState): HistoryEntry[] {
  return history.filter(({ effect, type }) => effect === 'applied' && !isAnnotation(type) && type !== 'note_filed')
}

/** Names the place in the referral's course a form was shown for: an answer counts once, and only there. */
export function stepOf(state: ReferralState): string {
  const steps = [state.status, ...courseOf(state).map(({ id }) => id)]
  return toBase64url(leafOf(steps.join('|')).slice(0, 12))
}
