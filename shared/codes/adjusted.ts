/**
 * A network's own view of a code list: other labels, another order, codes switched off, own codes under standard ones.
 * What travels in referrals and what statistics count stays the standard code.
 */
import type { Locale } from '../words/locale.ts'
import { z } from '../zod.ts'
import { type CodeList, codeEntry, codeLists } from './index.ts'

const standardCode = z.string().regex(/^[a-z0-9_]{1,60}$/)
/** An own code begins with `x_`, so that no later standard code can meet it. */
export const ownCode = z.string().regex(/^x_[a-z0-9_]{1,40}$/)

const labels = { de: z.string().min(1).max(120).optional(), en: z.string().min(1).max(120).optional() }

/** Catalogue item of kind `codes`; its id is the list's name. */
export const codesSchema = z.strictObject({
  list: z.enum(Object.keys(codeLists) as [CodeList, ...CodeList[]]),
  /** Codes in the order in which they are shown, standard and own; codes not named follow in their usual order. */
  order: z
    .array(z.union([standardCode, ownCode]))
    .max(300)
    .default([]),
  /** Codes that are no longer offered for choosing; what bears them keeps them. */
  off: z
    .array(z.union([standardCode, ownCode]))
    .max(300)
    .default([]),
  relabelled: z.record(standardCode, z.strictObject(labels)).default({}),
  own: z
    .array(
      z.strictObject({
        code: ownCode,
        /** The standard code that stands for it wherever codes travel or are counted. */
        standard: standardCode,
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

/** The label of a code in the network's words; an unknown code shows itself rather than nothing. */
export function adjustedLabel(lists: AdjustedLists, list: CodeList, code: string, locale: Locale): string {
  const adjusted = lists.get(list)
  const own = adjusted?.own.find((entry) => entry.code === code)
  if (own !== undefined) return own[locale] ?? own.de
  return adjusted?.relabelled[code]?.[locale] ?? codeEntry(list, code)?.[locale] ?? code
}

/** What may be chosen, in the network's order. @param keep codes that stay although they were switched off */
export function choicesOf(
  lists: AdjustedLists,
  list: CodeList,
  locale: Locale,
  keep: readonly string[] = [],
): Choice[] {
  const adjusted = lists.get(list)
  const off = new Set(adjusted?.off.filter((code) => !keep.includes(code)))
  const standards = new Map<string, string>(codeLists[list].map(({ code }) => [code, code]))
  for (const { code, standard } of adjusted?.own ?? []) if (standards.has(standard)) standards.set(code, standard)
  const ordered = [...new Set([...(adjusted?.order ?? []), ...standards.keys()])]
  return ordered.flatMap((code) => {
    const standard = standards.get(code)
    if (standard === undefined || off.has(code)) return []
    return [{ code, label: adjustedLabel(lists, list, code, locale), standard }]
  })
}
