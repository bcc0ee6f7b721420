/** The network itself (a city, a Kreis, a Land) and the words it adds, as the catalogue carries them. */
import { code } from './codes/schema.ts'
import { areaId, id } from './scalars.ts'
import { z } from './zod.ts'

/**
 * Deletion periods in months, counted from a record's last change (DIN 66398: a class of data, its starting
 * point, its period). What has not ended counts as silent. A period shorter than the schema allows is malformed, so no server can have devices wiped at once.
 */
const retentionSchema = z.strictObject({
  /** Sealed parts of a referral that has ended. */
  sealed: z.number().int().min(1).max(120).default(3),
  /** The ended referral with its coded facts; unmet needs and arrivals too. */
  ended: z.number().int().min(3).max(120).default(12),
  /** A referral nobody has touched. */
  silent: z.number().int().min(6).max(120).default(24),
})
export type Retention = z.infer<typeof retentionSchema>
export const defaultRetention: Retention = { sealed: 3, ended: 12, silent: 24 }

/** Offer fields that a network may demand before an offer is published. */
export const requirableFields = [
  'description',
  'ageFromMonths',
  'ageToMonths',
  'needs',
  'targetGroups',
  'accessNote',
  'languages',
  'costNote',
  'places',
  'phones',
  'email',
  'url',
  'openings',
  'legalBasis',
] as const
export type RequirableField = (typeof requirableFields)[number]

export const thresholdsSchema = z.strictObject({
  /** A perturbed value below it is not shown. */
  show: z.number().int().min(8).max(100).default(8),
  /** A breakdown is shown only under a parent of at least so many. */
  base: z.number().int().min(20).max(500).default(20),
})
export const defaultThresholds = { show: 8, base: 20 }

export const goalSchema = z.strictObject({
  id,
  title: z.string().min(1).max(200),
  text: z.string().max(1000).optional(),
})
export type Goal = z.infer<typeof goalSchema>

/** Plain lines before and after the note; what Windows-1252 lacks is replaced when the note is made. */
const noteTemplateSchema = z.strictObject({
  id,
  name: z.string().min(1).max(80),
  before: z.string().max(1000).default(''),
  after: z.string().max(1000).default(''),
})
export type NoteTemplate = z.infer<typeof noteTemplateSchema>

const pageAddress = z.url({ protocol: /^https?$/ }).max(300)

/** The one `network` item of a catalogue; its id is `network`. */
export const networkSchema = z.strictObject({
  name: z.string().min(1).max(120),
  /** The root of the area tree. */
  areaId: areaId.optional(),
  /** Working days within which a receiver is expected to answer. */
  respondWithinDays: z.number().int().min(1).max(60).default(10),
  /** Whether this network is a demonstration; the panel says so. */
  demonstration: z.boolean().default(false),
  retention: retentionSchema.default(defaultRetention),
  /** Whether the server shows the answer page for organisations without a device. */
  answerPage: z.boolean().default(true),
  /** Where the operator's imprint and its words on data protection stand (§ 5 DDG, Art. 13 DSGVO); such pages link there. */
  imprint: pageAddress.optional(),
  dataProtection: pageAddress.optional(),
  /** Land whose public holidays are no working days, as in ISO 3166-2:DE. */
  land: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('NW'),
  /** Whether the catalogue can be read by anybody under `/hsds`. */
  readApi: z.boolean().default(false),
  /** Whether devices may contribute what was looked for in vain (shared/vain.ts). */
  contributeSearches: z.boolean().default(false),
  /** Fields beyond the schema's that an offer needs before it is published. */
  requiredFields: z.array(z.enum(requirableFields)).default([]),
  /** Thresholds of the statistics; upwards only (disclosure control). */
  thresholds: thresholdsSchema.default(defaultThresholds),
  /** The municipality's own goals of prevention (Leitbild); figures and reports name them. */
  goals: z.array(goalSchema).max(30).default([]),
  /** Frames around the file note, chosen by the office. */
  noteTemplates: z.array(noteTemplateSchema).max(20).default([]),
})
export type Network = z.infer<typeof networkSchema>

/** A group of the network's own synonyms: any of the words leads to the offer types. */
export const synonymsSchema = z.strictObject({
  words: z.array(z.string().min(2).max(60)).min(1).max(40),
  offerTypes: z.array(code('offerType')).min(1).max(10),
})
export type Synonyms = z.infer<typeof synonymsSchema>
