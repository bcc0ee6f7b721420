/** The languages of the pages without an account: German, English and easy German, by a link or by what the browser asks for. */

export const languages = ['de', 'en', 'leicht'] as const
export type Language = (typeof languages)[number]

/** How each language calls itself. */
export const languageNames: Record<Language, string> = { de: 'Deutsch', en: 'English', leicht: 'Einfache Sprache' }

/** For `lang` (BCP 47); easy German has a tag of its own. */
export const languageTags: Record<Language, string> = { de: 'de', en: 'en', leicht: 'de-simple' }

/** @param asked by link or form; @param accepted the browser's `Accept-Language` */
export function languageOf(asked: string | undefined, accepted: string | undefined): Language {
  const known = languages.find((language) => language === asked)
  if (known !== undefined) return known
  const wanted = (accepted ?? '').split(',').map((part) => {
    const [tag = '', quality] = part
      .trim()
      .toLowerCase()
      .split(/;\s*q=/)
    return { tag: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) || 0 }
  })
  const of = (tag: string) => Math.max(0, ...wanted.filter((each) => each.tag === tag).map(({ quality }) => quality))
  return of('en') > of('de') ? 'en' : 'de'
}

/** The list of labels to take for codes. */
export function localeOf(language: Language): 'de' | 'en' {
  return language === 'en' ? 'en' : 'de'
}

/** A text with its places filled; what fills them is escaped where the page is built. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => values[name] ?? place)
}

/** A day in words, e.g. 2. März 2026. */
export function dayText(day: string, language: Language): string {
  const locale = language === 'en' ? 'en-GB' : 'de-DE'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}
