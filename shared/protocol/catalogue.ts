/** Messages of the catalogue: offers, areas, organisations and the network's own words, one feed for all. */
import { areaSchema } from '../area.ts'
import { chainLinkSchema } from '../chain-link.ts'
import { codesSchema } from '../codes/adjusted.ts'
import { networkSchema, synonymsSchema } from '../network.ts'
import { offerSchema } from '../offer.ts'
import { offerReportSchema, offerUseSchema } from '../offer-report.ts'
import { organisationSchema } from '../organisation.ts'
import { targetSchema } from '../target.ts'
import { z } from '../zod.ts'
import { distinctOffersSchema } from './distinct-offers.ts'
import { limits } from './limits.ts'

export const catalogueKinds = [
  'network',
  'area',
  'organisation',
  'offer',
  'synonyms',
  'codes',
  'link',
  'report',
  'use',
  'target',
  'distinct',
] as const
export type CatalogueKind = (typeof catalogueKinds)[number]

/** The schema of each kind's data; what does not parse on a device is left out there, never fatal. */
export const catalogueSchemas = {
  network: networkSchema,
  area: areaSchema,
  organisation: organisationSchema,
  offer: offerSchema,
  synonyms: synonymsSchema,
  codes: codesSchema,
  link: chainLinkSchema,
  report: offerReportSchema,
  /** Its id is the offer's. */
  use: offerUseSchema,
  target: targetSchema,
  /** Its id is made of those of its two offers. */
  distinct: distinctOffersSchema,
} as const

/** What of the catalogue people change themselves. Of a report its removal alone: that it was looked into. */
export const editableKinds = [
  'network',
  'area',
  'organisation',
  'offer',
  'synonyms',
  'codes',
  'link',
  'report',
  'target',
  'distinct',
] as const satisfies readonly CatalogueKind[]
export type EditableKind = (typeof editableKinds)[number]

/**
 * One thing at its newest version. `n` grows with every change and need not be dense: each thing
 * stands only at its latest place. `data` is null where the thing was removed; it came as JSON, and what
 * it must be its kind's own schema says.
 */
const catalogueItemSchema = z.object({
  n: z.number().int().min(1),
  kind: z.string(),
  id: z.string().max(80),
  data: z.unknown(),
})
export type CatalogueItem = z.infer<typeof catalogueItemSchema>

/** Tombstones are kept this long; an older cursor is answered with `feed_reset`. */
export const tombstoneDays = 400

export const cataloguePullRequestSchema = z.strictObject({
  cursor: z.string().max(200).nullable(),
  limit: z.number().int().min(1).max(limits.cataloguePull).optional(),
})

export const cataloguePullAnswerSchema = z.object({
  items: z.array(catalogueItemSchema),
  next: z.string(),
  head: z.number().int().min(0),
  more: z.boolean(),
})
export type CataloguePullAnswer = z.infer<typeof cataloguePullAnswerSchema>

/** Body of `GET /v1/catalogue/snapshot` (gzip, ETag); header `x-as-of` carries the cursor to go on from. */
export const catalogueSnapshotSchema = z.object({ items: z.array(catalogueItemSchema) })
export const snapshotCursorHeader = 'x-as-of'
