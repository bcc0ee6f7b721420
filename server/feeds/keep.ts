/** Stores events that were found good: their rows, their referrals, their places in feeds, their answer links. */
import { answerLinkDays } from '../../shared/protocol/answer-link.ts'
import type { Payload } from '../../shared/protocol/payload.ts'
import { dayMs, dayOf } from '../../shared/utc-day.ts'
import type { Db } from '../store/schema.ts'
import type { EventTable } from '../store/tables/feeds.ts'
import { append, type Entry, type Heads } from './append.ts'
import { audienceOf, placeOf } from './audience.ts'
import type { History } from './history.ts'
import type { SoundEvent } from './judge.ts'

/** @returns the organisations whose feeds grew */
export async function keep(
  trx: Db,
  heads: Heads,
  history: History,
  kept: readonly SoundEvent[],
  also: ReadonlyMap<string, string>,
  now: number,
): Promise<string[]> {
  const rows = kept.map(
    ({ payload, p, s, leaf }): EventTable => ({
      id: payload.id,
      referral_id: payload.ref,
      ...placeOf(payload, also.get(payload.id) ?? null),
      author_org: payload.org,
      device_id: payload.dev,
      type: payload.t,
      lam: payload.lam,
      payload: p,
      sig: s,
      leaf,
      received_at: now,
      erased_at: null,
    }),
  )
  await trx.insertInto('event').values(rows).execute()
  const referrals = [...history.referrals.values()].filter((row) => history.touched.has(row.id))
  await trx
    .insertInto('referral')
    .values(referrals)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((on) => ({
        lam: on.ref('excluded.lam'),
        kind: on.ref('excluded.kind'),
        code: on.ref('excluded.code'),
        feedback: on.ref('excluded.feedback'),
      })),
    )
    .execute()
  const entries = kept.map(
    ({ payload, leaf }, index): Entry => ({
      kind: 'ev',
      id: payload.id,
      leaf,
      organisations: rows[index] === undefined ? [] : audienceOf(rows[index]),
    }),
  )
  await append(trx, heads, entries)
  for (const { payload } of kept) await keepLink(trx, payload, now)
  return [...new Set(entries.flatMap((entry) => [...entry.organisations]))]
}

/** What a sender announces as `link_made` opens the answer page, no longer than links may. */
async function keepLink(trx: Db, payload: Payload, now: number): Promise<void> {
  const { t, ref, to, c } = payload
  if (t !== 'link_made' || to === null) return
  const latest = dayOf(now + answerLinkDays * dayMs)
  const until = String(c['until'])
  await trx
    .insertInto('answer_link')
    .values({
      hash: String(c['link']),
      referral_id: ref,
      org_id: to,
      until: until < latest ? until : latest,
      closed_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
