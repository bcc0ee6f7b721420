/** The texts of the extension's pages: one `t` for every room, in the reader's language and the network's own labels. */
import { signal } from '@preact/signals'
import i18next from 'i18next'
import type { AdjustedLists, Choice } from '../../shared/codes/adjusted.ts'
import { adjustedLabel, choicesOf } from '../../shared/codes/choices.ts'
import type { CodeList, CodeOf } from '../../shared/codes/index.ts'
import type { Words } from '../../shared/words/index.ts'
import type { Locale } from '../../shared/words/locale.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: Words
  }
}

/** Texts by page: the panel opens without those of the dashboard, and every page without the other language. */
const sets = {
  panel: {
    de: async () => (await import('../../shared/words/de/panel.ts')).panel,
    en: async () => (await import('../../shared/words/en/panel.ts')).panel,
  },
  dashboard: {
    de: async () => (await import('../../shared/words/de/dashboard.ts')).dashboard,
    en: async () => (await import('../../shared/words/en/dashboard.ts')).dashboard,
  },
} satisfies Record<string, Record<Locale, () => Promise<object>>>

export type WordSet = keyof typeof sets

let current: Locale = 'de'

/**
 * German unless the reader chose English; no other language is guessed.
 * @param also a language in which the page speaks to somebody else than its reader, by `t(key, { lng })`
 */
export async function startWords(
  locale: Locale,
  pages: readonly WordSet[] = ['panel'],
  also: readonly Locale[] = [],
): Promise<void> {
  const textsIn = async (language: Locale) => {
    const loaded: object[] = await Promise.all(pages.map((page) => sets[page][language]()))
    return [language, Object.assign({}, ...loaded)]
  }
  const resources = Object.fromEntries(await Promise.all([...new Set([locale, ...also])].map(textsIn)))
  current = locale
  await i18next.init({
    lng: locale,
    resources,
    defaultNS: 'common',
    interpolation: { escapeValue: false },
  })
}

export const t = i18next.t.bind(i18next)

/** A problem that the texts can tell. */
export type ToldProblem = keyof Words['problem']

/** Whether there is such a text, as `namespace:path`: for codes that a newer server may have and this version does not. */
export function isWord(key: string): key is WordKey {
  return i18next.exists(key)
}

/** Any text without its type: only for keys that `isWord` has found. */
type WordKey = 'imports:title'

/** Whether a problem has words here: a newer server may send a code that this version has none for. */
export function isTold(code: string): code is ToldProblem {
  return i18next.exists(`problem:${code}.title`)
}

/** The language that `startWords` was given; German before. */
export function locale(): Locale {
  return current
}

/** What the network made of the code lists; followed from the catalogue by the shell. */
export const adjustedLists = signal<AdjustedLists>(new Map())

/** The label of a code in the reader's language and the network's words. @param usual a shorter text than the list's */
export function label(list: CodeList, code: string, usual?: string): string {
  return adjustedLabel(adjustedLists.value, list, code, current, usual)
}

/** The codes a person may choose from, the network's own included. @param keep codes that stay although switched off */
export function choices(list: CodeList, keep: readonly string[] = []): Choice[] {
  return choicesOf(adjustedLists.value, list, current, keep)
}

/** The standard codes a person may choose from, in the network's order: what travels and is counted. */
export function options<L extends CodeList>(
  list: L,
  keep: readonly string[] = [],
): { value: CodeOf<L>; label: string }[] {
  return choices(list, keep).flatMap(({ code, standard, label: text }) =>
    code === standard ? [{ value: code as CodeOf<L>, label: text }] : [],
  )
}
