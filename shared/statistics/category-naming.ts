/**
 * Where a category of a table has its name: in a code list, in the catalogue, or among the words of tables. Decided
 * once, so that the dashboard, its reports and the server's files call the same category the same.
 */
import { type CodeList, codeEntry } from '../codes/index.ts'
import { type Dimension, notInCatalogue, placesOutside } from './dimensions.ts'

/** Kinds of the catalogue that name categories. */
export type NamingKind = 'area' | 'offer' | 'organisation'

type CategoryNaming =
  | { in: 'list'; list: CodeList }
  | { in: 'catalogue'; kind: NamingKind }
  /** A group of the words of tables, or none for those that mean the same in every dimension. */
  | { in: 'words'; group?: 'outcome' | 'stage' | 'bin' }

const lists: Partial<Record<Dimension, CodeList>> = {
  phase: 'lifePhase',
  field: 'fieldOfAction',
  linkFrom: 'fieldOfAction',
  linkTo: 'fieldOfAction',
  reason: 'need',
  gap: 'unmetNeedReason',
}
const kinds: Partial<Record<Dimension, NamingKind>> = {
  district: 'area',
  region: 'area',
  offer: 'offer',
  provider: 'organisation',
}
const groups = { outcome: 'outcome', funnelStage: 'stage', durationBin: 'bin' } as const
const everywhere: readonly string[] = [...placesOutside, notInCatalogue]

/**
 * Where the name of a category stands; `words` without a group holds for every dimension.
 * @param code a code of a list, an area's key, or a word of the tables such as `other`
 */
export function categoryNaming(dimension: Dimension, code: string): CategoryNaming {
  const list = lists[dimension]
  // A list's own word comes first: `other` is a need too.
  if (list !== undefined && codeEntry(list, code) !== undefined) return { in: 'list', list }
  if (everywhere.includes(code)) return { in: 'words' }
  const kind = namingKind(dimension)
  if (kind !== undefined) return { in: 'catalogue', kind }
  if (isGrouped(dimension)) return { in: 'words', group: groups[dimension] }
  return list === undefined ? { in: 'words' } : { in: 'list', list }
}

/** The kind of the catalogue in which a dimension's names stand; undefined where they are codes. */
export function namingKind(dimension: Dimension): NamingKind | undefined {
  return kinds[dimension]
}

function isGrouped(dimension: Dimension): dimension is keyof typeof groups {
  return Object.hasOwn(groups, dimension)
}
