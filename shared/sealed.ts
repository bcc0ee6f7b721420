/**
 * What stands inside sealed parts. Only devices that hold the key ever see these; the server, the log, the
 * address bar and the statistics never do. Nothing here is coded and nothing here is searched.
 */
import { z } from './zod.ts'

/** Longest message or own words, in characters. */
export const longestMessage = 4_000
const line = (max: number) => z.string().trim().min(1).max(max).optional()

/** `shared`: for both sides. */
export const sharedPartSchema = z.strictObject({
  contact: z
    .strictObject({
      name: line(200),
      phone: line(60),
      email: line(200),
      /** How and when the family can best be reached. */
      reach: line(500),
    })
    .optional(),
  message: line(longestMessage),
})
export type SharedPart = z.infer<typeof sharedPartSchema>
export type Contact = NonNullable<SharedPart['contact']>

/** `noted`: for the author's organisation alone. A later one replaces the earlier. */
export const notedPartSchema = z.strictObject({
  caseReference: line(200),
  ownWords: line(longestMessage),
})
export type NotedPart = z.infer<typeof notedPartSchema>

/** Says which kind it is, so that no part can stand in for the other. */
export const sealedPartSchema = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('shared'), body: sharedPartSchema }),
  z.strictObject({ t: z.literal('noted'), body: notedPartSchema }),
])
export type SealedPart = z.infer<typeof sealedPartSchema>

type Header = {
  id: string
  ref: string
  t: string
  from: string
  to: string | null
  org: string
  dev: string
  lam: number
}

/** Bound into the sealing: a ciphertext moved to another event does not open. */
export function sealedContext({ id, ref, t, from, to, org, dev, lam }: Header): string {
  return ['v1', id, ref, t, from, to ?? '', org, dev, lam].join('|')
}
