/**
 * Makes an answer into an event of the receiving organisation, signed by the server's relay and marked as such. It
 * goes the way of every pushed event: the same locks, the same judgement, the same feeds.
 */
import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { germanDay } from '../../shared/german-day.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import { leafOf } from '../../shared/protocol/chain.ts'
import { limits } from '../../shared/protocol/limits.ts'
import type { Payload } from '../../shared/protocol/payload.ts'
import type { ReferralState } from '../../shared/referral/state.ts'
import { lockHeads } from '../feeds/append.ts'
import { participants } from '../feeds/audience.ts'
import { decide, readHistory } from '../feeds/history.ts'
import { keep } from '../feeds/keep.ts'
import { openAnswers, settleLinks } from '../feeds/links.ts'
import { viewOf } from '../feeds/referral-view.ts'
import type { Relay } from '../keys/relay.ts'
import type { Store } from '../store/open.ts'
import type { Db } from '../store/schema.ts'
import type { Given } from './given.ts'
import { courseOf, findLink, type Link, stepOf } from './link.ts'

/** `done`: stored now or before; `moved`: the referral is no longer where the form was shown; `closed`: nothing opens. */
type Answered = { outcome: 'done' | 'moved'; link: Link; state: ReferralState } | { outcome: 'closed' }

/** @param step `stepOf` the state the form was shown for */
export async function answer(
  store: Store,
  relay: Relay,
  code: string,
  given: Given,
  step: string,
  now: number,
): Promise<Answered> {
  return await store.write(async (trx, announce) => {
    const first = await findLink(trx, code, now)
    if (first === undefined) return { outcome: 'closed' }
    const organisations = participants(first.from, first.to)
    const heads = await lockHeads(trx, store.engine, organisations)
    // Again under the lock: whoever was faster may have closed it.
    const link = await findLink(trx, code, now)
    if (link === undefined) return { outcome: 'closed' }
    const state = await viewOf(trx, link.ref, link.to)
    if (wasGiven(state, relay.id, given)) return { outcome: 'done', link, state }
    if (link.closed) return { outcome: 'closed' }
    if (step !== stepOf(state) || !openAnswers(state).includes(given.type)) return { outcome: 'moved', link, state }
    const payload = payloadOf(link, state, relay.id, given, now)
    const p = JSON.stringify(payload)
    const sound = { payload, p, s: relay.sign(p), leaf: leafOf(p) }
    const history = await readHistory(trx, [payload])
    if (decide(sound, link.to, heads, history, null, now).st !== 'stored') return { outcome: 'closed' }
    await keep(trx, heads, history, [sound], new Map(), now)
    await settleLinks(trx, [link.ref], now)
    announce({ organisations })
    return await done(trx, link)
  })
}

async function done(trx: Db, link: Link): Promise<Answered> {
  return { outcome: 'done', link, state: await viewOf(trx, link.ref, link.to) }
}

/** Whether the last step of the course is this very answer: a form sent twice, a page loaded anew. */
function wasGiven(state: ReferralState, relayId: string, given: Given): boolean {
  const last = courseOf(state).at(-1)
  if (last === undefined || last.deviceId !== relayId || last.type !== given.type) return false
  const names = Object.keys(last.facts).filter((name) => name !== 'on' && name !== 'via')
  return (
    names.length === Object.keys(given.facts).length && names.every((name) => last.facts[name] === given.facts[name])
  )
}

function payloadOf(link: Link, state: ReferralState, relayId: string, given: Given, now: number): Payload {
  return {
    v: 1,
    id: uuidv7(),
    ref: link.ref,
    chain: link.chain,
    t: given.type,
    from: link.from,
    to: link.to,
    org: link.to,
    dev: relayId,
    lam: Math.min(state.lam + 1, limits.lamportMax),
    par: state.sharedHeads,
    z: toBase64url(randomBytes(16)),
    at: new Date(now).toISOString(),
    c: { on: germanDay(now), ...given.facts, via: 'answer_link' },
  }
}
