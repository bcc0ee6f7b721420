/**
 * The labels of codes and what may be chosen, as the network adjusted it (adjusted.ts). Apart from the schema of an
 * adjustment, for every page says labels with its first picture and reads no schema for it.
 */
import type { Locale } from '../words/locale.ts'
import type { AdjustedLists, Choice } from './adjusted.ts'
import { type CodeList, codeEntry, codeLists } from './index.ts'

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
