/**
 * What may be asked of the read API: the parameters of HSDS 3.0 and some of Open Referral UK. A parameter that is not
 * known is refused: a filter that is silently ignored answers with too much.
 */

import { z } from '../../shared/zod.ts'
import { weekdays } from './schedules.ts'

const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.number().int().min(least).max(most))
const uuid = z.uuid().transform((text) => text.toLowerCase())
/** One or, repeated, several that must all hold. */
const uuids = z.union([uuid.transform((one) => [one]), z.array(uuid).max(20)])
const instant = z
  .string()
  // A plus that was not encoded arrives as a space.
  .transform((text) => text.replace(/ (?=\d\d:\d\d$)/, '+'))
  .pipe(z.union([z.iso.datetime({ offset: true, local: true }), z.iso.date()]))
  .transform((text) => Date.parse(/Z$|[+-]\d\d:\d\d$|^[\d-]{10}$/.test(text) ? text : `${text}Z`))

const mostPerPage = 100

const pages = {
  page: whole(1, 100_000).optional(),
  per_page: whole(1, mostPerPage).optional(),
  format: z.enum(['json', 'ndjson']).optional(),
  search: z.string().max(200).optional(),
}

const filters = {
  taxonomy_term_id: uuids.optional(),
  taxonomy_id: uuids.optional(),
  organization_id: uuid.optional(),
  modified_after: instant.optional(),
  postcode: z.string().min(1).max(10).optional(),
  /** Metres. */
  proximity: whole(1, 200_000).optional(),
  minimum_age: whole(0, 120).optional(),
  maximum_age: whole(0, 120).optional(),
  language: z.string().min(2).max(10).optional(),
  is_free: flag.optional(),
  accessibility: flag.optional(),
  weekday: z.enum(weekdays).optional(),
}

const nearOnly = { error: 'proximity needs postcode', path: ['proximity'] }
const near = ({ postcode, proximity }: { postcode?: string | undefined; proximity?: number | undefined }) =>
  proximity === undefined || postcode !== undefined

export const servicesQuery = z
  .strictObject({ ...pages, ...filters, minimal: flag.optional(), full: flag.optional() })
  .refine(near, nearOnly)
export const placesQuery = z.strictObject({ ...pages, ...filters, full: flag.optional() }).refine(near, nearOnly)
export const organizationsQuery = z.strictObject({ ...pages, full: flag.optional(), full_service: flag.optional() })
export const organizationQuery = z.strictObject({ full_service: flag.optional() })
export const taxonomiesQuery = z.strictObject(pages)
export const termsQuery = z.strictObject({
  ...pages,
  taxonomy_id: uuid.optional(),
  top_only: flag.optional(),
  parent_id: uuid.optional(),
})
export const noQuery = z.strictObject({})

export type PagesAsked = { page?: number | undefined; per_page?: number | undefined }
export type Filters = Omit<z.infer<typeof placesQuery>, keyof typeof pages | 'full'> & { search?: string | undefined }
