/**
 * A family stood at a desk with a hand-over code that is in no inbox there. Where it wants that and the code
 * names exactly one recent referral of another organisation, that organisation gets the event too. Who asks
 * learns nothing from the answer, and what few an hour may count keeps codes from being tried out. A family may
 * walk faster than a patchy network: what was shown before its referral came is brought when that comes. And whoever
 * was told of an arrival is told, too, that it was a mistake.
 */
import { sql } from 'kysely'
import type { Payload } from '../../shared/protocol/payload.ts'
import { handoverCode } from '../../shared/referral/handover-code.ts'
import type { Db } from '../store/schema.ts'
import { append, type Heads } from './append.ts'

const hour = 3_600_000
/** How old the referral may be. */
const matchesFor = 180 * 24 * hour
/** How long a referral may lie on a device without network while the family has shown its code already. */
const waitsFor = 30 * 24 * hour
/** How many an organisation may show in an hour before the rest stay unmatched. */
export const presentedPerHour = 20

/**
 * The organisation that has the shown code, or was told of the arrival that is taken back, by event id.
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
  const told = await readTold(trx, payloads)
  let counted = shown.length === 0 ? 0 : await countRecent(trx, sessionOrg, now)
  for (const payload of shown) {
    const own = payload.from === sessionOrg
    if (payload.c['feedback'] === true && !(own && counted >= presentedPerHour)) {
      const organisation = await holderOf(trx, payload, now)
      if (organisation !== undefined) {
        matches.set(payload.id, organisation)
        told.set(payload.ref, organisation)
      }
    }
    if (own) counted += 1
  }
  for (const { id, ref } of payloads.filter(takesBack)) {
    const organisation = told.get(ref)
    if (organisation !== undefined) matches.set(id, organisation)
  }
  return matches
}

/** Of an arrival: no referral without a receiver has anybody else who was told. */
export function takesBack({ t, to }: Payload): boolean {
  return t === 'entered_in_error' && to === null
}

/** Who was told before of arrivals that these events take back, by the arrival's id. */
async function readTold(trx: Db, payloads: readonly Payload[]): Promise<Map<string, string>> {
  const refs = payloads.filter(takesBack).map(({ ref }) => ref)
  if (refs.length === 0) return new Map()
  const rows = await trx
    .selectFrom('event')
    .select(['referral_id', 'also_org'])
    .where('type', '=', 'presented')
    .where('referral_id', 'in', refs)
    .execute()
  return new Map(rows.flatMap(({ referral_id: ref, also_org }) => (also_org === null ? [] : [[ref, also_org]])))
}

/**
 * The organisations at whose desks the codes of these referrals were shown before. Their heads are locked, too: else an
 * erasure of the arrival that runs beside this would not reach who is being told of it.
 */
export async function readDesks(trx: Db, payloads: readonly Opening[], now: number): Promise<string[]> {
  const desks: string[] = []
  for (const { ref, from } of payloads.filter(asksNobody))
    desks.push(...(await earlier(trx, handoverCode(ref), from, now)).map(({ shownBy }) => shownBy))
  return desks
}

type Opening = Pick<Payload, 't' | 'ref' | 'from' | 'to'>

/** A referral that names no receiver; only such a one is found by its code. */
export function asksNobody({ t, to }: Opening): boolean {
  return t === 'requested' && to === null
}

/**
 * Brings arrivals that were shown before their referral was stored to the organisation that has it now.
 * @param stored what was just stored; the heads of its organisations and of the desks are locked
 */
export async function bringEarlier(trx: Db, heads: Heads, stored: readonly Opening[], now: number): Promise<void> {
  for (const { ref, from } of stored.filter(asksNobody)) {
    for (const { id, leaf, code, shownBy, at, referral } of await earlier(trx, handoverCode(ref), from, now)) {
      if ((await countUntil(trx, shownBy, at, referral)) > presentedPerHour) continue
      if ((await holderOf(trx, { c: { code }, from: shownBy }, now)) !== from) continue
      await trx.updateTable('event').set({ also_org: from }).where('id', '=', id).execute()
      await append(trx, heads, [{ kind: 'ev', id, leaf, organisations: [from] }])
    }
  }
}

type Earlier = { id: string; leaf: Uint8Array; code: string; shownBy: string; at: number; referral: string }

/** Arrivals with this code that came to nobody else, where the family wants it known. */
async function earlier(trx: Db, code: string, from: string, now: number): Promise<Earlier[]> {
  const rows = await trx
    .selectFrom('referral')
    .innerJoin('event', 'event.referral_id', 'referral.id')
    .select(['event.id', 'event.leaf', 'referral.from_org', 'referral.opened_at', 'referral.id as referral'])
    .where('referral.code', '=', code)
    .where('referral.kind', '=', 'arrival')
    .where('referral.feedback', '=', 1)
    .where('referral.from_org', '!=', from)
    .where('referral.erased_at', 'is', null)
    .where('referral.opened_at', '>=', now - waitsFor)
    .where('event.type', '=', 'presented')
    .where('event.also_org', 'is', null)
    .where('event.erased_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('event as taken')
            .select('taken.id')
            .whereRef('taken.referral_id', '=', 'referral.id')
            .where('taken.type', '=', 'entered_in_error'),
        ),
      ),
    )
    .orderBy('event.id')
    .execute()
  return rows.flatMap(({ id, leaf, from_org: shownBy, opened_at: at, referral }) =>
    leaf === null || at === null ? [] : [{ id, leaf, code, shownBy, at, referral }],
  )
}

/** The place of an arrival among those its organisation showed in the hour before; of one push the order is that of ids. */
async function countUntil(trx: Db, organisationId: string, at: number, referral: string): Promise<number> {
  const { count } = await shownSince(trx, organisationId, at - hour)
    .where((on) => on.or([on('opened_at', '<', at), on.and([on('opened_at', '=', at), on('id', '<=', referral)])]))
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function countRecent(trx: Db, organisationId: string, now: number): Promise<number> {
  const { count } = await shownSince(trx, organisationId, now - hour).executeTakeFirstOrThrow()
  return Number(count)
}

/** Counts the arrivals that an organisation showed after an instant. */
function shownSince(trx: Db, organisationId: string, since: number) {
  return (
    trx
      .selectFrom('referral')
      .select((on) => on.fn.countAll<number>().as('count'))
      // Literal, so that the index over arrivals alone serves.
      .where('kind', '=', sql.lit<'arrival'>('arrival'))
      .where('from_org', '=', organisationId)
      .where('opened_at', '>', since)
  )
}

async function holderOf(trx: Db, { c, from }: Pick<Payload, 'c' | 'from'>, now: number): Promise<string | undefined> {
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
