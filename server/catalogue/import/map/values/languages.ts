/** Languages by name, however they are strung together: `Deutsch, Türkisch u. Arabisch`, `auf Farsi`, `DE/EN`. */
import { codeLists } from '../../../../../shared/codes/index.ts'
import type { Language } from '../../../../../shared/codes/language.ts'
import { fold } from '../../../../../shared/text/fold.ts'
import { languageOf } from '../../../../../shared/text/spoken-language.ts'
import { foldJoined } from './fold-text.ts'

/** Names beside those the search knows; German is a language here. */
const further: Readonly<Record<string, Language>> = {
  deutsch: 'de',
  german: 'de',
  serbisch: 'hr',
  bosnisch: 'hr',
  serbokroatisch: 'hr',
  bks: 'hr',
  einfachesprache: 'de-x-leicht',
  leichtesdeutsch: 'de-x-leicht',
  persisch: 'fa',
  kurdisch: 'kmr',
}
const byName = new Map<string, Language>(
  codeLists.language.flatMap(({ code, de, en, iso639_3: iso }): [string, Language][] =>
    [code, de, en, iso, ...de.split('/'), ...en.split('/')].map((name) => [foldJoined(name), code]),
  ),
)
const between = /[,;/\n|+&•·]|\s(?:und|u\.|oder|sowie|and|or)\s/i
const around = /^(?:auf|in|sprache[n]?:?|mehrsprachig:?|auch|z\.\s?b\.|beratung (?:auf|in))\s+/i

/** One language by its German name, another usual name or its code; undefined where it is none that is known. */
export function languageNamed(written: string): Language | undefined {
  const bare = written
    .trim()
    .replace(around, '')
    .replace(/[.()]+$/g, '')
  const joined = foldJoined(bare)
  return byName.get(joined) ?? further[joined] ?? languageOf(joined) ?? languageOf(fold(bare).replace(/\s.*$/, ''))
}

/** What is no language the catalogue knows is handed back as written. */
export function languagesOf(written: string): { languages: Language[]; unknown: string[] } {
  const whole = languageNamed(written)
  const parts = whole === undefined ? written.split(between) : [written]
  const languages = new Set<Language>()
  const unknown: string[] = []
  for (const part of parts.map((text) => text.trim()).filter((text) => text !== '')) {
    const language = languageNamed(part)
    if (language === undefined) unknown.push(part)
    else languages.add(language)
  }
  return { languages: [...languages], unknown }
}
