/** The part of an HSDS 3.0 service that is read; null and absence are the same there, so texts default to empty. */
import { z } from '../../../shared/zod.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() ?? '')
const many = <T extends z.ZodType>(entry: T) =>
  z
    .array(entry)
    .nullish()
    .transform((list) => list ?? [])
const amount = z.number().nullish()

const phone = z.object({ number: text, description: text })
const schedule = z.object({
  valid_to: text,
  until: text,
  freq: text,
  byday: text,
  opens_at: text,
  closes_at: text,
  description: text,
  notes: text,
})
const address = z.object({ address_1: text, city: text, postal_code: text, address_type: text })
const location = z.object({
  name: text,
  latitude: amount,
  longitude: amount,
  addresses: many(address),
  accessibility: many(z.object({ description: text })),
  phones: many(phone),
  schedules: many(schedule),
})
const contact = z.object({ id: z.unknown() })

export const hsdsServiceSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
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
  phones: many(phone),
  schedules: many(schedule),
  contacts: many(contact),
  languages: many(z.object({ code: text, name: text })),
  service_areas: many(z.object({ name: text })),
  cost_options: many(z.object({ amount })),
  attributes: many(z.object({ taxonomy_term: z.object({ code: text, name: text }).nullish() })),
  service_at_locations: many(
    z.object({ phones: many(phone), schedules: many(schedule), contacts: many(contact), location: location.nullish() }),
  ),
  organization: z.object({ id: text, name: text, alternate_name: text, email: text, website: text }).nullish(),
})

export type HsdsService = z.infer<typeof hsdsServiceSchema>
export type HsdsSchedule = z.infer<typeof schedule>
