/**
 * Messages of an import: a file or the address of an API becomes rows, rows become a plan, a plan is applied in one
 * write or left, and what was applied can be undone. The file is read on the server; the dashboard shows and decides.
 */
import { id } from '../scalars.ts'
import { z } from '../zod.ts'
import { importMappingSchema, importSubjects } from './import-mapping.ts'

export const importLimits = {
  /** Largest file, and largest sum of the answers of an API. */
  bytes: 64 * 1024 * 1024,
  /** Largest content of a compressed file after unpacking. */
  unpackedBytes: 256 * 1024 * 1024,
  rows: 200_000,
  columns: 400,
  cellCharacters: 20_000,
} as const

export const importStates = [
  /** The file or API is being read. */
  'reading',
  /** Waits for the mapping to be confirmed. */
  'mapping',
  'checking',
  /** The plan can be looked at and applied. */
  'planned',
  'applying',
  'applied',
  'undone',
  'stopped',
  'failed',
] as const
export type ImportState = (typeof importStates)[number]

export const rowOutcomes = ['new', 'changed', 'difference', 'duplicate', 'unchanged', 'ended', 'refused'] as const
/**
 * `difference`: file and catalogue both changed since the last import; the catalogue's stays unless decided otherwise.
 * `duplicate`: looks like an offer that is there. `ended`: vanished from the source, proposed as ended.
 */
export type RowOutcome = (typeof rowOutcomes)[number]

export const importRowSchema = z.object({
  /** Line in a table, position from 1 in JSON; 0 for what vanished from the source. */
  line: z.number().int().min(0),
  /** Number of the row in the import, from 1: decisions name it. */
  row: z.number().int().min(1),
  title: z.string(),
  outcome: z.enum(rowOutcomes),
  /** Why it was refused or looks like a duplicate, as codes with what they speak of; words in `imports`. */
  reasons: z.array(z.object({ code: z.string(), field: z.string().optional(), text: z.string().optional() })),
  /** Things that were understood or left out on the way, likewise. */
  notes: z.array(z.object({ code: z.string(), field: z.string().optional(), text: z.string().optional() })),
  /** Field by field: what stands in the catalogue and what the file says. */
  changes: z.array(z.object({ field: z.string(), present: z.unknown(), read: z.unknown() })),
  /** The offer of the catalogue it matches or resembles. */
  offerId: z.string().optional(),
  /** What a person decided; absent for the usual. `take`: as the file says; `leave`: as it is; `same`: it is `offerId`. */
  decision: z.enum(['take', 'leave', 'same']).optional(),
})
export type ImportRow = z.infer<typeof importRowSchema>
export type RowNote = ImportRow['notes'][number]

export const importSchema = z.object({
  id,
  state: z.enum(importStates),
  name: z.string(),
  format: z.string().optional(),
  subject: z.enum(importSubjects).optional(),
  createdAt: z.iso.datetime(),
  appliedAt: z.iso.datetime().optional(),
  /** Rows read or checked so far, and how many there are as far as known. */
  progress: z.object({ done: z.number().int(), of: z.number().int().optional() }),
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
  mapping: importMappingSchema.optional(),
  counts: z.partialRecord(z.enum(rowOutcomes), z.number().int()),
  newOrganisations: z.number().int(),
  /** Why it failed: a problem's code, with the place. */
  problem: z.object({ code: z.string(), detail: z.string().optional() }).optional(),
})
export type Import = z.infer<typeof importSchema>

export const importsAnswerSchema = z.object({ imports: z.array(importSchema) })
export const importAddressSchema = z.strictObject({ address: z.url({ protocol: /^https?$/ }).max(500) })
export const importRowsAnswerSchema = z.object({ rows: z.array(importRowSchema), more: z.boolean() })
export const importDecisionsSchema = z.strictObject({
  decisions: z
    .array(z.strictObject({ row: z.number().int().min(1), decision: z.enum(['take', 'leave', 'same']) }))
    .max(1000),
})

export const exportFormats = ['hsds-package', 'hsds-json', 'csv', 'xlsx', 'geojson'] as const
export type ExportFormat = (typeof exportFormats)[number]
