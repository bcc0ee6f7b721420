/**
 * What events that were just stored take out of the world, in the same transaction: parts their author removed, a
 * referral its sender removed, and what was shared once the consent to pass on contact data was taken back.
 */
import type { Payload } from '../../shared/protocol/payload.ts'
import { sealedTypes } from '../../shared/referral/event-type.ts'
import { texts } from '../../shared/referral/folded-event.ts'
import { removesAll, withdrawsContact } from '../../shared/referral/takes-back.ts'
import type { Store } from '../store/open.ts'
import type { Db } from '../store/schema.ts'
import { eraseWithin, type Wish } from './erase.ts'
import type { SoundEvent } from './judge.ts'

export async function eraseAfter(
  trx: Db,
  store: Store,
  kept: readonly SoundEvent[],
  now: number,
): Promise<{ erased: number; organisations: string[] }> {
  const organisations = new Set<string>()
  let erased = 0
  for (const { payload } of kept) {
    const wish = await wishOf(trx, payload)
    if (wish === undefined) continue
    const done = await eraseWithin(trx, store, wish, now)
    erased += done.erased
    for (const organisation of done.organisations) organisations.add(organisation)
  }
  return { erased, organisations: [...organisations] }
}

async function wishOf(trx: Db, payload: Payload): Promise<Wish | undefined> {
  const { ref, id: by, dev: actor } = payload
  if (removesAll(payload)) return { ref, why: 'removed', by, actor }
  if (payload.t === 'removed') return { ref, why: 'removed', by, actor, only: await ownSealed(trx, payload) }
  if (withdrawsContact(payload)) return { ref, why: 'withdrawn', by, actor, only: await shared(trx, payload) }
  return undefined
}

/** Of the named events those that are sealed, of this referral, and of the organisation that removes them. */
async function ownSealed(trx: Db, { ref, org, c }: Payload): Promise<string[]> {
  const named = texts(c['events'])
  if (named.length === 0) return []
  const rows = await trx
    .selectFrom('event')
    .select('id')
    .where('id', 'in', named)
    .where('referral_id', '=', ref)
    .where('author_org', '=', org)
    .where('type', 'in', sealedTypes)
    .execute()
  return rows.map(({ id }) => id)
}

async function shared(trx: Db, { ref }: Payload): Promise<string[]> {
  const rows = await trx
    .selectFrom('event')
    .select('id')
    .where('referral_id', '=', ref)
    .where('type', '=', 'shared')
    .execute()
  return rows.map(({ id }) => id)
}
