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
  /** Cells of a table, or values of JSON: each takes memory, however little it says. */
  values: 12_000_000,
} as const

const importStates = [
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

const rowDecisions = ['take', 'leave', 'same'] as const
export type RowDecision = (typeof rowDecisions)[number]

const noteSchema = z.object({ code: z.string(), field: z.string().optional(), text: z.string().optional() })

export const importRowSchema = z.object({
  /** Line in a table, position from 1 in JSON; 0 for what vanished from the source. */
  line: z.number().int().min(0),
  /** Number of the row in the import, from 1: decisions name it. */
  row: z.number().int().min(1),
  title: z.string(),
  outcome: z.enum(rowOutcomes),
  /** Why it was refused or looks like a duplicate, as codes with what they speak of; words in `imports`. */
  reasons: z.array(noteSchema),
  /** Things that were understood or left out on the way, likewise. */
  notes: z.array(noteSchema),
  /**
   * Field by field: what stands in the catalogue and what the file says. `edited`: somebody changed it here since the
   * last import, so it stays unless decided `take`. For a duplicate: what `same` would write; for what is new all of it.
   */
  changes: z.array(
    z.object({ field: z.string(), present: z.unknown(), read: z.unknown(), edited: z.boolean().optional() }),
  ),
  /** The offer (with areas: the area) of the catalogue it matches or resembles, and what that is called. */
  itemId: z.string().optional(),
  itemTitle: z.string().optional(),
  /**
   * What a person decided; absent for the usual: `new` and `changed` are written, of a `difference` the fields nobody
   * edited here, a `duplicate` and an `ended` are left. `take`: as the file says, also a duplicate as an offer of its
   * own, and `ended` becomes the offer's status; `leave`: nothing is written; `same`: the duplicate is `itemId`.
   */
  decision: z.enum(rowDecisions).optional(),
})
export type ImportRow = z.infer<typeof importRowSchema>
export type RowNote = ImportRow['notes'][number]

/** `edited`: changed since the import; `needed`: something that stays names it. */
const keptReasons = ['edited', 'needed'] as const

export const importSchema = z.object({
  id,
  state: z.enum(importStates),
  name: z.string(),
  format: z.string().optional(),
  subject: z.enum(importSubjects).optional(),
  createdAt: z.iso.datetime(),
  appliedAt: z.iso.datetime().optional(),
  /** Set while another import of this database is worked on and this one has yet to wait. */
  waiting: z.literal(true).optional(),
  /** Rows read, checked or applied so far, and how many there are as far as known. */
  progress: z.object({ done: z.number().int(), of: z.number().int().optional() }),
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
  mapping: importMappingSchema.optional(),
  counts: z.partialRecord(z.enum(rowOutcomes), z.number().int()),
  newOrganisations: z.number().int(),
  /** What the mapping lacks or names wrongly; while there is any, the import stays in `mapping`. */
  asks: z.array(noteSchema),
  /** Things to look at before applying; `few_rows`: the list is less than half as long as the last one; `other_titles`: most numbers have other titles. */
  warnings: z.array(noteSchema),
  /** How many things of the catalogue it wrote. */
  written: z.number().int().optional(),
  /** After undoing: what stayed because it was changed since, or because others need it. */
  kept: z.array(z.object({ kind: z.string(), id: z.string(), title: z.string(), reason: z.enum(keptReasons) })),
  /** Why it failed: a problem's code, with the place; it may be tried again with `retry`. */
  problem: z.object({ code: z.string(), detail: z.string().optional() }).optional(),
})
export type Import = z.infer<typeof importSchema>

export const importsAnswerSchema = z.object({ imports: z.array(importSchema) })
export const importAddressSchema = z.strictObject({ address: z.url({ protocol: /^https?$/ }).max(500) })
export const importRowsAnswerSchema = z.object({ rows: z.array(importRowSchema), more: z.boolean() })
/** `null` takes a decision back. `all` decides every row of an outcome at once; single rows count after it. */
export const importDecisionsSchema = z.strictObject({
  all: z
    .array(z.strictObject({ outcome: z.enum(rowOutcomes), decision: z.enum(rowDecisions).nullable() }))
    .max(rowOutcomes.length)
    .default([]),
  decisions: z
    .array(z.strictObject({ row: z.number().int().min(1), decision: z.enum(rowDecisions).nullable() }))
    .max(1000)
    .default([]),
})
export type ImportDecisions = z.infer<typeof importDecisionsSchema>

/** Most rows of one answer. */
export const importRowsPerPage = 200

/** Codes of `reasons` that the plan adds to those of reading and mapping; words in `imports`. */
export const planReasons = [
  /** Refused. Text: the line that has the same id already. */
  'source_id_twice',
  /** Refused: the list has no numbers, and provider, title and place stand so in that line already. */
  'row_twice',
  /** Refused. Text: the area's key. */
  'unknown_area',
  /** Refused. Text: the parent's key. */
  'unknown_parent',
  /** Refused. Text: the way around, `a → b → a`. */
  'area_cycle',
  /** Refused: the coordinator's area ends before it. */
  'outside_area',
  /** Refused: field and what is wrong with it. */
  'not_valid',
  /** Refused while applying: what it was to change is no longer there. */
  'gone',
  /** What two offers have in common. */
  'same_provider',
  'same_title',
  'similar_title',
  'same_postcode',
  'same_street',
  'same_phone',
  'same_url',
  'same_coordinates',
  /** Both stand in this file. Text: the line of the other. */
  'same_file',
] as const
/** Codes of `notes` that the plan adds. */
export const planNotes = [
  /** Text: the name under which the network knows the provider. */
  'organisation_matched',
  /** A field of the provider stays, since it was edited here. */
  'organisation_edited',
  'organisation_new',
  /** Text: the area under which it hangs because the file says none. */
  'parent_usual',
] as const
export type PlanReason = (typeof planReasons)[number]

export const exportFormats = ['hsds-package', 'hsds-json', 'csv', 'xlsx', 'geojson'] as const
export type ExportFormat = (typeof exportFormats)[number]
