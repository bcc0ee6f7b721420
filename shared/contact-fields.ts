/** Fields that offers, their places and organisations share, so that what fits into one fits into the other. */
import { z } from './zod.ts'

/** A house's address; HSDS `address_1`, `postal_code`, `city`. */
export const addressFields = {
  street: z.string().max(120).optional(),
  postcode: z.string().max(10).optional(),
  city: z.string().max(80).optional(),
}

/** Where one writes to, and the page one is sent to. */
export const onlineFields = {
  email: z.email().max(200).optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
}

/** Where a thing came from and what it is called there, by which the next list of that source finds it again. */
export const originFields = {
  source: z.string().max(80).optional(),
  sourceId: z.string().max(200).optional(),
}
