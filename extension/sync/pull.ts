/** Reads the organisation's feed to its head, page by page; the next page travels while one is stored. */
import { Problem } from '../../shared/problem.ts'
import { type PullAnswer, type PullRequest, pullAnswerSchema } from '../../shared/protocol/feed.ts'
import { payloadVersion, protocolVersion } from '../../shared/protocol/limits.ts'
import type { Database } from '../store/database.ts'
import type { Device } from '../store/device.ts'
import { type FeedPlace, readFeedPlace, writeMeta } from '../store/meta.ts'
import { applyPage } from './apply-page.ts'
import type { PeerKeys } from './peer-keys.ts'
import { askAs, type Session } from './session.ts'
import { type CheckedPage, verifyPage } from './verify-page.ts'

/** A server that resets a feed over and over is at fault; nothing is gained by following it. */
const resetsFollowed = 3

/**
 * Pulls until the head is reached; each page is whole in the database before the next one counts.
 * @returns how many items came
 */
export async function pullFeed(session: Session, keys: PeerKeys): Promise<number> {
  const { device } = session
  let place = await readFeedPlace(device.database)
  let coming = loadPage(session, keys, place.cursor)
  let resets = 0
  let items = 0
  for (;;) {
    const page = await coming
    if (page === 'reset') {
      if (++resets > resetsFollowed) throw new Problem('feed_broken', 'reset')
      place = await newGeneration(device, place)
      coming = loadPage(session, keys, place.cursor)
      continue
    }
    if (page.more) coming = loadPage(session, keys, page.next)
    const next = await applyPage(device, place, page)
    items += page.items
    if (next !== undefined && !page.more) return items
    if (next === undefined) {
      place = await readFeedPlace(device.database)
      coming = loadPage(session, keys, place.cursor)
    } else place = next
  }
}

/** The page after a cursor, fetched and checked; this goes on while the page before it is stored. */
function loadPage(session: Session, keys: PeerKeys, cursor: string | null): Promise<CheckedPage | 'reset'> {
  const page = fetchPage(session, cursor).then(async (answer) =>
    answer === 'reset' ? answer : verifyPage(cursor, answer, keys, await lyingHere(session.device.database, answer)),
  )
  // A page that was loaded ahead may fail before anybody waits for it; whoever waits still hears of it.
  page.catch(() => {})
  return page
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
async function newGeneration(device: Device, place: FeedPlace): Promise<FeedPlace> {
  const { database } = device
  return database.transaction('rw', database.meta, async () => {
    const present = await readFeedPlace(database)
    if (present.cursor !== place.cursor || present.gen !== place.gen) return present
    const next: FeedPlace = { cursor: null, gen: place.gen + 1, rereading: true }
    await writeMeta(database, 'feed', next)
    return next
  })
}

/** What the device already holds of a page, id to text and signature: it was checked when it came. */
async function lyingHere(database: Database, answer: PullAnswer): Promise<Map<string, string>> {
  const refs = new Set<string>()
  for (const item of answer.items) if (item.k === 'ev') refs.add(refOf(item.p))
  const known = new Map<string, string>()
  for (const record of await database.referrals.bulkGet([...refs])) {
    for (const event of record?.events ?? []) known.set(event.id, event.p + event.s)
  }
  return known
}

function refOf(payloadText: string): string {
  return /"ref":"([0-9a-f-]{36})"/.exec(payloadText)?.[1] ?? ''
}
