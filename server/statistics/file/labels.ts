/** What categories are called, in German as the files are: codes by their lists, places and offers by the catalogue. */
import { areaSchema } from '../../../shared/area.ts'
import { codeEntry } from '../../../shared/codes/index.ts'
import { offerSchema } from '../../../shared/offer.ts'
import { organisationSchema } from '../../../shared/organisation.ts'
import { categoryNaming, namingKind } from '../../../shared/statistics/category-naming.ts'
import type { Dimension } from '../../../shared/statistics/dimensions.ts'
import { words } from '../../../shared/words/index.ts'
import { readKind } from '../../catalogue/read-kind.ts'
import type { Db } from '../../store/schema.ts'

/** The label of a category; one that nothing is known of any more shows its code. */
export type Labels = (dimension: Dimension, code: string) => string

const text = words.de.tables

const everywhere = {
  not_recorded: text.not_recorded,
  outside: text.outside,
  unknown: text.unknown,
  other: text.other,
}

const names = {
  area: (data: unknown) => areaSchema.parse(data).name,
  offer: (data: unknown) => offerSchema.parse(data).title,
  organisation: (data: unknown) => organisationSchema.parse(data).name,
}

/** @param dimensions those whose labels are wanted; names of others are not read */
export async function readLabels(db: Db, dimensions: readonly Dimension[]): Promise<Labels> {
  const wanted = new Set(dimensions.map(namingKind).filter((kind) => kind !== undefined))
  const known = new Map<string, string>()
  for (const kind of wanted)
    for (const { id, data } of await readKind(db, kind)) known.set(`${kind} ${id}`, names[kind](data))
  return (dimension, code) => labelOf(known, dimension, code) ?? code
}

function labelOf(known: ReadonlyMap<string, string>, dimension: Dimension, code: string): string | undefined {
  const naming = categoryNaming(dimension, code)
  if (naming.in === 'list') return codeEntry(naming.list, code)?.de
  if (naming.in === 'catalogue') return known.get(`${naming.kind} ${code}`)
  const told: Partial<Record<string, string>> = naming.group === undefined ? everywhere : text[naming.group]
  return told[code]
}
