/** The browser's own language, for what is shown outside the panel. */
import { browser } from 'wxt/browser'
import type { Locale } from '../../shared/words/locale.ts'

/** English, or German for every other language. */
export function browserLocale(): Locale {
  return browser.i18n.getUILanguage().startsWith('en') ? 'en' : 'de'
}
