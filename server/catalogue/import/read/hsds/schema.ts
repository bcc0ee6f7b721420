/**
 * The part of an HSDS service that is read, in the spelling of 3.0. Null, absence and a value of another type are the
 * same in texts, so they default to empty: a list from a stranger is not refused for the form of a field unused here.
 */
import { z } from '../../../../../shared/zod.ts'

const text = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value).trim()))
  .catch('')
const many = <T extends z.ZodType>(entry: T) =>
  z
    .array(entry)
    .nullish()
    .transform((list) => list ?? [])
/** A number, or one written as text, as tables have it. */
const amount = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\s*[+-]?\d+(\.\d+)?\s*$/)
      .transform(Number),
  ])
  .nullish()
  .catch(null)

const phone = z.object({ number: text, description: text })
const schedule = z.object({
  valid_to: text,
  until: text,
  freq: text,
  interval: amount,
  byday: text,
  opens_at: text,
  closes_at: text,
  notes: text,
})
const address = z.object({ address_1: text, address_2: text, city: text, postal_code: text, address_type: text })
const location = z.object({
  name: text,
  latitude: amount,
  longitude: amount,
  addresses: many(address),
  accessibility: many(z.object({ description: text })),
  phones: many(phone),
  schedules: many(schedule),
})
const contact = z.unknown()
const term = z.object({ code: text, name: text, taxonomy: text })

export const hsdsServiceSchema = z.object({
  id: z.union([z.string().trim().min(1), z.number().transform(String)]),
  name: z.string().trim().min(1),
  alternate_name: text,
  description: text,
  url: text,
  email: text,
  status: text,
  interpretation_services: text,
  application_process: text,
  fees_description: text,
  eligibility_description: text,
  alert: text,
  minimum_age: amount,
  maximum_age: amount,
  assured_date: text,
  required_documents: text,
  phones: many(phone),
  schedules: many(schedule),
  contacts: many(contact),
  languages: many(z.object({ code: text, name: text })),
  service_areas: many(z.object({ name: text })),
  cost_options: many(z.object({ option: text, amount, amount_description: text })),
  attributes: many(z.object({ label: text, value: text, taxonomy_term: term.nullish() })),
  service_at_locations: many(
    z.object({ phones: many(phone), schedules: many(schedule), contacts: many(contact), location: location.nullish() }),
  ),
  organization: z
    .object({ id: text, name: text, alternate_name: text, email: text, website: text, phone: text })
    .nullish(),
})

export type HsdsService = z.infer<typeof hsdsServiceSchema>
export type HsdsSchedule = z.infer<typeof schedule>
