/** Which offer, or kind of offer, follows which: the joints of the prevention chain, as coordinators see them. */
import { code } from './codes/schema.ts'
import { id } from './scalars.ts'
import { z } from './zod.ts'

/** An offer, or every offer of a type. */
export const linkEndSchema = z.union([
  z.strictObject({ offerId: id }),
  z.strictObject({ offerType: code('offerType') }),
])
export type LinkEnd = z.infer<typeof linkEndSchema>

export const chainLinkSchema = z.strictObject({
  id,
  from: linkEndSchema,
  to: linkEndSchema,
  /** The passage between life phases that this link serves. */
  transition: code('transition').optional(),
  note: z.string().max(400).optional(),
})
export type ChainLink = z.infer<typeof chainLinkSchema>
