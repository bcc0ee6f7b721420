/** Messages of the statistics: the catalogue of tables, a table's released numbers, the view for outside. */
import { dimensions } from '../statistics/dimensions.ts'
import { periodKinds } from '../statistics/period.ts'
import { measures } from '../statistics/tables.ts'
import { z } from '../zod.ts'

/** At most so many periods in one request: four years of months. */
export const mostPeriods = 48

const period = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/)
const text = z.object({ de: z.string(), en: z.string() })

const releasedPeriodSchema = z.object({
  period,
  revision: z.number().int().min(1).max(2),
  /** Nothing of this period will change any more. */
  final: z.boolean(),
  /** Day of the release. */
  releasedOn: z.string(),
  /** SHA-256 over the released rows, in hex. */
  releaseHash: z.string(),
})
export type ReleasedPeriod = z.infer<typeof releasedPeriodSchema>

export const statisticsCatalogueSchema = z.object({
  paramsVersion: z.string(),
  thresholds: z.object({ show: z.number().int(), base: z.number().int() }),
  /** How far a shown number may be off: ±`usually` in 96 of 100, never more than `most`. */
  noise: z.object({ usually: z.number().int(), most: z.number().int() }),
  tables: z.array(
    z.object({
      id: z.string(),
      measure: z.enum(measures),
      period: z.enum(periodKinds),
      dimensions: z.array(z.enum(dimensions)),
      matures: z.boolean(),
      title: text,
      definition: text,
      /** Newest first. */
      periods: z.array(releasedPeriodSchema),
    }),
  ),
})
export type StatisticsCatalogue = z.infer<typeof statisticsCatalogueSchema>

/** `lt8`: hidden, whether it is zero, small, or its base is. Nothing tells these apart. */
const cellSchema = z.object({
  /** Categories in the order of the table's dimensions. */
  coord: z.array(z.string()),
  value: z.number().int().nullable(),
  code: z.enum(['ok', 'lt8']),
  /** In 96 of 100 cases the true number is at most so far away; 9 for the measure `referrals`. */
  pm: z.number().int(),
})
export type StatisticsCell = z.infer<typeof cellSchema>

export const statisticsTableSchema = z.object({
  table: z.string(),
  dimensions: z.array(z.enum(dimensions)),
  paramsVersion: z.string(),
  /** In the order of time. */
  periods: z.array(
    releasedPeriodSchema.extend({
      /** Every cell of the table that was asked for, hidden ones too, in the order of the categories. */
      cells: z.array(cellSchema),
    }),
  ),
})
export type StatisticsTable = z.infer<typeof statisticsTableSchema>

/** Formats of a table besides JSON. */
export const statisticsFormats = ['json', 'csv', 'xlsx'] as const

/**
 * What may leave the municipality: final numbers of a year, rounded to fives, at most two dimensions. The file that
 * networks exchange to compare themselves.
 */
export const outsideViewSchema = z.object({
  kind: z.literal('kettenglied-outside-view'),
  version: z.literal(1),
  network: z.string().max(120),
  year: z.string().regex(/^\d{4}$/),
  paramsVersion: z.string(),
  /** Children by the newest count of the network's root area, and the day of that count. */
  children: z.number().int().optional(),
  populationOn: z.string().optional(),
  tables: z.array(
    z.object({
      table: z.string(),
      dimensions: z.array(z.enum(dimensions)),
      cells: z.array(z.object({ coord: z.array(z.string()), value: z.number().int().nullable() })),
    }),
  ),
  /** Median days to arrival by field of action, as a class such as `d14` (the bin it lies in); null where none may be shown. */
  medians: z.array(z.object({ field: z.string(), class: z.string().nullable() })),
})
export type OutsideView = z.infer<typeof outsideViewSchema>
