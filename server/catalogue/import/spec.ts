/** Reads one value of a row as the mapping says: fixed, from a column, or from a template; then through its table. */
import { columnsOf, type Spec } from './mapping.ts'

/** No text: the cell is empty and has no default. Trouble: the cell says something the table does not know. */
export type Reading = { text?: string; trouble?: string }

export function readSpec(spec: Spec, cells: Readonly<Record<string, string>>): Reading {
  const written = rawOf(spec, cells)
  if (written === '') return orDefault(spec)
  if (spec.values === undefined) return { text: written }
  const known = spec.values[written]
  if (known !== undefined) return known === '' ? {} : { text: known }
  if (spec.default !== undefined) return { text: spec.default }
  return { trouble: `“${written}” stands in no line of the mapping's table` }
}

/** Several values of one cell, each through the table; one unknown among known ones is told. */
export function readList(spec: Spec, cells: Readonly<Record<string, string>>): { texts: string[]; unknown: string[] } {
  const { split, values } = spec
  const written = rawOf(spec, cells)
  const parts = (split === undefined ? [written] : written.split(split))
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const readings = parts.map((part) => ({ part, text: values === undefined ? part : values[part] }))
  const texts = readings.flatMap(({ text }) => (text === undefined || text === '' ? [] : [text]))
  const unknown = readings.flatMap(({ part, text }) => (text === undefined ? [part] : []))
  const given = texts.length > 0 || spec.default === undefined ? texts : listOf(spec, spec.default)
  return { texts: [...new Set(given)], unknown }
}

function listOf({ split }: Spec, text: string): string[] {
  return (split === undefined ? [text] : text.split(split)).map((part) => part.trim())
}

function orDefault(spec: Spec): Reading {
  return spec.default === undefined ? {} : { text: spec.default }
}

/** A template with an empty column yields nothing: half a sentence helps nobody. */
function rawOf(spec: Spec, cells: Readonly<Record<string, string>>): string {
  if (spec.value !== undefined) return spec.value
  if (spec.column !== undefined) return cells[spec.column] ?? ''
  if (columnsOf(spec).some((column) => (cells[column] ?? '') === '')) return ''
  return (spec.template ?? '').replace(/\{([^{}]+)\}/g, (_, column: string) => cells[column] ?? '').trim()
}
