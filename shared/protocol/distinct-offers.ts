/** How it travels that two offers that look alike are two. Apart from the pair itself: the panel starts without zod. */
import { pairKey } from '../distinct-offers.ts'
import { id } from '../scalars.ts'
import { z } from '../zod.ts'

/** Its id is made of the two: whoever says it, and however often, it is said once. */
export const distinctOffersSchema = z
  .strictObject({ id: z.string().max(80), one: id, other: id })
  .refine(({ one, other }) => one < other, { path: ['other'] })
  .refine((pair) => pair.id === pairKey(pair.one, pair.other), { path: ['id'] })
