/** Offers of the prevention chain (HSDS `service`), as the catalogue feed carries them. */
import { ownCode } from './codes/adjusted.ts'
import { code } from './codes/schema.ts'
import { addressFields, onlineFields, originFields } from './contact-fields.ts'
import { costs } from './cost.ts'
import { factGroups } from './freshness.ts'
import { sheltered } from './protected-place.ts'
import { areaId, clock, day, id } from './scalars.ts'
import { z } from './zod.ts'

/** One weekly opening: ISO weekdays (1 Monday … 7 Sunday), from and to on the clock. */
const openingSchema = z.strictObject({
  days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  opens: clock,
  closes: clock,
  note: z.string().max(200).optional(),
})

const placeSchema = z.strictObject({
  name: z.string().max(160).optional(),
  ...addressFields,
  areaId: areaId.optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  accessibility: z.string().max(300).optional(),
})

const phoneSchema = z.strictObject({ number: z.string().min(1).max(60), note: z.string().max(120).optional() })

/** Publication state; only `published` and `paused` offers are shown to professionals. */
export const offerStatuses = ['draft', 'published', 'paused', 'ended'] as const

/** The fields of an offer one by one; a whole offer is read with `offerSchema`. */
export const offerShape = z.strictObject({
  id,
  organisationId: id,
  title: z.string().min(1).max(200),
  description: z.string().max(4000).optional(),
  offerType: code('offerType'),
  fields: z.array(code('fieldOfAction')).min(1).max(7),
  lifePhases: z.array(code('lifePhase')).min(1).max(7),
  /** Age of the child in months; from inclusive (−9 = from conception), to exclusive. */
  ageFromMonths: z.number().int().min(-9).max(324).optional(),
  ageToMonths: z.number().int().min(-9).max(324).optional(),
  needs: z.array(code('need')).max(31).default([]),
  targetGroups: z.array(code('targetGroup')).max(20).default([]),
  preventionLevel: code('preventionLevel').optional(),
  access: code('accessMode'),
  accessNote: z.string().max(600).optional(),
  settings: z.array(code('setting')).max(7).default([]),
  languages: z.array(code('language')).max(25).default([]),
  cost: z.enum(costs).default('unknown'),
  costNote: z.string().max(300).optional(),
  capacity: code('capacity').default('unknown'),
  /** Day on which capacity was last known to be so. */
  capacityOn: day.optional(),
  /** Areas whose families may come; empty means the whole network. */
  areaIds: z.array(areaId).max(200).default([]),
  places: z.array(placeSchema).max(50).default([]),
  phones: z.array(phoneSchema).max(10).default([]),
  ...onlineFields,
  openings: z.array(openingSchema).max(40).default([]),
  openingNote: z.string().max(600).optional(),
  /** Legal basis in the field's own short form, e.g. `§ 28 SGB VIII`. */
  legalBasis: z.string().max(200).optional(),
  requiredDocuments: z.string().max(600).optional(),
  /** A protected place (women's shelter): it has no `places`. */
  protectedPlace: z.boolean().default(false),
  status: z.enum(offerStatuses).default('published'),
  /** Day on which somebody last confirmed the whole offer. */
  verifiedOn: day.optional(),
  /** When single kinds of fact were last confirmed, and by which organisation. */
  confirmed: z.partialRecord(z.enum(factGroups), z.strictObject({ on: day, by: id.optional() })).optional(),
  /** Codes of the network's own (`x_…`), beside the standard codes that stand for them. */
  ownCodes: z.array(ownCode).max(40).optional(),
  ...originFields,
})

/** Whatever comes in: a protected place leaves its address behind. */
export const offerSchema = offerShape.transform(sheltered)

/** An offer after parsing: every list is there, possibly empty. */
export type Offer = z.infer<typeof offerSchema>
export type Opening = z.infer<typeof openingSchema>
export type Place = z.infer<typeof placeSchema>
export type Phone = z.infer<typeof phoneSchema>
