/** Map: a row as an area of the network, with children by age band, burden indicators and its border. */
import type { ImportMapping, Spec } from '../../../../shared/protocol/import-mapping.ts'
import type { Row, RowNote } from '../row.ts'
import { areasByName } from './areas-by-name.ts'
import { type AreaCandidate, type KnownArea, note, type Values } from './candidate.ts'
import { leftOut } from './left-out.ts'
import { type RowReader, rowReader } from './row-reader.ts'
import { shortenedId } from './source-id.ts'
import { columnsOf } from './spec.ts'
import { ageBandOf, yearsOf } from './values/age-band-of.ts'
import { areaIdOf } from './values/area-id.ts'
import { cutAt } from './values/cut-text.ts'
import { dayOf } from './values/day.ts'
import { countOf, numberOf } from './values/number.ts'

const mostNames = 20
/** Other names people use, several in a cell. */
const nameBreak = /[,;|\n]/

/**
 * A row that means an area of the network under another spelling of its key (`koeln-7` for `koeln-007`, or the same name
 * and level) gets that area's key. `parentId` is absent where the mapping does not say it.
 */
export function mapArea(row: Row, mapping: ImportMapping, areas: readonly KnownArea[] = []): AreaCandidate {
  const notes: RowNote[] = [...(row.notes ?? [])]
  if (row.broken !== undefined)
    return { line: row.line, title: '', sourceId: '', area: {}, notes, refusals: [row.broken] }
  const refusals: RowNote[] = []
  const reader = rowReader(row, notes, refusals)
  const { area: specs } = mapping
  const name = reader.requiredLine('name', specs.name, 120)
  const level = readLevel(specs.level, reader)
  const written = reader.requiredLine('id', specs.id, 200)
  const spelled = written === undefined ? undefined : areaIdOf(written)
  const known = spelled === undefined ? undefined : areasByName(areas).same({ id: spelled, name: name ?? '', level })
  const id = known ?? spelled
  if (id === undefined) refusals.push(note('no_area_id', 'id', written))
  else if (id !== written) reader.tell('area_id_reshaped', 'id', `${written} → ${id}`)
  if (name === undefined) refusals.push(note('no_area_name', 'name'))
  if (level === undefined) refusals.push(note('no_area_level', 'level'))
  const area: Values = {
    ...(id !== undefined && { id }),
    ...(name !== undefined && { name }),
    ...(level !== undefined && { level }),
    ...readParent(specs.parentId, id, areas, reader, refusals),
    ...readFacts(mapping, reader),
    ...(row.geometry !== undefined && { geometry: row.geometry }),
  }
  tellBandsLeftOut(row, mapping, reader)
  return { line: row.line, title: name ?? '', sourceId: shortenedId(written ?? '').id, area, notes, refusals }
}

function readLevel(spec: Spec | undefined, reader: RowReader): string | undefined {
  if (spec === undefined) return undefined
  const { code, text } = reader.code('level', spec, 'areaLevel')
  if (code === leftOut) reader.tell('code_unknown', 'level', text)
  return typeof code === 'string' ? code : undefined
}

/** Null for a root: the cell is empty. */
function readParent(
  spec: Spec | undefined,
  id: string | undefined,
  areas: readonly KnownArea[],
  reader: RowReader,
  refusals: RowNote[],
): Values {
  if (spec === undefined) return {}
  const written = reader.line('parentId', spec, 200)
  if (written === undefined) return { parentId: null }
  const named = areasByName(areas).named(written)
  const spelled = areaIdOf(written)
  const numbered = spelled === undefined ? undefined : areasByName(areas).numbered(spelled)
  const parentId = named !== undefined && named !== 'several' ? named.id : (numbered ?? spelled)
  if (parentId === undefined) {
    reader.tell('area_unknown', 'parentId', written)
    return {}
  }
  if (parentId === id) refusals.push(note('area_own_parent', 'parentId', parentId))
  return { parentId }
}

function readFacts({ area: specs, children, indicators }: ImportMapping, reader: RowReader): Values {
  const values: Values = {}
  const populationOn = reader.understood('populationOn', specs.populationOn, dayOf, 'no_day')
  if (specs.populationOn && populationOn !== leftOut) values['populationOn'] = populationOn
  if (specs.pilotReason) values['pilotReason'] = reader.paragraph('pilotReason', specs.pilotReason, 400)
  if (specs.alsoKnownAs) values['alsoKnownAs'] = namesOf(specs.alsoKnownAs, reader)
  const counts = Object.entries(children).flatMap(([band, spec]): [string, number][] => {
    const count = spec === undefined ? undefined : reader.understood(`children.${band}`, spec, countOf, 'no_count')
    return typeof count === 'number' ? [[band, count]] : []
  })
  if (Object.keys(children).length > 0) values['children'] = Object.fromEntries(counts)
  const shares = Object.entries(indicators).flatMap(([name, spec]): [string, number][] => {
    const value = reader.understood(`indicators.${name}`, spec, numberOf, 'indicator_left_out')
    return typeof value === 'number' ? [[name, value]] : []
  })
  if (Object.keys(indicators).length > 0) values['indicators'] = Object.fromEntries(shares)
  return values
}

function namesOf(spec: Spec, reader: RowReader): string[] {
  const text = reader.text('alsoKnownAs', spec) ?? ''
  const names = [...new Set(text.split(spec.split ?? nameBreak).map((name) => cutAt(name.trim(), 80)))]
  const kept = names.filter((name) => name !== '')
  if (kept.length > mostNames) reader.tell('list_cut', 'alsoKnownAs', String(mostNames))
  return kept.slice(0, mostNames)
}

/** Columns of ages that are no band of ours and therefore stand nowhere. */
function tellBandsLeftOut({ cells }: Row, { children, indicators, area }: ImportMapping, reader: RowReader): void {
  const used = new Set(
    [...Object.values(children), ...Object.values(indicators), ...Object.values(area)].flatMap((spec) =>
      spec === undefined ? [] : columnsOf(spec),
    ),
  )
  for (const column of Object.keys(cells))
    if (!used.has(column) && yearsOf(column) !== undefined && ageBandOf(column) === undefined)
      reader.tell('age_band_unfit', 'children', column)
}
