/**
 * What stands inside sealed parts. Only devices that hold the key ever see these; the server, the log, the
 * address bar and the statistics never do. Nothing here is coded and nothing here is searched.
 */
import { z } from './zod.ts'

/** Longest message or own words, in characters. */
export const longestMessage = 4_000
/** Longest text of each field, in characters: a form says so before anything is sealed. */
export const longest = {
  name: 200,
  phone: 60,
  email: 200,
  reach: 500,
  message: longestMessage,
  caseReference: 200,
  ownWords: longestMessage,
} as const
/** Longest sealed part as JSON, in bytes: what fits into one event in any script. */
export const longestPartBytes = 10_000
const line = (max: number) => z.string().trim().min(1).max(max).optional()

/** `shared`: for both sides. */
const sharedPartSchema = z.strictObject({
  contact: z
    .strictObject({
      name: line(longest.name),
      phone: line(longest.phone),
      email: line(longest.email),
      /** How and when the family can best be reached. */
      reach: line(longest.reach),
    })
    .optional(),
  message: line(longest.message),
})
export type SharedPart = z.infer<typeof sharedPartSchema>
export type Contact = NonNullable<SharedPart['contact']>

/** `noted`: for the author's organisation alone. A later one replaces the earlier. */
const notedPartSchema = z.strictObject({
  caseReference: line(longest.caseReference),
  ownWords: line(longest.ownWords),
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
