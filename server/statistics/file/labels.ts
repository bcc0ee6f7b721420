/** What categories are called, in German as the files are: codes by their lists, places and offers by the catalogue. */
import { areaSchema } from '../../../shared/area.ts'
import { type CodeList, codeEntry } from '../../../shared/codes/index.ts'
import { offerSchema } from '../../../shared/offer.ts'
import { organisationSchema } from '../../../shared/organisation.ts'
import type { Dimension } from '../../../shared/statistics/dimensions.ts'
import { words } from '../../../shared/words/index.ts'
import type { Db } from '../../store/schema.ts'

/** The label of a category; one that nothing is known of any more shows its code. */
export type Labels = (dimension: Dimension, code: string) => string

const text = words.de.tables

const lists: Partial<Record<Dimension, CodeList>> = {
  phase: 'lifePhase',
  field: 'fieldOfAction',
  linkFrom: 'fieldOfAction',
  linkTo: 'fieldOfAction',
  reason: 'need',
  gap: 'unmetNeedReason',
}

const own: Partial<Record<Dimension, Partial<Record<string, string>>>> = {
  outcome: text.outcome,
  funnelStage: text.stage,
  durationBin: text.bin,
}

const everywhere: Partial<Record<string, string>> = {
  not_recorded: text.not_recorded,
  outside: text.outside,
  unknown: text.unknown,
  other: text.other,
}

/** In which kind of the catalogue a dimension's names stand. */
const kinds = { district: 'area', region: 'area', offer: 'offer', provider: 'organisation' } as const

const names = {
  area: (data: unknown) => areaSchema.parse(data).name,
  offer: (data: unknown) => offerSchema.parse(data).title,
  organisation: (data: unknown) => organisationSchema.parse(data).name,
}

/** @param dimensions those whose labels are wanted; names of others are not read */
export async function readLabels(db: Db, dimensions: readonly Dimension[]): Promise<Labels> {
  const wanted = dimensions.flatMap((dimension) => (isNamed(dimension) ? [kinds[dimension]] : []))
  const known = new Map<string, string>()
  for (const kind of new Set(wanted)) {
    const rows = await db
      .selectFrom('catalogue_item')
      .select(['id', 'data'])
      .where('kind', '=', kind)
      .where('data', 'is not', null)
      .execute()
    for (const { id, data } of rows) known.set(`${kind} ${id}`, names[kind](JSON.parse(data ?? 'null')))
  }
  return (dimension, code) => {
    const list = lists[dimension]
    const named = isNamed(dimension) ? known.get(`${kinds[dimension]} ${code}`) : undefined
    // A list's own word comes first: `other` is a need too.
    const listed = list === undefined ? undefined : codeEntry(list, code)?.de
    return named ?? listed ?? own[dimension]?.[code] ?? everywhere[code] ?? code
  }
}

function isNamed(dimension: Dimension): dimension is keyof typeof kinds {
  return Object.hasOwn(kinds, dimension)
}
