/** Organisations that refer, receive or offer (HSDS `organization`). */
import { code } from './codes/schema.ts'
import { addressFields, onlineFields, originFields } from './contact-fields.ts'
import { areaId, id } from './scalars.ts'
import { z } from './zod.ts'

export const organisationSchema = z.strictObject({
  id,
  name: z.string().min(1).max(200),
  shortName: z.string().min(1).max(60).optional(),
  institutionType: code('institutionType'),
  providerType: code('providerType'),
  areaId: areaId.optional(),
  ...addressFields,
  phone: z.string().max(60).optional(),
  ...onlineFields,
  ...originFields,
})

export type Organisation = z.infer<typeof organisationSchema>
