/**
 * Who waits for news: tells each connected device how far its feed and the catalogue are, whoever
 * wrote and in whichever process. Carries heads only; the device pulls.
 */
import type { LiveHead } from '../../shared/protocol/feed.ts'
import type { Change } from '../store/engine.ts'
import type { Store } from '../store/open.ts'

export type Listener = {
  organisationId: string
  deviceId: string
  head(head: LiveHead): void
  /** The device was revoked or its tokens withdrawn. */
  end(): void
}

export type LiveHeads = {
  /** The present heads, for the first message. */
  now(organisationId: string): Promise<LiveHead>
  /** Returns the end of listening. */
  join(listener: Listener): () => void
  /** Ends all connections: the server stops. */
  close(): void
}

/** @param failed is told when heads could not be read; devices then learn by their next poll. */
export function liveHeads(store: Store, failed: (error: unknown) => void): LiveHeads {
  const listeners = new Set<Listener>()
  let stop: (() => void) | undefined

  const read = async (organisationId: string): Promise<LiveHead> => {
    const row = await store.db
      .selectFrom('catalogue_head')
      .leftJoin('org_feed', (join) => join.on('org_feed.org_id', '=', organisationId))
      .select(['catalogue_head.head as catalogue', 'org_feed.head as feed'])
      .executeTakeFirstOrThrow()
    return { feed: row.feed ?? 0, catalogue: row.catalogue }
  }

  const tell = async (change: Change): Promise<void> => {
    for (const listener of listeners) if (change.revoked?.includes(listener.deviceId)) listener.end()
    const everyone = change.all === true || change.catalogue === true
    const concerned = [...listeners].filter(
      ({ organisationId }) => everyone || change.organisations?.includes(organisationId),
    )
    for (const organisationId of new Set(concerned.map((listener) => listener.organisationId))) {
      const head = await read(organisationId)
      for (const listener of concerned) if (listener.organisationId === organisationId) listener.head(head)
    }
  }

  return {
    now: read,
    join(listener) {
      listeners.add(listener)
      stop ??= store.listen((change) => void tell(change).catch(failed))
      return () => listeners.delete(listener)
    },
    close() {
      stop?.()
      stop = undefined
      for (const listener of listeners) listener.end()
    },
  }
}
