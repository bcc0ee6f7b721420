/** What an organisation may know of its erasures: when, why, how much, and whether its devices have processed them. */
import { id, instant } from '../scalars.ts'
import { z } from '../zod.ts'
import { eraseReasons } from './feed.ts'

const count = z.number().int().min(0)

const erasureProofSchema = z.object({
  /** The statement's id, as in the feeds. */
  id,
  at: instant,
  why: z.enum(eraseReasons),
  events: count,
  /** Devices in use, of all organisations concerned, that may have had the events. */
  devices: count,
  /** How many of them have read past the erasure. */
  processed: count,
})
export type ErasureProof = z.infer<typeof erasureProofSchema>

/** Of the last 24 months, newest first. */
export const erasuresAnswerSchema = z.object({ erasures: z.array(erasureProofSchema) })
