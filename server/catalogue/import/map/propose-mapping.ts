/**
 * Proposes what the columns of a list mean. A mapping that a person used for this list before wins; otherwise names and
 * contents of the columns are weighed. What nothing speaks for stays open and is asked for.
 */
import type { ImportMapping } from '../../../../shared/protocol/import-mapping.ts'
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
  return { ...empty, ...proposeOffers(columns, file.rows.length, areasByName(known.areas), name) }
}

/** The same columns come first, then the same source whose columns are all still there. */
function savedFor(
  { columns, subject }: ReadFile,
  source: string,
  saved: readonly SavedSource[],
): ImportMapping | undefined {
  const usable = saved.filter(
    ({ mapping }) =>
      checkMapping(mapping, columns).length === 0 && (subject === 'offers' || mapping.subject === subject),
  )
  const here = new Set(columns)
  const alike = usable.filter(
    ({ columns: then }) => then.length === here.size && then.every((column) => here.has(column)),
  )
  const named = usable.filter(({ mapping }) => mapping.source === source)
  return (
    alike.find(({ mapping }) => mapping.source === source) ??
    named[0] ??
    (alike.length === 1 ? alike[0] : undefined)
  )?.mapping
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
