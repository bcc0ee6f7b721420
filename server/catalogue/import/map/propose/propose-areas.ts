/** A mapping for a list of areas: keys, names, levels, who lies in whom, children by age band, indicators. */
import type { AgeBand } from '../../../../../shared/codes/index.ts'
import type { AreaField, ImportMapping, Spec } from '../../../../../shared/protocol/import-mapping.ts'
import type { Row } from '../../row.ts'
import type { KnownArea } from '../candidate.ts'
import { ageBandOf, yearsOf } from '../values/age-band-of.ts'
import { areaIdOf } from '../values/area-id.ts'
import { codeOf } from '../values/code-of.ts'
import { countOf, numberOf } from '../values/number.ts'
import { type Column, share } from './column.ts'
import { parentTable } from './parent-table.ts'

type AreaProposal = Pick<ImportMapping, 'area' | 'children' | 'indicators'>

const names: Partial<Record<AreaField, RegExp>> = {
  id: /^(?:area)?(?:id|nr|nummer|schlussel|key|ags|kennung|code|gebietsnr|gebietsid|(?:stadtteil|stadtbezirk|bezirk|sozialraum|quartier)(?:nr|nummer|schlussel|id))$/,
  name: /^(?:area)?(?:name|bezeichnung|gebiet|gebietsname|(?:stadtteil|stadtbezirk|bezirk|sozialraum|quartier|ortsteil)(?:name)?|label)$/,
  level: /^(?:area)?(?:level|ebene|gebietsebene|stufe|art|typ)$/,
  parentId: /^(?:parentid|parent|elterngebiet|ubergeordnet\w*|gehortzu|oberbezirk)$/,
  populationOn: /^(?:populationon|stichtag|stand|datum)$/,
  pilotReason: /^(?:pilotreason|pilotgrund|begrundungpilotraum)$/,
  alsoKnownAs: /^(?:alsoknownas|auchbekanntals|andererename|anderenamen|synonyme?|rufname)$/,
}
const indicator = /quote|anteil|prozent|percent|rate|sgb|index|arbeitslos|alleinerzieh|migration/
/** Two age bands beside a name make a list of areas. */
const leastBands = 2

/** Whether a table speaks of areas: a name, and children by age, or what kind of area it is and in which it lies. */
export function looksLikeAreas(columns: readonly Column[]): boolean {
  const has = (field: AreaField) => columns.some(({ key }) => names[field]?.test(key))
  if (!has('name')) return false
  const bands = columns.filter((column) => yearsOf(column.name) !== undefined && share(column, isCount) > 0.8)
  const levelled = columns.some((column) => names.level?.test(column.key) && saysLevels(column))
  return bands.length >= leastBands || (levelled && has('parentId'))
}

function saysLevels(column: Column): boolean {
  return share(column, (text) => codeOf('areaLevel', text) !== undefined) > 0.9
}

const isCount = (text: string) => countOf(text) !== undefined

/**
 * Columns are told by their names alone; a year in the file's name dates the numbers of children, as of 31 December.
 * @param known areas of the network, of whose keys the file's numbers may be a part
 */
export function proposeAreas(
  columns: readonly Column[],
  rows: readonly Row[],
  known: readonly KnownArea[],
  file: string,
): AreaProposal {
  const found = new Map<AreaField, Column>()
  for (const [field, shape] of Object.entries(names) as [AreaField, RegExp][]) {
    const column = columns.find((one) => shape.test(one.key) && ![...found.values()].includes(one))
    if (column !== undefined) found.set(field, column)
  }
  const area: Partial<Record<AreaField, Spec>> = {}
  for (const [field, { name }] of found) area[field] = { column: name }
  const level = levelSpec(found.get('level'), file)
  if (level === undefined) delete area.level
  else area.level = level
  const number = found.get('id')
  if (number !== undefined) {
    area.id = idSpec(number, known, file)
    const parents =
      area.parentId === undefined && level !== undefined
        ? parentTable(rows, { id: area.id, name: number.name, level }, known)
        : undefined
    if (parents !== undefined) area.parentId = { column: number.name, values: parents, default: '' }
  }
  const [year] = /(?:19|20)\d{2}/.exec(file.split('/').at(-1) ?? '') ?? []
  const children = childrenSpecs(columns)
  if (area.populationOn === undefined && year !== undefined && Object.keys(children).length > 0)
    area.populationOn = { value: `${year}-12-31` }
  return { area, children, indicators: indicatorSpecs(columns, [...found.values()]) }
}

