/** `GET /v1/hello`: what a client must know before it speaks. No versions of software, no counts. */
import { instant } from '../scalars.ts'
import { z } from '../zod.ts'

const range = z.object({ min: z.number().int(), max: z.number().int() })

export const helloSchema = z.object({
  product: z.literal('kettenglied'),
  proto: range,
  payload: range,
  minClient: z.string(),
  limits: z.object({
    pushEvents: z.number().int(),
    pushBytes: z.number().int(),
    pullEvents: z.number().int(),
    pullBytes: z.number().int(),
    eventBytes: z.number().int(),
  }),
  /** Identity of this network's server; a device refuses to talk to another one. */
  instance: z.uuid(),
  network: z.string(),
  time: instant,
})
export type Hello = z.infer<typeof helloSchema>
