/** A target of the network (Zielvereinbarung): an indicator of the statistics, where it stood, where it should be, by when. */
import { areaId, day, id } from './scalars.ts'
import { z } from './zod.ts'

/**
 * Indicators a target may name, all taken from released numbers of a year: families referred; share of families handed
 * over that arrived by the receiver's or their own word, in percent; median days to arrival; families with an unmet
 * need; families reached per 1,000 children.
 */
export const targetIndicators = ['families', 'arrivalShare', 'medianDays', 'unmetFamilies', 'ratePer1000'] as const
export type TargetIndicator = (typeof targetIndicators)[number]

export const targetSchema = z.strictObject({
  id,
  title: z.string().min(1).max(200),
  indicator: z.enum(targetIndicators),
  /** The goal of the Leitbild it serves. */
  goalId: id.optional(),
  /** For one area; the whole network without. */
  areaId: areaId.optional(),
  baseline: z.number().min(0).max(1_000_000).optional(),
  target: z.number().min(0).max(1_000_000),
  dueOn: day,
  note: z.string().max(400).optional(),
})
export type Target = z.infer<typeof targetSchema>