function levelSpec(column: Column | undefined, file: string): Spec | undefined {
  if (column !== undefined && saysLevels(column)) {
    const lines = column.samples.flatMap((text): [string, string][] => {
      const code = codeOf('areaLevel', text)
      return code === undefined || code === text ? [] : [[text, code]]
    })
    const same = column.samples.flatMap((text): [string, string][] =>
      codeOf('areaLevel', text) === text ? [[text, text]] : [],
    )
    return lines.length === 0
      ? { column: column.name }
      : { column: column.name, values: Object.fromEntries([...lines, ...same]) }
  }
  const words =
    file
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '')
      .split(/[^\p{L}]+/u) ?? []
  const named = words.flatMap((word) => (word.length > 4 ? (codeOf('areaLevel', word) ?? []) : []))[0]
  return named === undefined ? undefined : { value: named }
}

/** Bare numbers would meet those of another town, so they stand behind the key the network uses, or the file's first word. */
function idSpec({ name, samples }: Column, known: readonly KnownArea[], file: string): Spec {
  const bare = samples.every((text) => /^\d{1,6}$/.test(text))
  if (!bare || /[{}]/.test(name)) return { column: name }
  const prefix = prefixOf(known) ?? areaIdOf((file.split('/').at(-1) ?? '').split(/[^\p{L}]/u)[0] ?? '')
  return prefix === undefined ? { column: name } : { template: `${prefix}-{${name}}` }
}

/** What most keys of the network have before their number; else the key of its root, if that is a municipality's. */
function prefixOf(known: readonly KnownArea[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { id } of known) {
    const [, prefix] = /^(.+)-\d+$/.exec(id) ?? []
    if (prefix !== undefined) counts.set(prefix, (counts.get(prefix) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  if (most !== undefined) return most[0]
  const root = known.find(({ parentId }) => parentId === null)
  return root !== undefined && /^\d{5,8}$/.test(root.id) ? root.id : undefined
}

function childrenSpecs(columns: readonly Column[]): Partial<Record<AgeBand, Spec>> {
  const specs: Partial<Record<AgeBand, Spec>> = {}
  for (const column of columns) {
    const band = ageBandOf(column.name)
    if (band !== undefined && specs[band] === undefined && share(column, isCount) > 0.5)
      specs[band] = { column: column.name }
  }
  return specs
}

function indicatorSpecs(columns: readonly Column[], taken: readonly Column[]): Record<string, Spec> {
  const specs: Record<string, Spec> = {}
  for (const column of columns) {
    if (
      taken.includes(column) ||
      !indicator.test(column.key) ||
      share(column, (text) => numberOf(text) !== undefined) < 0.7
    )
      continue
    const key = indicatorKey(column.name)
    if (key !== '' && !Object.hasOwn(specs, key)) specs[key] = { column: column.name }
  }
  return specs
}

/** `SGB II unter 15 (%)` → `sgb2Under15`, the name the demonstration and the reports use; others in the same manner. */
function indicatorKey(name: string): string {
  const words = name
    .replace(/SGB[\s_-]*(?:II|2)(?![\p{L}\p{N}])/giu, 'sgb2 ')
    .replace(/\bunter\b|\bunder\b|\bu(?=\d)/gi, 'under ')
    .normalize('NFKD')
    .replace(/ß/g, 'ss')
    .replace(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
  return words
    .map((word, at) => (at === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1))
    .join('')
    .slice(0, 40)
}
