/** Organisations that refer, receive or offer (HSDS `organization`). */
import { code } from './codes/schema.ts'
import { areaId, id } from './scalars.ts'
import { z } from './zod.ts'

export const organisationSchema = z.strictObject({
  id,
  name: z.string().min(1).max(200),
  shortName: z.string().min(1).max(60).optional(),
  institutionType: code('institutionType'),
  providerType: code('providerType'),
  areaId: areaId.optional(),
  street: z.string().max(120).optional(),
  postcode: z.string().max(10).optional(),
  city: z.string().max(80).optional(),
  phone: z.string().max(60).optional(),
  email: z.email().max(200).optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  source: z.string().max(80).optional(),
  sourceId: z.string().max(200).optional(),
})

export type Organisation = z.infer<typeof organisationSchema>
