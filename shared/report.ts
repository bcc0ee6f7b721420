/**
 * Reports to the steering group. A definition says what stands in a report and can be exchanged between networks as a
 * file; publishing freezes it together with the released numbers it shows, so that it never changes afterwards.
 */
import { areaSchema } from './area.ts'
import { code } from './codes/schema.ts'
import { goalSchema, thresholdsSchema } from './network.ts'
import { statisticsTableSchema } from './protocol/statistics.ts'
import { areaId, day, id } from './scalars.ts'
import { figureKinds } from './statistics/figure-kinds.ts'
import { targetSchema } from './target.ts'
import { z } from './zod.ts'

const reportBlockSchema = z.discriminatedUnion('kind', [
  /** A heading of one's own, or a goal of the Leitbild. */
  z.strictObject({ kind: z.literal('heading'), text: z.string().max(200), goalId: id.optional() }),
  z.strictObject({ kind: z.literal('text'), text: z.string().max(5000) }),
  z.strictObject({
    kind: z.literal('figure'),
    figure: z.enum(figureKinds),
    areaId: areaId.optional(),
    phase: code('lifePhase').optional(),
    field: code('fieldOfAction').optional(),
  }),
  /**
   * Numbers the municipality enters itself, such as costs; they stand beside the figures and are marked as its own.
   * `value` null: not entered yet, as in a template.
   */
  z.strictObject({
    kind: z.literal('own'),
    title: z.string().max(200),
    rows: z
      .array(z.strictObject({ label: z.string().max(200), value: z.number().nullable(), unit: z.string().max(40) }))
      .max(40),
  }),
])
export type ReportBlock = z.infer<typeof reportBlockSchema>

export const reportDefinitionSchema = z.strictObject({
  kind: z.literal('kettenglied-report'),
  version: z.literal(1),
  title: z.string().min(1).max(200),
  subtitle: z.string().max(300).optional(),
  /** A released year or quarter. */
  period: z.string().regex(/^\d{4}(-Q[1-4])?$/),
  blocks: z.array(reportBlockSchema).max(60),
})
export type ReportDefinition = z.infer<typeof reportDefinitionSchema>

const count = z.number().int().nonnegative()

/** What a published report was made of, as it stood on that day. */
const frozenFiguresSchema = z.object({
  tables: z.array(statisticsTableSchema),
  areas: z.array(areaSchema),
  targets: z.array(targetSchema),
  goals: z.array(goalSchema),
  /** The network's own area. */
  root: areaId.optional(),
  /** What offers and providers of the tables were called, by id: their names change. */
  names: z.record(z.string(), z.string()).optional(),
  /** Below `show` nothing is shown, and no breakdown of fewer than `base`. */
  thresholds: thresholdsSchema.optional(),
  /** Published offers by how far their facts could be relied on, where a figure shows that. */
  freshness: z.object({ offers: count, fresh: count, ageing: count, stale: count, on: day }).optional(),
})
export type FrozenFigures = z.infer<typeof frozenFiguresSchema>

export const publishedReportSchema = z.object({
  id,
  definition: reportDefinitionSchema,
  publishedOn: day,
  organisationName: z.string(),
  networkName: z.string(),
  frozen: frozenFiguresSchema,
  /** SHA-256 over definition and frozen figures, in hex. */
  hash: z.string(),
})
export type PublishedReport = z.infer<typeof publishedReportSchema>

export const reportListSchema = z.object({
  reports: z.array(
    z.object({ id, title: z.string(), period: z.string(), publishedOn: day, organisationName: z.string() }),
  ),
})
export type ReportList = z.infer<typeof reportListSchema>

/** `id`: made on the device, so that a repeated request publishes once. */
export const publishRequestSchema = z.strictObject({ id, definition: reportDefinitionSchema })
