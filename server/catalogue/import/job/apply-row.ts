/**
 * One row as it is applied: what stands in the catalogue is read under its lock, so that what was edited since the plan
 * was made is met as any other edit.
 */

import { areaSchema } from '../../../../shared/area.ts'
import { mayEdit, type Rights } from '../../../../shared/edit-rights.ts'
import { offerSchema } from '../../../../shared/offer.ts'
import { withoutPlaces } from '../../../../shared/protected-place.ts'
import type { RowDecision, RowOutcome } from '../../../../shared/protocol/imports.ts'
import type { CatalogueChange } from '../../write.ts'
import { mayWrite } from '../plan/may-write.ts'
import { mergeArea } from '../plan/merge-area.ts'
import { mergeOffer } from '../plan/merge-offer.ts'
import type { RowPlan } from '../plan/planned-row.ts'
import type { Seen } from '../plan/seen.ts'
import type { Fields } from '../plan/three-way.ts'
import type { RowNote } from '../row.ts'

/** What is to be done with a row: nothing, to write it, to write all of it, to write it into what it resembles. */
export type Deed = 'nothing' | 'usual' | 'take' | 'same'

/**
 * What a person's decision makes of a row; without one (null) possible duplicates and ended offers stay as they are.
 */
export function deedOf(outcome: RowOutcome, decision: RowDecision | null): Deed {
  if (decision === 'leave' || outcome === 'refused') return 'nothing'
  if (outcome === 'duplicate') return decision === 'take' ? 'usual' : decision === 'same' ? 'same' : 'nothing'
  if (outcome === 'ended') return decision === 'take' ? 'take' : 'nothing'
  return decision === 'take' ? 'take' : 'usual'
}

/** What stands and what was said, for the rows of one page. */
export type Stands = {
  present: (kind: 'offer' | 'area', id: string) => Fields | undefined
  seen: (kind: 'offer' | 'area', sourceId: string) => Seen | undefined
  broughtIn: (kind: 'offer' | 'area', id: string) => Fields | undefined
  /** The provider as it stands or will stand; its id may be another than the plan's by now. */
  provider: (plan: Extract<RowPlan, { act: 'offer' }>) => { id: string; areaId: unknown } | RowNote
  rights: Rights
}

type Applied = { change: CatalogueChange; said: Fields; itemId: string } | { refused: RowNote }

/**
 * The change that a row makes, with what the source said and which thing it was about; or why it is refused: it is
 * gone by now, outside what the asker may write, or breaks the schema. Writes nothing itself.
 */
export function applyRow(
  plan: Exclude<RowPlan, { act: 'none' | 'provider' }>,
  deed: Deed,
  source: string,
  stands: Stands,
): Applied {
  if (plan.act === 'end') return applyEnd(plan, stands)
  if (plan.act === 'area') return applyArea(plan, deed, stands)
  const provider = stands.provider(plan)
  if ('code' in provider) return { refused: provider }
  const id = (deed === 'same' ? plan.sameId : plan.itemId) ?? plan.itemId
  const present = stands.present('offer', id)
  if (deed === 'same' && present === undefined) return { refused: { code: 'gone' } }
  const said = { ...plan.said, organisationId: provider.id }
  const { organisationId: _, ...ofOffer } = said
  const seen = stands.seen('offer', plan.sourceId)
  const merged = mergeOffer({
    id,
    source,
    sourceId: plan.sourceId,
    // What is the same offer stays with the provider it has here.
    said: deed === 'same' ? ofOffer : said,
    present,
    base: seen?.itemId === id ? seen.data : stands.broughtIn('offer', id),
    how: deed === 'same' ? 'fill' : deed === 'take' ? 'take' : 'usual',
  })
  if ('fault' in merged) return { refused: merged.fault }
  if (!mayWrite(stands.rights, present, merged.data, provider)) return { refused: { code: 'outside_area' } }
  // What the source says of a place that was marked since the plan was made is remembered no more than what it says now.
  const kept = merged.data.protectedPlace ? withoutPlaces(said) : said
  return { change: made('offer', id, merged.data), said: kept, itemId: id }
}

function applyEnd({ itemId }: Extract<RowPlan, { act: 'end' }>, { present, rights }: Stands): Applied {
  const stands = offerSchema.safeParse(present('offer', itemId))
  if (!stands.success) return { refused: { code: 'gone' } }
  const ended = { ...stands.data, status: 'ended' as const }
  if (mayEdit(rights, 'offer', stands.data, ended) !== 'yes') return { refused: { code: 'outside_area' } }
  return { change: made('offer', itemId, ended), said: { status: 'ended' }, itemId }
}

function applyArea(plan: Extract<RowPlan, { act: 'area' }>, deed: Deed, stands: Stands): Applied {
  const id = (deed === 'same' ? plan.sameId : plan.itemId) ?? plan.itemId
  const present = stands.present('area', id)
  if (deed === 'same' && present === undefined) return { refused: { code: 'gone' } }
  const base = stands.seen('area', plan.sourceId)?.data ?? stands.broughtIn('area', id)
  const merged = mergeArea({ id, said: plan.said, present, base, take: deed !== 'usual' })
  if ('fault' in merged) return { refused: merged.fault }
  const before = areaSchema.safeParse(present)
  const verdict = mayEdit(stands.rights, 'area', before.success ? before.data : null, merged.data)
  if (verdict !== 'yes') return { refused: { code: 'outside_area' } }
  return { change: made('area', id, merged.data), said: plan.said, itemId: id }
}

/** What the kind's schema made is text at once: it is kept until all rows are ready, and read no more. */
export function made(kind: CatalogueChange['kind'], id: string, data: unknown): CatalogueChange {
  return { kind, id, data: null, text: JSON.stringify(data) }
}
