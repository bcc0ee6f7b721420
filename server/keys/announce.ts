/**
 * Word of a revocation in the feeds: what the device wrote and stands behind it does not count, so its place
 * among the events matters. It goes to the own organisation and to all that share a referral with it.
 */
import { Problem } from '../../shared/problem.ts'
import { append, type Entry, type Heads, lockHeads } from '../feeds/append.ts'
import type { Engine } from '../store/engine.ts'
import type { Db } from '../store/schema.ts'
import type { Fresh } from './push.ts'

/** Appends the revocations among the fresh statements. @returns the organisations whose feeds grew */
export async function announceRevocations(
  trx: Db,
  engine: Engine,
  org: string,
  fresh: readonly Fresh[],
  now: number,
): Promise<string[]> {
  const revocations = fresh.filter(({ statement }) => statement.t === 'device_revoked')
  if (revocations.length === 0) return []
  const heads = await lockConcerned(trx, engine, org)
  const organisations = [...heads.keys()]
  const entries: Entry[] = []
  for (const { statement, st, sig, hash } of revocations) {
    const { id } = statement
    const taken = await trx.selectFrom('statement').select('id').where('id', '=', id).executeTakeFirst()
    if (taken !== undefined) throw new Problem('conflict', 'statements')
    await trx.insertInto('statement').values({ id, referral_id: null, text: st, sig, created_at: now }).execute()
    entries.push({ kind: 'key', id, leaf: hash, organisations })
  }
  await append(trx, heads, entries)
  return organisations
}

/** The heads of everybody concerned. A first referral with another organisation may come while we wait for a lock. */
async function lockConcerned(trx: Db, engine: Engine, org: string): Promise<Heads> {
  const heads = await lockHeads(trx, engine, await concerned(trx, org))
  // The own head is held: from here on nobody joins. Out of order now; a deadlock is repeated as a whole.
  const late = (await concerned(trx, org)).filter((each) => !heads.has(each))
  for (const [id, head] of await lockHeads(trx, engine, late)) heads.set(id, head)
  return heads
}

async function concerned(trx: Db, org: string): Promise<string[]> {
  // Asked of each organisation, so that one index serves both ways: each more is written with every referral.
  const sent = await trx
    .selectFrom('org_feed')
    .select('org_id as other')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('referral')
          .select('referral.id')
          .where('referral.from_org', '=', org)
          .whereRef('referral.to_org', '=', 'org_feed.org_id'),
      ),
    )
    .execute()
  const received = await trx
    .selectFrom('referral')
    .select('from_org as other')
    .distinct()
    .where('to_org', '=', org)
    .execute()
  return [...new Set([org, ...[...sent, ...received].map(({ other }) => other)])]
}
