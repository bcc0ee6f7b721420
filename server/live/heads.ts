/**
 * Who waits for news: tells each connected device how far its feed, the catalogue and the key directory
 * are, whoever wrote and in whichever process. Carries heads only; the device pulls.
 */
import type { LiveHead } from '../../shared/protocol/feed.ts'
import type { Change } from '../store/engine.ts'
import type { Store } from '../store/open.ts'

const idsPerQuery = 1000
/** A panel in each of a few windows and the worker; beyond that the oldest one ends. */
const connectionsPerDevice = 6

export type Listener = {
  organisationId: string
  deviceId: string
  head(head: LiveHead): void
  /** The device was revoked, its tokens withdrawn, or the server stops. */
  end(): void
}

export type LiveHeads = {
  /** Tells the listener the present heads and then every change. Returns the end of listening. */
  join(listener: Listener): () => void
  /** Ends all connections, and at once those that come after: the server stops. */
  close(): void
}

/** @param failed is told when heads could not be read; devices then learn by their next poll. */
export function liveHeads(store: Store, failed: (error: unknown) => void): LiveHeads {
  /** Each listener with what it was told last, so that nothing is said twice. */
  const listeners = new Map<Listener, LiveHead | undefined>()
  let stop: (() => void) | undefined
  let closed = false
  /** One after the other, so that an older head never overtakes a newer one. */
  let work = Promise.resolve()
  const then = (next: () => Promise<void>) => {
    work = work.then(next).catch(failed)
  }

  const tell = async (concerned: Listener[]): Promise<void> => {
    for (const organisationId of new Set(concerned.map((listener) => listener.organisationId))) {
      const head = await readHead(store, organisationId)
      for (const listener of concerned) {
        if (listener.organisationId !== organisationId || !listeners.has(listener)) continue
        const told = listeners.get(listener)
        if (told?.feed === head.feed && told.catalogue === head.catalogue && told.keys === head.keys) continue
        listeners.set(listener, head)
        listener.head(head)
      }
    }
  }

  /** After a time in which nothing was heard, a revocation may have been missed. */
  const endRevoked = async (): Promise<void> => {
    const devices = [...new Set([...listeners.keys()].map((listener) => listener.deviceId))]
    for (let at = 0; at < devices.length; at += idsPerQuery) {
      const rows = await store.db
        .selectFrom('device')
        .select('id')
        .where('id', 'in', devices.slice(at, at + idsPerQuery))
        .where('revoked_at', 'is not', null)
        .execute()
      const revoked = new Set(rows.map(({ id }) => id))
      for (const listener of listeners.keys()) if (revoked.has(listener.deviceId)) listener.end()
    }
  }

  const heard = (change: Change): void => {
    for (const listener of listeners.keys()) if (change.revoked?.includes(listener.deviceId)) listener.end()
    if (change.all === true) then(endRevoked)
    const everyone = change.all === true || change.catalogue === true || change.keys === true
    const organisations = new Set(change.organisations)
    then(() => tell([...listeners.keys()].filter((each) => everyone || organisations.has(each.organisationId))))
  }

  return {
    join(listener) {
      if (closed) {
        listener.end()
        return () => {}
      }
      const own = [...listeners.keys()].filter(({ deviceId }) => deviceId === listener.deviceId)
      if (own.length >= connectionsPerDevice) own[0]?.end()
      listeners.set(listener, undefined)
      stop ??= store.listen(heard)
      then(() => tell([listener]))
      return () => listeners.delete(listener)
    },
    close() {
      closed = true
      stop?.()
      stop = undefined
      for (const listener of listeners.keys()) listener.end()
    },
  }
}

async function readHead(store: Store, organisationId: string): Promise<LiveHead> {
  const row = await store.db
    .selectFrom('catalogue_head')
    .leftJoin('org_feed', (join) => join.on('org_feed.org_id', '=', organisationId))
    .innerJoin('key_head', 'key_head.id', 'catalogue_head.id')
    .select(['catalogue_head.head as catalogue', 'org_feed.head as feed', 'key_head.n as keys'])
    .executeTakeFirstOrThrow()
  return { feed: row.feed ?? 0, catalogue: row.catalogue, keys: row.keys }
}
