/** The server of the simulator: feeds with dense positions and a chain, idempotent push, backups, erasure. */
import type { Bug } from './bugs.ts'
import {
  type Answer,
  type Cursor,
  chainNext,
  type FeedItem,
  type ModelEvent,
  type Organisation,
  organisations,
  type PushState,
  pageItems,
  type Request,
} from './model.ts'

type Item = { n: number; kind: FeedItem['kind']; id: number; leaf: number; chain: number }
type Feed = { epoch: number; head: number; items: Item[] }
type Stored = { p: number | null; leaf: number; participants: readonly Organisation[] }
type Database = { feeds: Record<Organisation, Feed>; events: Map<number, Stored> }

export type ModelServer = {
  database: Database
  backups: Database[]
  /** Ids of erased events, kept outside the database. */
  ledger: Set<number>
  /** Never goes back, whatever is restored: source of epochs and of ids of erase items. */
  counter: number
  bug: Bug | undefined
}

export function startServer(bug: Bug | undefined): ModelServer {
  const feed = (epoch: number): Feed => ({ epoch, head: 0, items: [] })
  const database = { feeds: { A: feed(1), B: feed(2) }, events: new Map() }
  return { database, backups: [], ledger: new Set(), counter: 3, bug }
}

/** Answers a request. `commit` is what a transaction of the naive sequence does later; else it is done. */
export function handle(server: ModelServer, request: Request): { answer: Answer; commit: () => void } {
  const nothing = () => {}
  if (request.kind === 'pull') {
    return { answer: pull(server, request.organisation, request.cursor), commit: nothing }
  }
  const commits: (() => void)[] = []
  const results = request.events.map((event) => push(server, event, commits))
  const commit = () => {
    for (const one of commits) one()
  }
  const answer: Answer = { kind: 'pushed', results }
  if (server.bug === 'naiveSequence') return { answer, commit }
  commit()
  return { answer, commit: nothing }
}

function push(server: ModelServer, event: ModelEvent, commits: (() => void)[]): PushState {
  const { database, ledger, bug } = server
  const known = database.events.get(event.id)
  if (known?.p === null || (ledger.has(event.id) && bug !== 'noErasureLedger')) return 'erased'
  if (known !== undefined) return known.leaf === event.p ? 'duplicate' : 'conflict'
  database.events.set(event.id, { p: event.p, leaf: event.p, participants: event.participants })
  for (const organisation of event.participants) {
    const feed = database.feeds[organisation]
    const n = ++feed.head
    commits.push(() => append(server, feed, { n, kind: 'ev', id: event.id, leaf: event.p }))
  }
  return 'stored'
}

function append(server: ModelServer, feed: Feed, item: Omit<Item, 'chain'>): void {
  const chain = chainNext(feed.items.at(-1)?.chain ?? 0, item.kind, item.id, leafInChain(server.bug, item))
  feed.items.push({ ...item, chain })
}

/** What of an item's payload goes into the chain: everything, unless that is the planted bug. */
export function leafInChain(bug: Bug | undefined, item: { kind: FeedItem['kind']; leaf: number }): number {
  return bug === 'chainOverIdsOnly' && item.kind === 'ev' ? 0 : item.leaf
}

function pull(server: ModelServer, organisation: Organisation, cursor: Cursor | null): Answer {
  const feed = server.database.feeds[organisation]
  if (cursor !== null && !fits(server, feed, cursor)) return { kind: 'reset' }
  const after = cursor?.pos ?? 0
  const rest =
    server.bug === 'naiveSequence'
      ? feed.items.filter((item) => item.n > after).toSorted((a, b) => a.n - b.n)
      : feed.items.slice(after)
  const page = rest.slice(0, pageItems)
  const last = page.at(-1)
  const next = { epoch: feed.epoch, pos: last?.n ?? after, chain: last?.chain ?? cursor?.chain ?? 0 }
  return { kind: 'page', items: page.map((item) => served(server, item)), next, more: rest.length > page.length }
}

function fits(server: ModelServer, feed: Feed, cursor: Cursor): boolean {
  if (server.bug === 'noResetCheck') return true
  if (cursor.epoch !== feed.epoch || cursor.pos > feed.head) return false
  if (server.bug === 'noChain' || server.bug === 'naiveSequence') return true
  return cursor.pos === 0 || feed.items[cursor.pos - 1]?.chain === cursor.chain
}

function served(server: ModelServer, item: Item): FeedItem {
  const { n, kind, id, leaf } = item
  const stored = kind === 'ev' ? server.database.events.get(id) : undefined
  const event = stored?.p != null ? { id, p: stored.p, participants: stored.participants } : undefined
  return { n, kind, id, leaf, event }
}

/** Erases an event: payload gone, position kept, an item to everyone who had it, a line in the ledger. */
export function erase(server: ModelServer, id: number): void {
  const stored = server.database.events.get(id)
  if (stored === undefined || stored.p === null) return
  server.ledger.add(id)
  stored.p = null
  for (const organisation of stored.participants) {
    const feed = server.database.feeds[organisation]
    append(server, feed, { n: ++feed.head, kind: 'erase', id: server.counter++, leaf: id })
  }
}

export function backUp(server: ModelServer): void {
  server.backups.push(copy(server.database))
}

/**
 * Goes back to a backup (0 the newest) and replays the erasure ledger, as every start does. `silent`:
 * nobody told the server, as when a machine's snapshot is rolled back, so the epochs stay.
 */
export function restore(server: ModelServer, back: number, silent: boolean): void {
  const backup = server.backups.at(-1 - (back % Math.max(1, server.backups.length)))
  if (backup === undefined) return
  server.database = copy(backup)
  if (!silent) for (const organisation of organisations) server.database.feeds[organisation].epoch = server.counter++
  const replays = server.bug !== 'noErasureLedger' && !(silent && server.bug === 'ledgerOnlyAfterRestore')
  if (replays) for (const id of server.ledger) erase(server, id)
}

function copy(database: Database): Database {
  const feed = (original: Feed): Feed => ({ ...original, items: original.items.slice(), head: original.items.length })
  return {
    feeds: { A: feed(database.feeds.A), B: feed(database.feeds.B) },
    events: new Map([...database.events].map(([id, stored]) => [id, { ...stored }])),
  }
}
