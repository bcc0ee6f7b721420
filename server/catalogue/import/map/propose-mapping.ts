/**
 * Proposes what the columns of a list mean. A mapping that a person used for this list before wins; otherwise names and
 * contents of the columns are weighed, and what the columns of a list of the same shape were told to mean. What nothing
 * speaks for stays open and is asked for.
 */
import {
  type ImportMapping,
  offerFields,
  organisationFields,
  type Spec,
} from '../../../../shared/protocol/import-mapping.ts'
import { exportMapping } from '../../export/export-mapping.ts'
import { isOurs } from '../../export/read-back.ts'
import type { ReadFile } from '../row.ts'
import { areasByName } from './areas-by-name.ts'
import type { MapKnown, SavedSource } from './candidate.ts'
import { checkMapping } from './check-mapping.ts'
import { columnsIn } from './propose/column.ts'
import { looksLikeAreas, proposeAreas } from './propose/propose-areas.ts'
import { proposeOffers } from './propose/propose-offers.ts'

const longestSource = 80

/** `name` is the file's name or the address; the source is called after it, and it may tell what the list is about. */
export function proposeMapping(
  file: ReadFile,
  saved: readonly SavedSource[],
  known: MapKnown,
  name = '',
): ImportMapping {
  const source = sourceOf(name)
  const before = savedFor(file, source, saved)
  if (before !== undefined) return before
  if (isOurs(file.columns)) return exportMapping(file.columns)
  const columns = columnsIn(file)
  const empty: ImportMapping = {
    source,
    subject: 'offers',
    offer: {},
    organisation: {},
    area: {},
    children: {},
    indicators: {},
  }
  if (file.subject === 'areas' || (file.format !== 'hsds' && looksLikeAreas(columns)))
    return { ...empty, subject: 'areas', ...proposeAreas(columns, file.rows, known.areas, name) }
  const proposed = proposeOffers(columns, file.rows.length, areasByName(known.areas), name)
  const alike = saved.filter(
    (one) => one.mapping.subject === 'offers' && usable(one, file) && hasColumns(one, file.columns),
  )
  const [shape] = alike
  if (shape === undefined || alike.length > 1) return { ...empty, ...proposed }
  const { offer, organisation } = shape.mapping
  return {
    ...empty,
    offer: { ...proposed.offer, ...meanings(offer, offerFields) },
    organisation: { ...proposed.organisation, ...meanings(organisation, organisationFields) },
  }
}

/** Whether these are the columns the mapping was made for, in whatever order. */
export function hasColumns({ columns }: Pick<SavedSource, 'columns'>, here: readonly string[]): boolean {
  const there = new Set(here)
  return columns.length === there.size && columns.every((column) => there.has(column))
}

/** What the columns mean, without what was said of that list alone: fixed values, names that stand for a number. */
function meanings<F extends string>(
  specs: Partial<Record<F, Spec>>,
  lists: Readonly<Record<F, unknown>>,
): Partial<Record<F, Spec>> {
  const kept = (Object.entries(specs) as [F, Spec][]).filter(
    ([field, { value, values, default: usual }]) =>
      value === undefined && (lists[field] !== null || (values === undefined && usual === undefined)),
  )
  return Object.fromEntries(kept) as Partial<Record<F, Spec>>
}

function usable({ mapping }: SavedSource, { columns, subject }: ReadFile): boolean {
  return checkMapping(mapping, columns).length === 0 && (subject === 'offers' || mapping.subject === subject)
}

/**
 * The same source whose columns are all still there; under another name only where the list says mostly what the source
 * said before.
 */
function savedFor(file: ReadFile, source: string, saved: readonly SavedSource[]): ImportMapping | undefined {
  const candidates = saved.filter((one) => usable(one, file))
  const named = candidates.find(({ mapping }) => mapping.source === source)
  return (named ?? candidates.find(({ same }) => same))?.mapping
}

/** `wuppertal-kitas_2026-03.csv` → `wuppertal-kitas`: next month's file is the same source. */
function sourceOf(name: string): string {
  const [host] = /(?<=^https?:\/\/)[^/?#]+/i.exec(name) ?? []
  const base = name.split(/[/\\]/).at(-1) ?? ''
  const stem = base
    .replace(/\.(?:csv|xlsx?|json|geojson|zip|txt|tsv)$/i, '')
    .replace(/[\s_-]*(?:\d{1,2}[.-])?(?:\d{1,2}[.-])?(?:19|20)\d{2}(?:[.-]?\d{1,2}){0,2}$/, '')
  return (host ?? (stem.trim() || base)).slice(0, longestSource) || 'Liste'
}
