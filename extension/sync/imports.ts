/** Imports and exports as the dashboard asks for them: the server reads, checks and writes; here a person decides. */
import type { ImportMapping } from '../../shared/protocol/import-mapping.ts'
import {
  type ExportFormat,
  type Import,
  type ImportDecisions,
  type ImportRow,
  importRowsAnswerSchema,
  importRowsPerPage,
  importSchema,
  importsAnswerSchema,
  type RowOutcome,
} from '../../shared/protocol/imports.ts'
import { ownSession } from './own-session.ts'
import { askAs, sendAs } from './session.ts'

/** A large list over a slow line takes its time. */
const uploadMs = 10 * 60_000

/** Newest first. @throws {Problem} `offline`, `forbidden` and what the server says; so all of these */
export async function listImports(): Promise<Import[]> {
  const question = { method: 'GET', path: '/v1/imports' } as const
  return (await askAs(await ownSession(), question, importsAnswerSchema)).imports
}

/**
 * Sends a list; the answer is there before it is read (`showImport` tells how far that is).
 * @throws {Problem} as `listImports`, `too_large`, `file_unknown` (an empty file), `import_busy`
 */
export async function beginImport(file: File): Promise<Import> {
  const path = `/v1/imports?name=${encodeURIComponent(file.name)}`
  const signal = AbortSignal.timeout(uploadMs)
  return await askAs(await ownSession(), { method: 'POST', path, upload: file, signal }, importSchema)
}

/** The server fetches the list itself. @throws {Problem} as `beginImport` */
export async function beginImportFrom(address: string): Promise<Import> {
  return await post('/v1/imports/address', { address })
}

/** How far it is, and what there is to decide. @throws {Problem} as `listImports`, `not_found` */
export async function showImport(id: string): Promise<Import> {
  return await askAs(await ownSession(), { method: 'GET', path: `/v1/imports/${id}` }, importSchema)
}

/** @param after the number of the last row that is shown already */
export async function readRows(
  id: string,
  outcome: RowOutcome | undefined,
  after: number,
): Promise<{ rows: ImportRow[]; more: boolean }> {
  const asked = new URLSearchParams({ after: String(after), limit: String(importRowsPerPage) })
  if (outcome !== undefined) asked.set('outcome', outcome)
  const question = { method: 'GET', path: `/v1/imports/${id}/rows?${asked}` } as const
  return await askAs(await ownSession(), question, importRowsAnswerSchema)
}

/** What the columns mean; the plan is made next. @throws {Problem} as `showImport`, `malformed`, `import_state` */
export async function confirmMapping(id: string, mapping: ImportMapping): Promise<Import> {
  return await post(`/v1/imports/${id}/mapping`, mapping)
}

/** What becomes of planned rows, by number or all of an outcome. @throws {Problem} as `confirmMapping` */
export async function decide(id: string, decisions: Partial<ImportDecisions>): Promise<Import> {
  return await post(`/v1/imports/${id}/decisions`, decisions)
}

const importActs = ['apply', 'stop', 'retry', 'undo'] as const
type ImportAct = (typeof importActs)[number]

/** Writes the plan, stops, tries again or undoes. @throws {Problem} as `confirmMapping` */
export async function act(id: string, what: ImportAct): Promise<Import> {
  return await post(`/v1/imports/${id}/${what}`, {})
}

async function post(path: string, body: unknown): Promise<Import> {
  return await askAs(await ownSession(), { method: 'POST', path, body }, importSchema)
}

const files: Readonly<Record<ExportFormat, { type: string; ending: string }>> = {
  'hsds-package': { type: 'application/zip', ending: 'zip' },
  'hsds-json': { type: 'application/json', ending: 'json' },
  csv: { type: 'text/csv', ending: 'csv' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
  geojson: { type: 'application/geo+json', ending: 'geojson' },
}

/** The offers as a file, of the states named or of all. */
export async function exportOffers(
  format: ExportFormat,
  statuses: readonly string[],
): Promise<{ content: Blob; type: string; ending: string }> {
  const { type, ending } = files[format]
  const path = `/v1/export/${format}${statuses.length === 0 ? '' : `?status=${statuses.join(',')}`}`
  const signal = AbortSignal.timeout(uploadMs)
  const response = await sendAs(await ownSession(), { method: 'GET', path, download: [type], signal })
  return { content: await response.blob(), type, ending }
}
