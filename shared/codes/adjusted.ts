/**
 * A network's own view of a code list: other labels, another order, codes switched off, own codes under standard ones.
 * What travels in referrals and what statistics count stays the standard code.
 */
import { z } from '../zod.ts'
import { type CodeList, codeLists } from './index.ts'

/** Any code, standard or own. */
const anyCode = z.string().regex(/^[A-Za-z0-9_-]{1,60}$/)
/** An own code begins with `x_`, so that no later standard code can meet it. */
export const ownCode = z.string().regex(/^x_[a-z0-9_]{1,40}$/)

const labels = { de: z.string().min(1).max(120).optional(), en: z.string().min(1).max(120).optional() }

/** Catalogue item of kind `codes`; its id is the list's name. */
export const codesSchema = z.strictObject({
  list: z.enum(Object.keys(codeLists) as [CodeList, ...CodeList[]]),
  /** Codes in the order in which they are shown, standard and own; codes not named follow in their usual order. */
  order: z.array(anyCode).max(300).default([]),
  /** Codes that are no longer offered for choosing; what bears them keeps them. */
  off: z.array(anyCode).max(300).default([]),
  relabelled: z.record(anyCode, z.strictObject(labels)).default({}),
  own: z
    .array(
      z.strictObject({
        code: ownCode,
        /** The standard code that stands for it wherever codes travel or are counted. */
        standard: anyCode,
        de: z.string().min(1).max(120),
        en: z.string().min(1).max(120).optional(),
      }),
    )
    .max(100)
    .default([]),
})
export type Codes = z.infer<typeof codesSchema>

/** The network's adjustments by list. */
export type AdjustedLists = ReadonlyMap<CodeList, Codes>

export type Choice = { code: string; label: string /** The standard code, for an own one another. */; standard: string }
