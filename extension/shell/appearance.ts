/**
 * How the panel looks on this device: language, text size, colours. Kept in localStorage because it is
 * read before the first paint, and nothing else can be read at once. Browser zoom does not reach a
 * side panel, hence the text size of our own.
 */
import { signal } from '@preact/signals'
import type { Locale } from '../../shared/words/locale.ts'
import { singleKeys } from '../ui/shortcuts.ts'
import { startWords, type WordSet } from '../ui/words.ts'

export const textSizes = ['100', '125', '150', '200'] as const
export const themes = ['system', 'light', 'dark'] as const

type Appearance = {
  locale: Locale
  textSize: (typeof textSizes)[number]
  theme: (typeof themes)[number]
  singleKeys: boolean
}

const key = 'appearance'
const usual: Appearance = { locale: 'de', textSize: '100', theme: 'system', singleKeys: true }

export const appearance = signal<Appearance>(usual)

/** Reads what is kept, whole or not: an unreadable or foreign value falls back, field by field. */
export function parseAppearance(text: string | null): Appearance {
  const kept = readObject(text)
  return {
    locale: kept['locale'] === 'en' ? 'en' : 'de',
    textSize: textSizes.find((size) => size === kept['textSize']) ?? usual.textSize,
    theme: themes.find((theme) => theme === kept['theme']) ?? usual.theme,
    singleKeys: kept['singleKeys'] !== false,
  }
}

function readObject(text: string | null): Record<string, unknown> {
  if (text === null) return {}
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

let wordSets: readonly WordSet[] = ['panel']
let otherLanguages: readonly Locale[] = []

/** Applies what is kept and follows changes made in other pages of the extension. @param sets the texts of this page, @param also see `startWords` */
export async function startAppearance(
  sets: readonly WordSet[] = ['panel'],
  also: readonly Locale[] = [],
): Promise<void> {
  wordSets = sets
  otherLanguages = also
  await apply(parseAppearance(localStorage.getItem(key)))
  window.addEventListener('storage', (event) => {
    if (event.key === key) void apply(parseAppearance(event.newValue))
  })
}

/** Keeps what the reader chose, and only that: what was left alone may still follow the office. */
export async function setAppearance(change: Partial<Appearance>): Promise<void> {
  const kept = JSON.stringify({ ...readObject(localStorage.getItem(key)), ...change })
  localStorage.setItem(key, kept)
  await apply(parseAppearance(kept))
}

/** The language that the office's policy names, for a reader who has not chosen one. */
export async function suggestLocale(locale: Locale | undefined): Promise<void> {
  const chosen = readObject(localStorage.getItem(key))['locale'] !== undefined
  if (locale !== undefined && !chosen && locale !== appearance.value.locale)
    await apply({ ...appearance.value, locale })
}

async function apply(next: Appearance): Promise<void> {
  const root = document.documentElement
  root.lang = next.locale
  root.dataset['textSize'] = next.textSize
  root.dataset['theme'] = next.theme
  singleKeys.value = next.singleKeys
  await startWords(next.locale, wordSets, otherLanguages)
  appearance.value = next
}
