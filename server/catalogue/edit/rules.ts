/**
 * What a thing has to fulfil beyond its schema: what it names is there, areas form a tree, what others still refer to
 * stays, and a published offer says what the network demands.
 */
import type { Item } from '../../../shared/edit-rights.ts'
import type { ProblemCode } from '../../../shared/problem.ts'
import type { EditableKind } from '../../../shared/protocol/catalogue.ts'
import type { Db } from '../../store/schema.ts'
import { areaRule } from './area-rule.ts'
import { codesRule } from './codes-rule.ts'
import { distinctRule } from './distinct-rule.ts'
import { linkRule } from './link-rule.ts'
import { offerRule } from './offer-rule.ts'
import { organisationRule } from './organisation-rule.ts'
import type { Standing } from './standing.ts'

/** What is wrong, and in which field; with `in_use` the kind of thing that still refers to it. */
export type Fault = { code: ProblemCode; detail: string }

/** @param today `YYYY-MM-DD`, the server's own day; `trx`: for what stands outside the catalogue */
export type Place = { id: string; standing: Standing; trx: Db; today: string }

export type Rule<K extends EditableKind> = (
  place: Place,
  before: Item<K> | null,
  after: Item<K> | null,
) => Promise<Fault | undefined>

const rules: { [K in EditableKind]: Rule<K> } = {
  offer: offerRule,
  area: areaRule,
  organisation: organisationRule,
  codes: codesRule,
  link: linkRule,
  distinct: distinctRule,
  report: async (_place, _before, after) => (after === null ? undefined : { code: 'malformed', detail: 'act' }),
  network: async ({ id, standing }, _before, after) => {
    if (id !== 'network') return { code: 'malformed', detail: 'item' }
    if (after === null) return { code: 'malformed', detail: 'act' }
    const unknown = after.areaId !== undefined && !standing.ground.parentOf.has(after.areaId)
    return unknown ? { code: 'not_found', detail: 'areaId' } : undefined
  },
  target: async ({ standing }, _before, after) => {
    const unknown = after?.areaId !== undefined && !standing.ground.parentOf.has(after.areaId)
    return unknown ? { code: 'not_found', detail: 'areaId' } : undefined
  },
  synonyms: async (_place, _before, after) => {
    const said = after?.words.map((word) => word.trim().toLowerCase()) ?? []
    const blank = said.some((word) => word.length < 2) || new Set(said).size < said.length
    return blank ? { code: 'malformed', detail: 'words' } : undefined
  },
}

export async function faultOf<K extends EditableKind>(
  kind: K,
  place: Place,
  before: Item<K> | null,
  after: Item<K> | null,
): Promise<Fault | undefined> {
  return await rules[kind](place, before, after)
}
