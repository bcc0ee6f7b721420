/** Reads one value of a row as the mapping says: fixed, from a column, or from a template; then through its table. */
import type { Spec } from '../../../../shared/protocol/import-mapping.ts'

type Cells = Readonly<Record<string, string>>

/** `written` is what stands there; `text` what it means by the table; `unknown` when the table does not know it. */
export type Reading = { written: string; text?: string; unknown?: true }

/** No text: the cell is empty and has no default, or the table says that it means nothing. */
export function readSpec(spec: Spec, cells: Cells): Reading {
  const written = rawOf(spec, cells)
  if (written === '') return { written, ...withDefault(spec) }
  if (spec.values === undefined) return { written, text: written }
  const known = lookUp(spec.values, written)
  if (known !== undefined) return known === '' ? { written } : { written, text: known }
  if (spec.default !== undefined) return { written, text: spec.default }
  return { written, unknown: true }
}

/** Several values of one cell, each by itself. */
export function readList(spec: Spec, cells: Cells): Reading[] {
  const written = rawOf(spec, cells)
  const parts = (spec.split === undefined ? [written] : written.split(spec.split))
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const fixed = { ...(spec.values !== undefined && { values: spec.values }) }
  const readings = parts.map((part) => readSpec({ value: part, ...fixed }, cells))
  if (spec.default === undefined || readings.some(({ text }) => text !== undefined)) return readings
  const { default: usual, split } = spec
  return (split === undefined ? [usual] : usual.split(split)).map((text) => ({ written: '', text: text.trim() }))
}

/** The columns a spec reads; a template names them in braces. */
export function columnsOf({ column, template }: Spec): string[] {
  if (column !== undefined) return [column]
  return [...(template ?? '').matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? '')
}

/** A template with an empty column yields nothing: half a sentence helps nobody. */
export function rawOf(spec: Spec, cells: Cells): string {
  if (spec.value !== undefined) return spec.value
  if (spec.column !== undefined) return (lookUp(cells, spec.column) ?? '').trim()
  if (columnsOf(spec).some((column) => (lookUp(cells, column) ?? '').trim() === '')) return ''
  return (spec.template ?? '').replace(/\{([^{}]+)\}/g, (_, column: string) => lookUp(cells, column) ?? '').trim()
}

/** Names come from foreign files: one like `constructor` must not find what no file said. */
function lookUp(table: Cells, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

function withDefault(spec: Spec): { text?: string } {
  return spec.default === undefined ? {} : { text: spec.default }
}
