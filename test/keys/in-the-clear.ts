/** Where a text stands in the clear in a database: in any value of any table, as text or as bytes. */
import type { Database } from '../../extension/store/database.ts'

/** `table: path` of each place. */
export async function inTheClear(database: Database, text: string): Promise<string[]> {
  const places: string[] = []
  for (const table of database.tables) {
    await table.each((row, { primaryKey }) => {
      for (const path of pathsTo(row, text)) places.push(`${table.name}: ${JSON.stringify(primaryKey)}${path}`)
    })
  }
  return places
}

function pathsTo(value: unknown, text: string): string[] {
  if (typeof value === 'string') return value.includes(text) ? [''] : []
  if (value instanceof ArrayBuffer) return pathsTo(new Uint8Array(value), text)
  if (ArrayBuffer.isView(value)) {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    return ['utf8', 'utf16le'].some((encoding) => bytes.includes(text, 0, encoding as BufferEncoding)) ? [''] : []
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(name.includes(text) ? [`.${name}`] : []),
    ...pathsTo(inner, text).map((path) => `.${name}${path}`),
  ])
}
