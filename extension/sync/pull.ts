/** Reads the organisation's feed to its head, page by page; the next ones travel while one is stored. */
import { Problem } from '../../shared/problem.ts'
import { type PullAnswer, type PullRequest, pullAnswerSchema } from '../../shared/protocol/feed.ts'
import { payloadVersion, protocolVersion } from '../../shared/protocol/limits.ts'
import type { Database } from '../store/database.ts'
import type { Device } from '../store/device.ts'
import { type FeedPlace, readFeedPlace } from '../store/meta.ts'
import { applyPage } from './apply-page.ts'
import { noteWentBack } from './feed-watch.ts'
import { newGeneration } from './generation.ts'
import { PageChecker } from './page-checker.ts'
import { revokedBefore } from './revocations.ts'
import { askAs, type Session } from './session.ts'
import type { TrustedKeys } from './trusted-keys.ts'
import type { CheckedPage } from './verify-page.ts'

/** A server that resets a feed over and over is at fault; nothing is gained by following it. */
const resetsFollowed = 3

/** Pages that are fetched and checked while the one before them is stored: bounds memory. */
const pagesAhead = 3

/**
 * Pulls until the head is reached; each page is whole in the database before the next one counts.
 * @returns how many items came
 */
export async function pullFeed(session: Session, keys: TrustedKeys): Promise<number> {
  const { device } = session
  const checker = new PageChecker(keys)
  let place = await readFeedPlace(device.database)
  let resets = 0
  let items = 0
  try {
    for (;;) {
      for await (const page of pagesAfter(place.cursor, session, checker)) {
        if (page === 'reset') {
          if (++resets > resetsFollowed) throw new Problem('feed_broken', 'reset')
          place = await wentBack(device, place)
          await keys.readAgain()
          break
        }
        const next = await applyPage(session, place, page)
        items += page.items
        if (next !== undefined && !page.more) return items
        place = next ?? (await readFeedPlace(device.database))
        if (next === undefined) break
      }
    }
  } finally {
    checker.close()
  }
}

/** The pages after a cursor in their order, each checked; whoever takes one lets another be fetched. */
async function* pagesAfter(
  from: string | null,
  session: Session,
  checker: PageChecker,
): AsyncGenerator<CheckedPage | 'reset'> {
  const checking: Promise<CheckedPage>[] = []
  const revoked = await revokedBefore(session.device)
  const statements: string[] = []
  let cursor: string | null | undefined = from
  let coming = fetchPage(session, from)
  for (;;) {
    while (cursor !== undefined && checking.length < pagesAhead) {
      const answer = await coming.catch((failure: unknown) => ({ failure }))
      if (answer === 'reset' || 'failure' in answer) {
        // What came before it counts all the same.
        yield* checking
        if (answer !== 'reset') throw answer.failure
        yield answer
        return
      }
      const known = lyingHere(session.device.database, answer)
      const before = { after: cursor, revoked, statements: [...statements] }
      checking.push(unheard(known.then((held) => checker.check(answer, { ...before, known: held }))))
      statements.push(...answer.items.flatMap((item) => (item.k === 'key' ? [item.st] : [])))
      cursor = answer.more ? answer.next : undefined
      if (cursor !== undefined) coming = unheard(fetchPage(session, cursor))
    }
    const page = checking.shift()
    if (page === undefined) return
    yield page
  }
}

/** What is loaded ahead may fail before anybody waits for it; whoever waits still hears of it. */
function unheard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}

function fetchPage(session: Session, cursor: string | null): Promise<PullAnswer | 'reset'> {
  const body: PullRequest = { cursor, proto: protocolVersion, payloadMax: payloadVersion }
  return askAs(session, { method: 'POST', path: '/v1/sync/pull', body }, pullAnswerSchema).catch((failure) => {
    if (failure instanceof Problem && failure.code === 'feed_reset') return 'reset' as const
    throw failure
  })
}

/**
 * The server's history is another one now, after a restored backup: read it from the start and keep
 * every row. What it still has will be confirmed again; the rest is pushed again.
 */
async function wentBack(device: Device, place: FeedPlace): Promise<FeedPlace> {
  const { database } = device
  return database.transaction('rw', database.meta, async () => {
    const present = await readFeedPlace(database)
    if (present.cursor !== place.cursor || present.gen !== place.gen) return present
    await noteWentBack(database, place)
    return newGeneration(database, place)
  })
}

/**
 * What the device already holds of a page, id to text and signature: it was checked when it came. Only
 * what is unconfirmed can come in a feed read onwards, which is seldom anything.
 */
async function lyingHere(database: Database, answer: PullAnswer): Promise<Map<string, string>> {
  const known = new Map<string, string>()
  const { gen } = await readFeedPlace(database)
  if ((await database.referrals.where('confirmedIn').below(gen).count()) === 0) return known
  const refs = new Set<string>()
  for (const item of answer.items) if (item.k === 'ev') refs.add(refOf(item.p))
  for (const record of await database.referrals.bulkGet([...refs])) {
    for (const event of record?.events ?? []) known.set(event.id, event.p + event.s)
  }
  return known
}

function refOf(payloadText: string): string {
  return /"ref":"([0-9a-f-]{36})"/.exec(payloadText)?.[1] ?? ''
}
