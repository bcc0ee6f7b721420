/**
 * A family stood at a desk with a hand-over code that is in no inbox there. Where it wants that and the code
 * names exactly one recent referral of another organisation, that organisation gets the event too. Who asks
 * learns nothing from the answer, and what few an hour may count keeps codes from being tried out.
 */
import { sql } from 'kysely'
import type { Payload } from '../../shared/protocol/payload.ts'
import type { Db } from '../store/schema.ts'

const hour = 3_600_000
/** How old the referral may be. */
const matchesFor = 180 * 24 * hour
/** How many an organisation may show in an hour before the rest stay unmatched. */
export const presentedPerHour = 20

/**
 * The organisation that has the shown code, by event id.
 * @param sessionOrg who brings the events; the one who has the code may bring back what a server lost
 */
export async function readMatches(
  trx: Db,
  payloads: readonly Payload[],
  sessionOrg: string,
  now: number,
): Promise<Map<string, string>> {
  const matches = new Map<string, string>()
  const shown = payloads.filter(({ t }) => t === 'presented')
  if (shown.length === 0) return matches
  let counted = await countRecent(trx, sessionOrg, now)
  for (const payload of shown) {
    const own = payload.from === sessionOrg
    if (payload.c['feedback'] === true && !(own && counted >= presentedPerHour)) {
      const organisation = await holderOf(trx, payload, now)
      if (organisation !== undefined) matches.set(payload.id, organisation)
    }
    if (own) counted += 1
  }
  return matches
}

async function countRecent(trx: Db, organisationId: string, now: number): Promise<number> {
  const { count } = await trx
    .selectFrom('referral')
    .select((on) => on.fn.countAll<number>().as('count'))
    // Literal, so that the index over arrivals alone serves.
    .where('kind', '=', sql.lit<'arrival'>('arrival'))
    .where('from_org', '=', organisationId)
    .where('opened_at', '>', now - hour)
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function holderOf(trx: Db, { c, from }: Payload, now: number): Promise<string | undefined> {
  const rows = await trx
    .selectFrom('referral')
    .select('from_org')
    .where('code', '=', String(c['code']))
    .where('kind', '=', 'referral')
    .where('to_org', 'is', null)
    .where('from_org', '!=', from)
    .where('erased_at', 'is', null)
    .where('opened_at', '>=', now - matchesFor)
    .limit(2)
    .execute()
  return rows.length === 1 ? rows[0]?.from_org : undefined
}
