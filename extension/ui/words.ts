/** The panel's texts: one `t` for every room, in the reader's language. */
import i18next from 'i18next'
import { type CodeList, codeLabel } from '../../shared/codes/index.ts'
import { words } from '../../shared/words/index.ts'
import type { Locale } from '../../shared/words/locale.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: (typeof words)['de']
  }
}

let current: Locale = 'de'

/** German unless the reader chose English; no other language is guessed. */
export async function startWords(locale: Locale): Promise<void> {
  current = locale
  await i18next.init({
    lng: locale,
    fallbackLng: 'de',
    resources: words,
    defaultNS: 'common',
    interpolation: { escapeValue: false },
  })
}

export const t = i18next.t.bind(i18next)

export function locale(): Locale {
  return current
}

/** The label of a code in the reader's language. */
export function label(list: CodeList, code: string): string {
  return codeLabel(list, code, current)
}
