/** The network itself (a city, a Kreis, a Land) and the words it adds, as the catalogue carries them. */
import { code } from './codes/schema.ts'
import { areaId } from './scalars.ts'
import { z } from './zod.ts'

/** The one `network` item of a catalogue; its id is `network`. */
export const networkSchema = z.strictObject({
  name: z.string().min(1).max(120),
  /** The root of the area tree. */
  areaId: areaId.optional(),
  /** Working days within which a receiver is expected to answer. */
  respondWithinDays: z.number().int().min(1).max(60).default(10),
  /** Whether this network is a demonstration; the panel says so. */
  demonstration: z.boolean().default(false),
})
export type Network = z.infer<typeof networkSchema>

/** A group of the network's own synonyms: any of the words leads to the offer types. */
export const synonymsSchema = z.strictObject({
  words: z.array(z.string().min(2).max(60)).min(1).max(40),
  offerTypes: z.array(code('offerType')).min(1).max(10),
})
export type Synonyms = z.infer<typeof synonymsSchema>
