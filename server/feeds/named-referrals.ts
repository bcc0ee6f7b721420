/**
 * Which referrals a person's hand-over code or an id names, for whoever has to erase on request. A code follows from
 * the referral's id and may belong to more than one; it stands in the file note, where the id does not.
 */
import { handoverCode, readHandoverCode } from '../../shared/referral/handover-code.ts'
import { id as idSchema } from '../../shared/scalars.ts'
import type { Db } from '../store/schema.ts'
import type { ReferralTable } from '../store/tables/feeds.ts'

/** `events`: how many there still are. `firstOn`, `lastOn`: when first and last of all were received (ms since 1970). */
export type NamedReferral = Pick<ReferralTable, 'id' | 'chain_id' | 'from_org' | 'to_org' | 'erased_at' | 'kind'> & {
  code: string
  events: number
  firstOn: number
  lastOn: number
}

const columns = ['id', 'chain_id', 'from_org', 'to_org', 'erased_at', 'kind', 'code'] as const

/**
 * The referrals of this code, or the one of this id; where a code is no referral's, the arrivals at which it was shown.
 * Undefined where the text is neither an id nor a code.
 */
export async function referralsNamed(db: Db, text: string): Promise<NamedReferral[] | undefined> {
  const id = idSchema.safeParse(text.trim().toLowerCase())
  const query = db.selectFrom('referral').select(columns)
  if (id.success) return await withEvents(db, await query.where('id', '=', id.data).execute())
  const code = readHandoverCode(text)
  if (code === undefined) return undefined
  const known = await query.where('code', '=', code).where('kind', '=', 'referral').execute()
  // The column is empty once a referral was erased, and for a need nobody could meet; of an arrival it says another's.
  const others = await db.selectFrom('referral').select('id').where('kind', 'is distinct from', 'referral').execute()
  const ids = others.flatMap(({ id: ref }) => (handoverCode(ref) === code ? [ref] : []))
  const own = ids.length === 0 ? known : [...known, ...(await query.where('id', 'in', ids).execute())]
  if (own.length > 0) return await withEvents(db, own)
  return await withEvents(db, await query.where('code', '=', code).execute())
}

/** What most likely concerns the same family and stays: the rest of the chain, and arrivals at which the code was shown. */
export async function relatedTo(db: Db, { id, chain_id, code }: NamedReferral): Promise<NamedReferral[]> {
  const rows = await db
    .selectFrom('referral')
    .select(columns)
    .where((on) => on.or([on('chain_id', '=', chain_id), on('code', '=', code)]))
    .where('id', '!=', id)
    .where('erased_at', 'is', null)
    .execute()
  return await withEvents(db, rows)
}

type Row = Pick<ReferralTable, (typeof columns)[number]>

async function withEvents(db: Db, rows: readonly Row[]): Promise<NamedReferral[]> {
  const named = rows.map(async (row) => {
    const events = await db
      .selectFrom('event')
      .select(['payload', 'received_at'])
      .where('referral_id', '=', row.id)
      .execute()
    const times = events.length === 0 ? [0] : events.map(({ received_at }) => received_at)
    return {
      ...row,
      code: row.kind === 'arrival' && row.code !== null ? row.code : handoverCode(row.id),
      events: events.filter(({ payload }) => payload !== null).length,
      firstOn: Math.min(...times),
      lastOn: Math.max(...times),
    }
  })
  return (await Promise.all(named)).sort((a, b) => a.lastOn - b.lastOn)
}
