/**
 * A network's own view of a code list: other labels, another order, codes switched off, own codes under standard ones.
 * What travels in referrals and what statistics count stays the standard code.
 */
import type { Locale } from '../words/locale.ts'
import { z } from '../zod.ts'
import { type CodeList, codeEntry, codeLists } from './index.ts'

/** Any code, standard or own. */
const anyCode = z.string().regex(/^[A-Za-z0-9_-]{1,60}$/)
/** An own code begins with `x_`, so that no later standard code can meet it. */
export const ownCode = z.string().regex(/^x_[a-z0-9_]{1,40}$/)

const labels = { de: z.string().min(1).max(120).optional(), en: z.string().min(1).max(120).optional() }

/** Lists on which the product's own course rests: a network may rename and reorder their codes, no more. */
export const labelsOnly: ReadonlySet<CodeList> = new Set([
  'ageBand',
  'areaLevel',
  'consent',
  'consentScope',
  'evidence',
  'referralDepth',
  'role',
  'transition',
])

/** Answers that can never be switched off: nobody is made to say what is not known. */
const always: ReadonlySet<string> = new Set(['not_recorded', 'unknown', 'other', 'all_phases'])

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

/**
 * The label of a code in the network's words; an unknown code shows itself rather than nothing.
 * @param usual another text for it than the list's label, where the network has none of its own
 */
export function adjustedLabel(
  lists: AdjustedLists,
  list: CodeList,
  code: string,
  locale: Locale,
  usual?: string,
): string {
  const adjusted = lists.get(list)
  const own = adjusted?.own.find((entry) => entry.code === code)
  if (own !== undefined) return own[locale] ?? own.de
  return adjusted?.relabelled[code]?.[locale] ?? usual ?? codeEntry(list, code)?.[locale] ?? code
}

/** What may be chosen, in the network's order. @param keep codes that stay although they were switched off */
export function choicesOf(
  lists: AdjustedLists,
  list: CodeList,
  locale: Locale,
  keep: readonly string[] = [],
): Choice[] {
  const adjusted = lists.get(list)
  const free = !labelsOnly.has(list)
  const off = new Set(free ? adjusted?.off.filter((code) => !keep.includes(code) && !always.has(code)) : [])
  const standards = new Map<string, string>(codeLists[list].map(({ code }) => [code, code]))
  if (free)
    for (const { code, standard } of adjusted?.own ?? []) if (standards.has(standard)) standards.set(code, standard)
  const ordered = [...new Set([...(adjusted?.order ?? []), ...standards.keys()])]
  return ordered.flatMap((code) => {
    const standard = standards.get(code)
    if (standard === undefined || off.has(code)) return []
    return [{ code, label: adjustedLabel(lists, list, code, locale), standard }]
  })
}
