/** The server's own push and pull under the workload, with pauses and rollbacks between write and commit. */
import { pull } from '../../../server/feeds/pull.ts'
import { push } from '../../../server/feeds/push.ts'
import type { Store } from '../../../server/store/open.ts'
import { chainNext, chainStart, leafOf } from '../../../shared/protocol/chain.ts'
import { chainText, readCursor } from '../../../shared/protocol/cursor.ts'
import { briefly, type FeedsUnderTest, InjectedRollback } from './workload.ts'
import { admit, aWriter } from './writer.ts'

/** The same store, whose transactions dawdle before they commit and are sometimes rolled back. */
export function troubled(store: Store, rollbacks = 0.1): Store {
  return {
    ...store,
    write: (work) =>
      store.write(async (trx, announce) => {
        const result = await work(trx, announce)
        await briefly()
        if (Math.random() < rollbacks) throw new InjectedRollback()
        return result
      }),
  }
}

/** Writers take turns among the stores, as server processes on one database would. */
export async function realFeeds(stores: readonly Store[], organisations: readonly string[]): Promise<FeedsUnderTest> {
  const [first] = stores
  if (first === undefined) throw new Error('no store')
  const writers = new Map(organisations.map((id) => [id, aWriter(id)]))
  const sessions = new Map<string, Awaited<ReturnType<typeof admit>>>()
  for (const [id, writer] of writers) sessions.set(id, await admit(first, writer))
  const storeFor = (number: number) => stores[number % stores.length] ?? first
  return {
    async append(number, from, to) {
      const event = writers.get(from)?.write(to)
      const session = sessions.get(from)
      if (event === undefined || session === undefined) throw new Error('unknown organisation')
      const [result] = await push(troubled(storeFor(number)), session, [event], Date.now())
      if (result?.st !== 'stored') throw new Error(`push answered ${result?.st} ${result?.code ?? ''}`)
      return event.id
    },
    async read(organisation, cursor) {
      const page = await pull(storeFor(organisation.charCodeAt(0)).db, organisation, cursor ?? null)
      return { ids: checkedIds(cursor, page), cursor: page.next }
    },
  }
}

/** @throws {Error} when the page leaves a gap or breaks the chain. */
function checkedIds(cursor: string | undefined, page: Awaited<ReturnType<typeof pull>>): string[] {
  const start = cursor === undefined ? undefined : readCursor(cursor, 'f1')
  let chain = start === undefined ? chainStart : Buffer.from(start.chain, 'hex')
  const ids = page.items.map((item, index) => {
    if (item.n !== (start?.pos ?? 0) + index + 1) throw new Error(`position ${item.n} leaves a gap`)
    if (item.k !== 'ev') throw new Error(`unexpected item ${item.k}`)
    const { id } = JSON.parse(item.p) as { id: string }
    chain = chainNext(chain, 'ev', id, leafOf(item.p))
    return id
  })
  if (readCursor(page.next, 'f1')?.chain !== chainText(chain)) throw new Error('the chain is broken')
  return ids
}
