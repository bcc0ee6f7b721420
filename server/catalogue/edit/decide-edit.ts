/**
 * Decides one edit on the catalogue as it stands: whether it may be, whether somebody else was there first, whether
 * what comes out is sound. Puts the outcome, with all that follows from it, or leaves everything as it was.
 */
import { type Item, mayEdit, rightsOn } from '../../../shared/edit-rights.ts'
import type { ProblemCode } from '../../../shared/problem.ts'
import type { EditableKind } from '../../../shared/protocol/catalogue.ts'
import type { Edit, Fields } from '../../../shared/protocol/edits.ts'
import { sameValue } from '../../../shared/same-value.ts'
import type { Session } from '../../http/session.ts'
import type { Db } from '../../store/schema.ts'
import type { Origin } from '../write.ts'
import { differing, filled, mergeChange, type Present, unseen } from './compare-and-set.ts'
import { faultyField, readAs } from './read-as.ts'
import { settleAnswered } from './reports-of.ts'
import { faultOf } from './rules.ts'
import { stamped } from './stamp.ts'
import type { Standing } from './standing.ts'
import { endsOf, followRemoval } from './what-follows.ts'

export type Decision =
  | { st: 'applied' }
  | { st: 'conflict'; fields: string[] }
  | { st: 'refused'; code: ProblemCode; detail?: string }

export type Desk = { standing: Standing; trx: Db; session: Session; today: string }

export async function decideEdit(desk: Desk, edit: Edit): Promise<Decision> {
  return await decide(desk, edit.kind, edit.kind === 'offer' ? marking(edit) : edit)
}

/** Whoever marks a protected place need not have seen its address: no other's change of that holds up the mark. */
function marking(edit: Edit): Edit {
  const { places, ...now } = edit.now
  return now['protectedPlace'] === true && isBlank(places) ? { ...edit, now } : edit
}

function isBlank(places: unknown): boolean {
  return places === undefined || places === null || (Array.isArray(places) && places.length === 0)
}

async function decide<K extends EditableKind>(desk: Desk, kind: K, edit: Edit): Promise<Decision> {
  const { standing, trx, session, today } = desk
  const { item } = edit
  const written = await standing.get(kind, item)
  const before = written === null ? null : (readAs(kind, written) ?? null)
  // Of a newer version's making: what it means is not known here.
  if (written !== null && before === null) return { st: 'refused', code: 'malformed', detail: 'item' }
  const offers = await endsOf(standing, kind, [before, edit.now])
  const may = (from: Item<K> | null, to: Item<K> | null) =>
    mayEdit(rightsOn(standing.ground, session), kind, from, to, (id) => offers.get(id))
  if (before !== null) {
    const verdict = may(before, before)
    if (verdict !== 'yes') return { st: 'refused', code: verdict }
  }
  const wanted = wantedOf(edit, before === null ? null : { written: fieldsOf(written), read: fieldsOf(before) })
  if ('st' in wanted) return wanted
  const parsed = wanted.data === null ? null : readAs(kind, wanted.data)
  if (parsed === undefined) return { st: 'refused', code: 'malformed', detail: faultyField(kind, wanted.data) }
  if (parsed !== null && 'id' in parsed && parsed.id !== item) return { st: 'refused', code: 'malformed', detail: 'id' }
  // The schema leaves the address out; whoever sent one is told, and sends the rest without it.
  if (parsed !== null && 'protectedPlace' in parsed && parsed.protectedPlace && !isBlank(edit.now['places']))
    return { st: 'refused', code: 'protected_place', detail: 'places' }
  const verdict = may(before, parsed)
  if (verdict !== 'yes') return { st: 'refused', code: verdict }
  const fault = await faultOf(kind, { id: item, standing, trx, today }, before, parsed)
  if (fault !== undefined) return { st: 'refused', ...fault }
  // What says nothing new leaves no trace.
  if (!sameValue(before, parsed)) await put(desk, edit, before, parsed)
  return { st: 'applied' }
}

type Wanted = { data: Fields | null } | Extract<Decision, { st: 'conflict' | 'applied' }>

/** What shall stand there, or that it does already, or which fields say something else by now. */
function wantedOf({ act, was, now }: Edit, present: Present | null): Wanted {
  switch (act) {
    case 'create': {
      if (present === null) return { data: filled(now) }
      const fields = differing(present, now)
      return fields.length === 0 ? { st: 'applied' } : { st: 'conflict', fields }
    }
    case 'change': {
      if (present === null) return { st: 'conflict', fields: Object.keys(now) }
      const merged = mergeChange(present, { was, now })
      return 'conflict' in merged ? { st: 'conflict', fields: merged.conflict } : merged
    }
    case 'remove': {
      if (present === null) return { st: 'applied' }
      const fields = unseen(present, was)
      return fields.length > 0 ? { st: 'conflict', fields } : { data: null }
    }
  }
}

async function put<K extends EditableKind>(desk: Desk, edit: Edit, before: Item<K> | null, after: Item<K> | null) {
  const { standing, session, today } = desk
  const origin: Origin = { how: 'edit', organisationId: session.organisationId, editId: edit.id }
  const { kind, item: id } = edit
  if (kind !== 'offer') {
    standing.put({ kind, id, data: after, origin })
    return
  }
  const from = before === null ? null : (readAs('offer', before) ?? null)
  const to = after === null ? null : (readAs('offer', after) ?? null)
  const offer = to === null ? null : stamped(from, to, today, session.organisationId)
  standing.put({ kind, id, data: offer, origin })
  if (from !== null) await settleAnswered(standing, from, offer, origin)
  if (offer === null) await followRemoval(standing, id, origin)
}

function fieldsOf(data: unknown): Fields {
  return { ...(data as Fields) }
}
