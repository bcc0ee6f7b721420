/** The part of a payload that says where an event belongs and who may have written it; the rest is read by the fold. */
import { Problem } from '../../shared/problem.ts'
import { id } from '../../shared/scalars.ts'
import { z } from '../../shared/zod.ts'

const headerSchema = z.object({
  id,
  ref: z.string(),
  t: z.string(),
  org: z.string(),
  dev: z.string(),
  from: z.string(),
  to: z.string().nullable(),
  own: z.literal(true).optional(),
  /** Of the facts only what decides whether the event may stand in this feed. */
  c: z.object({ via: z.unknown(), feedback: z.unknown() }).partial().optional(),
  seen: z.object({ e: z.string(), n: z.number().int().min(0), h: z.string() }).optional(),
})
export type Header = z.infer<typeof headerSchema>

/** @throws {Problem} `feed_broken` where the text is no payload at all */
export function readHeader(text: string): Header {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new Problem('feed_broken', 'p')
  }
  const header = headerSchema.safeParse(json)
  if (!header.success) throw new Problem('feed_broken', 'p')
  return header.data
}
