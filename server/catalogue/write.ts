/**
 * Writes the catalogue: offers, areas, organisations, the network and its synonyms. Each change moves
 * the thing to a new place at the end of the feed; what is written unchanged keeps its place, so an
 * import may be repeated.
 */
import { setImmediate as turn } from 'node:timers/promises'
import { Problem } from '../../shared/problem.ts'
import { type CatalogueKind, catalogueSchemas } from '../../shared/protocol/catalogue.ts'
import type { Store } from '../store/open.ts'
import type { Db } from '../store/schema.ts'
import type { ChangeWay } from '../store/tables/catalogue.ts'
import { appendToFeed } from './feed.ts'
import { shelteredText } from './protected/marked.ts'
import { forgetAddresses, shelter } from './protected/shelter.ts'

const thingsPerQuery = 500

/**
 * `data` null removes the thing. `id` is the thing's own id; the network's is `network`. `origin`: of this change alone.
 * `text`: JSON that its kind's schema has made already, now or as an earlier version: it is written byte for byte
 * without being read anew.
 */
export type CatalogueChange = {
  kind: CatalogueKind
  id: string
  data: unknown | null
  origin?: Origin
  text?: string
}

/** How a change came about, for the thing's history; the operator's where absent. */
export type Origin = { how: ChangeWay; organisationId?: string; importId?: string; editId?: string }

/** Parsed, as text, and other than what the catalogue says already; `data` null removes the thing. */
export type ReadyChange = { kind: CatalogueKind; id: string; data: string | null; origin?: Origin | undefined }

/**
 * `ready`: what `readyChanges` made of changes while the catalogue stood as it stands in this transaction.
 * `allProtected`: every protected place is looked at anew, not only those that change.
 */
type Decided<T> = { origin: Origin; result: T; allProtected?: boolean } & (
  | { changes: readonly CatalogueChange[] }
  | { ready: readonly ReadyChange[] }
)

const byOperator: Origin = { how: 'operator' }

/**
 * Writes all changes in one transaction; the last of several for one thing counts.
 * @returns how many things really changed
 * @throws {Problem} `malformed` with kind, id and place when something is not what its kind demands.
 */
export async function writeCatalogue(
  store: Store,
  changes: readonly CatalogueChange[],
  now: number = Date.now(),
  origin: Origin = byOperator,
): Promise<{ changed: number }> {
  return await changeCatalogue(store, async () => ({ changes, origin, result: undefined }), now)
}

/**
 * Decides what to write and writes it in one transaction: under the head's lock nothing changes between the two.
 * `decide` may be run again when the database asks for it.
 */
export async function changeCatalogue<T>(
  store: Store,
  decide: (trx: Db) => Promise<Decided<T>>,
  now: number = Date.now(),
): Promise<{ changed: number; result: T }> {
  return await store.write(async (trx, announce) => {
    const query = trx.selectFrom('catalogue_head').selectAll()
    const head = await (store.engine === 'postgres' ? query.forUpdate() : query).executeTakeFirstOrThrow()
    const decided = await decide(trx)
    const asked = 'ready' in decided ? decided.ready : await readyChanges(trx, decided.changes)
    const sheltered = await shelter(trx, asked, decided.allProtected)
    const { ready } = sheltered
    if (await appendToFeed(trx, head, ready, { at: now, origin: decided.origin })) announce({ catalogue: true })
    await forgetAddresses(trx, sheltered)
    return { changed: ready.length, result: decided.result }
  })
}

/**
 * What of the changes there is to write. A large import does this before it opens its transaction, so that others wait
 * for the writing alone.
 * @param pause lets others have their turn
 * @throws {Problem} malformed
 */
export async function readyChanges(
  db: Db,
  changes: readonly CatalogueChange[],
  pause: () => Promise<unknown> = turn,
): Promise<ReadyChange[]> {
  const last = new Map(changes.map((change) => [keyOf(change), change]))
  const ready: ReadyChange[] = []
  for (const [kind, some] of Map.groupBy(last.values(), (change) => change.kind))
    for (let at = 0; at < some.length; at += thingsPerQuery) {
      if (at > 0) await pause()
      const page = some.slice(at, at + thingsPerQuery)
      const present = await textsOf(db, kind, page)
      ready.push(...page.map(parse).filter(({ id, data }) => (present.get(id) ?? null) !== data))
    }
  const places = new Map([...last.keys()].map((key, place) => [key, place]))
  return ready.sort((one, other) => (places.get(keyOf(one)) ?? 0) - (places.get(keyOf(other)) ?? 0))
}

/** By kind and id together: by the id alone either engine would look through the whole catalogue for every page. */
async function textsOf(
  db: Db,
  kind: CatalogueKind,
  things: readonly CatalogueChange[],
): Promise<Map<string, string | null>> {
  const ids = things.map(({ id }) => id)
  const rows = await db
    .selectFrom('catalogue_item')
    .select(['id', 'data'])
    .where('kind', '=', kind)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, data }) => [id, data]))
}

function parse({ kind, id, data, text, origin }: CatalogueChange): ReadyChange {
  const at = `${kind} ${id}`
  if (id.length === 0 || id.length > 80) throw new Problem('malformed', `${at}: id`)
  if (text !== undefined) return { kind, id, data: kind === 'offer' ? shelteredText(text) : text, origin }
  if (data === null) return { kind, id, data: null, origin }
  const parsed = catalogueSchemas[kind].safeParse(data)
  if (!parsed.success) throw new Problem('malformed', `${at}: ${parsed.error.issues[0]?.path.join('.') ?? ''}`)
  if ('id' in parsed.data && parsed.data.id !== id) throw new Problem('malformed', `${at}: id`)
  return { kind, id, data: JSON.stringify(parsed.data), origin }
}

function keyOf({ kind, id }: Pick<CatalogueChange, 'kind' | 'id'>): string {
  return `${kind}|${id}`
}
