/**
 * A report on an offer, one click in the panel: it looks right, something is wrong, full, ended. Catalogue item of kind
 * `report` until an editor settles it; says which organisation and when, never who or for which family.
 */
import { factGroups } from './freshness.ts'
import { day, id } from './scalars.ts'
import { z } from './zod.ts'

export const reportKinds = ['wrong', 'full', 'ended'] as const

export const offerReportSchema = z.strictObject({
  id,
  offerId: id,
  says: z.enum(reportKinds),
  /** What is wrong; with `wrong` alone. */
  group: z.enum(factGroups).optional(),
  /** What would be right, for a contact alone: a telephone number, address of a page or mail. */
  value: z.string().min(3).max(200).optional(),
  organisationId: id,
  on: day,
})
export type OfferReport = z.infer<typeof offerReportSchema>

/** How often an offer was used in a closed quarter, as released under disclosure control: a weak sign of life. */
export const offerUseSchema = z.strictObject({
  offerId: id,
  /** `2026-Q3` */
  quarter: z.string().regex(/^\d{4}-Q[1-4]$/),
  /** `used`: at least 8 families as released, `often`: at least 30. */
  level: z.enum(['used', 'often']),
})
export type OfferUse = z.infer<typeof offerUseSchema>
