/** The note's own words: it is written without the panel's machinery, so that it is a pure function. */
import deNote from '../words/de/note.json' with { type: 'json' }
import enNote from '../words/en/note.json' with { type: 'json' }
import type { Locale } from '../words/locale.ts'

const byLocale = { de: deNote, en: enNote } satisfies Record<Locale, Record<keyof typeof deNote, string>>

export type NoteWord = keyof typeof deNote

/** A word of the note with `{{names}}` filled; a type this version has no words for shows itself. */
export function noteWord(locale: Locale, key: NoteWord, values: Readonly<Record<string, string>> = {}): string {
  const text: string = Object.hasOwn(byLocale[locale], key) ? byLocale[locale][key] : key
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole)
}
