/**
 * Areas against the tree as it stands and as the file would make it: a parent has to be there, and no area may lie in
 * itself. Only a whole file can be judged so; areas are thousands at most.
 */

import type { Area } from '../../../../shared/area.ts'
import { mayEdit, type Rights } from '../../../../shared/edit-rights.ts'
import type { RowOutcome } from '../../../../shared/protocol/imports.ts'
import { fold } from '../../../../shared/text/fold.ts'
import type { AreaCandidate } from '../map/candidate.ts'
import type { RowNote } from '../row.ts'
import { mergeArea } from './merge-area.ts'
import type { PlannedRow } from './planned-row.ts'
import type { Seen } from './seen.ts'
import type { Fields } from './three-way.ts'

type AreaContext = {
  present: ReadonlyMap<string, Fields>
  seen: ReadonlyMap<string, Seen>
  broughtIn: ReadonlyMap<string, Fields>
  rights: Rights
  /** The root under which new areas hang where the file says no parent. */
  root: string | undefined
}

type Judged = { row: PlannedRow; area?: Area; before?: Fields }

/**
 * One planned row for each candidate, in their order; a row is refused without a parent, in a circle, or outside what
 * the asker may write.
 */
export function planAreas(candidates: readonly AreaCandidate[], context: AreaContext): PlannedRow[] {
  const lineOf = new Map<string, number>()
  const judged = candidates.map((candidate) => judge(candidate, context, lineOf))
  refuseHomeless(judged, context)
  refuseOutside(judged, context)
  // What was refused may have been the parent of others.
  refuseHomeless(judged, context)
  return judged.map(({ row }) => row)
}

function judge(candidate: AreaCandidate, context: AreaContext, lineOf: Map<string, number>): Judged {
  const { line, title, notes } = candidate
  const refused = (...reasons: RowNote[]): Judged => ({ row: refusedRow({ line, title, notes }, reasons) })
  const named = candidate.area['id']
  const seen = context.seen.get(candidate.sourceId)
  const id =
    seen !== undefined && context.present.has(seen.itemId) ? seen.itemId : typeof named === 'string' ? named : ''
  const reasons = [...candidate.refusals]
  if (id === '' && reasons.length === 0) reasons.push({ code: 'no_area_id' })
  const twin = id === '' ? undefined : lineOf.get(id)
  if (twin !== undefined) reasons.push({ code: 'source_id_twice', text: String(twin) })
  if (reasons.length > 0) return refused(...reasons)
  lineOf.set(id, line)
  const before = context.present.get(id)
  const { id: _, ...values } = candidate.area
  const hung =
    before === undefined && values['parentId'] === undefined && context.root !== undefined && context.root !== id
  const said: Fields = Object.fromEntries(
    Object.entries(hung ? { ...values, parentId: context.root } : values).map(([field, value]) => [
      field,
      value ?? null,
    ]),
  )
  const base = seen?.data ?? context.broughtIn.get(id)
  const merged = mergeArea({ id, said, present: before, base, take: false })
  if ('fault' in merged) return refused(merged.fault)
  const told: RowNote[] = hung ? [...notes, { code: 'parent_usual', text: context.root ?? '' }] : notes
  const plan = { act: 'area', itemId: id, sourceId: candidate.sourceId, said } as const
  const shown = { line, title, reasons: [], notes: told, changes: merged.changes, itemId: id }
  const found = { area: merged.data, ...(before !== undefined && { before }) }
  if (before !== undefined) {
    const { changes } = merged
    const differs = changes.some(({ edited }) => edited === true)
    const outcome: RowOutcome = changes.length === 0 ? 'unchanged' : differs ? 'difference' : 'changed'
    return { row: { shown: { ...shown, outcome }, plan }, ...found }
  }
  const twinArea = sameArea(merged.data, context.present)
  if (twinArea === undefined) return { row: { shown: { ...shown, outcome: 'new' }, plan }, ...found }
  const itemTitle = String(context.present.get(twinArea)?.['name'] ?? '')
  const resembling = {
    ...shown,
    outcome: 'duplicate',
    reasons: [{ code: 'same_title' }],
    itemId: twinArea,
    itemTitle,
  } as const
  return {
    row: { shown: { ...resembling, reasons: [...resembling.reasons] }, plan: { ...plan, sameId: twinArea } },
    ...found,
  }
}

/** An area of the same name, level and parent under another key. */
function sameArea({ name, level, parentId }: Area, present: ReadonlyMap<string, Fields>): string | undefined {
  const key = fold(name)
  return [...present].find(
    ([, area]) =>
      fold(String(area['name'])) === key && area['level'] === level && (area['parentId'] ?? null) === parentId,
  )?.[0]
}

/** Refuses areas without a parent that is or comes, and areas on a way that leads back to itself. */
function refuseHomeless(judged: Judged[], { present }: AreaContext): void {
  for (let again = true; again; ) {
    again = false
    const parentOf = new Map([...present].map(([id, area]) => [id, (area['parentId'] ?? null) as string | null]))
    for (const { area } of judged) if (area !== undefined) parentOf.set(area.id, area.parentId)
    for (const each of judged) {
      const { area } = each
      if (area === undefined) continue
      const homeless = area.parentId !== null && !parentOf.has(area.parentId)
      const way = homeless ? undefined : wayAround(area.id, parentOf)
      if (!homeless && way === undefined) continue
      const reason = homeless
        ? { code: 'unknown_parent', text: area.parentId ?? '' }
        : { code: 'area_cycle', text: (way ?? []).join(' → ') }
      each.row = refusedRow(each.row.shown, [reason])
      delete each.area
      again = true
    }
  }
}

/** `a → b → a`, or undefined where the way up ends. */
export function wayAround(start: string, parentOf: ReadonlyMap<string, string | null>): string[] | undefined {
  const way = [start]
  for (let at = parentOf.get(start); at !== null && at !== undefined; at = parentOf.get(at)) {
    way.push(at)
    if (at === start) return way
    // The way leads into a circle of others; they are refused for it, and then this one has no parent.
    if (way.indexOf(at) < way.length - 1) return undefined
  }
  return undefined
}

function refuseOutside(judged: Judged[], { rights }: AreaContext): void {
  if (rights.whole) return
  // An area that comes below one that may be written may be written too.
  const areas = new Set(rights.areas)
  const pending = judged.filter(({ area }) => area !== undefined)
  for (let grown = true; grown; ) {
    grown = false
    for (const { area } of pending) {
      if (area === undefined || areas.has(area.id) || area.parentId === null || !areas.has(area.parentId)) continue
      areas.add(area.id)
      grown = true
    }
  }
  for (const each of judged) {
    const { area, before } = each
    if (area === undefined) continue
    const stood = before === undefined ? null : { ...area, parentId: (before['parentId'] ?? null) as string | null }
    if (mayEdit({ ...rights, areas: before === undefined ? areas : rights.areas }, 'area', stood, area) === 'yes')
      continue
    each.row = refusedRow(each.row.shown, [{ code: 'outside_area' }])
    delete each.area
  }
}

function refusedRow(
  { line, title, notes }: Pick<PlannedRow['shown'], 'line' | 'title' | 'notes'>,
  reasons: RowNote[],
): PlannedRow {
  return { shown: { line, title, outcome: 'refused', reasons, notes, changes: [] }, plan: { act: 'none' } }
}
