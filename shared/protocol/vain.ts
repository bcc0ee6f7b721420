/** Messages about words that were looked for in vain: shares go in, words that at least five devices sought come out. */
import { z } from '../zod.ts'

const bytes = (count: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .length(Math.ceil((count * 4) / 3))

/** What one device contributes of one word (shared/vain.ts); every part has one length, whatever the word. */
export const vainContributionSchema = z.strictObject({ tag: bytes(16), share: bytes(48), sealed: bytes(124) })
export type VainContribution = z.infer<typeof vainContributionSchema>

/** Body of `POST /v1/catalogue/vain`. */
export const vainRequestSchema = z.strictObject({ words: z.array(vainContributionSchema).min(1).max(10) })

export const vainTakenSchema = z.object({ taken: z.number().int().min(0) })

/** How many devices looked for a word; never the number itself. */
const vainClasses = ['5-9', '10-19', '20+'] as const
export type VainClass = (typeof vainClasses)[number]

/** The class of a number of devices, which is at least five: words of fewer stay shut. */
export function vainClassOf(devices: number): VainClass {
  if (devices >= 20) return '20+'
  return devices >= 10 ? '10-19' : '5-9'
}

/** Answer of `GET /v1/catalogue/vain`: words that at least five devices looked for in the last four quarters. */
export const vainAnswerSchema = z.object({
  words: z.array(z.object({ word: z.string(), devices: z.enum(vainClasses) })),
})
export type VainAnswer = z.infer<typeof vainAnswerSchema>
