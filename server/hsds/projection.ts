/**
 * The public view, kept in memory and brought up to date by what changed in the catalogue since: a request costs one
 * row, not the whole catalogue. Each process keeps its own; all follow the same head.
 */
import type { Db } from '../store/schema.ts'
import { type Context, contextOf } from './context.ts'
import { type KnownKind, type KnownRow, knownKinds, nothingKnown, type ReadKnown, takeIn } from './read-known.ts'
import { type ServiceEntry, serviceEntry, type View, viewOf } from './view.ts'

type State = {
  epoch: string
  n: number
  known: ReadKnown
  /** When each thing last changed, by kind and id. */
  changedAt: Map<string, number>
  context: Context
  entries: Map<string, ServiceEntry>
  view: View
}

/** Gives the view of the present head; requests that come together share one making. */
export function projection(db: Db): () => Promise<View> {
  let state: State | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const refresh = async (): Promise<View> => {
    const head = await db.selectFrom('catalogue_head').select(['epoch', 'head', 'floor']).executeTakeFirstOrThrow()
    if (state?.epoch === head.epoch && state.n === head.head) return state.view
    // Tombstones before the floor are forgotten: who is older than that starts anew.
    const goesOn = state?.epoch === head.epoch && state.n <= head.head && state.n >= head.floor
    const before = goesOn ? state : undefined
    const rows = await changedSince(db, before?.n ?? 0)
    // What was written while this read counts as read only up to the head it began with; it comes again next time.
    state = follow(before, rows, { epoch: head.epoch, n: head.head })
    return state.view
  }
  return async () => {
    const mine = turn.then(refresh, refresh)
    turn = mine.catch(() => undefined)
    return await mine
  }
}

async function changedSince(db: Db, n: number): Promise<KnownRow[]> {
  return await db
    .selectFrom('catalogue_item')
    .select(['kind', 'id', 'data', 'changed_at'])
    .where('n', '>', n)
    .where('kind', 'in', knownKinds)
    .execute()
}

/** Kinds that are said in every record. */
const everywhere: readonly KnownKind[] = ['network', 'area', 'codes']

function follow(before: State | undefined, rows: readonly KnownRow[], head: { epoch: string; n: number }): State {
  const known = before?.known ?? nothingKnown()
  const changedAt = before?.changedAt ?? new Map<string, number>()
  for (const row of rows) {
    takeIn(known, row)
    if (row.data === null) changedAt.delete(`${row.kind}|${row.id}`)
    else changedAt.set(`${row.kind}|${row.id}`, row.changed_at)
  }
  if (before !== undefined && rows.length === 0) return { ...before, ...head }
  const anew = rows.some(({ kind }) => everywhere.some((each) => each === kind))
  const context = contextOf(known, anew ? undefined : before?.context)
  const entries = new Map<string, ServiceEntry>()
  for (const offer of known.offers.values()) {
    if (offer.status !== 'published') continue
    const kept = anew ? undefined : before?.entries.get(offer.id)
    const same = kept?.offer === offer && kept.organisation === context.organisation(offer.organisationId)
    const [own, provider] = [changedAt.get(`offer|${offer.id}`), changedAt.get(`organisation|${offer.organisationId}`)]
    entries.set(offer.id, same ? kept : serviceEntry(offer, context, Math.max(own ?? 0, provider ?? 0)))
  }
  return { ...head, known, changedAt, context, entries, view: viewOf([...entries.values()], context, known.network) }
}
