/** The parts of HSDS records that are read back; what else stands in a file of ours is said for others. */
import { z } from '../../shared/zod.ts'

const text = z.string().optional()
/** Text in a table, a number in JSON. */
const degrees = z.coerce.number().optional()

const readAttributes = z.array(
  z.object({ value: text, taxonomy_term: z.object({ code: text, taxonomy_id: text }).optional() }),
)
export type ReadAttributes = z.infer<typeof readAttributes>

const readSchedule = z.object({ byday: text, opens_at: text, closes_at: text, description: text, notes: text })
export type ReadSchedule = z.infer<typeof readSchedule>

const readLocation = z.object({
  name: text,
  latitude: degrees,
  longitude: degrees,
  addresses: z.array(z.object({ address_1: z.string(), city: z.string(), postal_code: z.string() })).optional(),
  accessibility: z.array(z.object({ description: z.string() })).optional(),
  attributes: readAttributes.optional(),
})
export type ReadLocation = z.infer<typeof readLocation>

export const readService = z.object({
  id: z.string(),
  organization_id: text,
  organization: z.object({ id: z.string() }).optional(),
  name: z.string(),
  description: text,
  url: text,
  email: text,
  status: z.string(),
  application_process: text,
  fees_description: text,
  assured_date: text,
  phones: z.array(z.object({ number: z.string(), description: text })).default([]),
  schedules: z.array(readSchedule).default([]),
  service_areas: z.array(z.object({ uri: text })).default([]),
  service_at_locations: z.array(z.object({ location: readLocation })).default([]),
  languages: z.array(z.object({ code: z.string() })).default([]),
  cost_options: z.array(z.object({ option: text })).default([]),
  required_documents: z.array(z.object({ document: z.string() })).default([]),
  attributes: readAttributes,
})

export const readOrganization = z.object({
  id: z.string(),
  name: z.string(),
  alternate_name: text,
  email: text,
  website: text,
  phones: z.array(z.object({ number: z.string() })).optional(),
  locations: z.array(readLocation).optional(),
  attributes: readAttributes,
})
