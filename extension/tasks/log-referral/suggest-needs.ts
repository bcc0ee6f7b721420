/** Finding a need by typing: by its label, its synonyms, in either language, from the first letters of any word. */
import { type Need, needs } from '../../../shared/codes/index.ts'
import type { Locale } from '../../../shared/words/locale.ts'

const fold = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const known = needs.map((need) => ({
  code: need.code,
  labels: { de: need.de, en: need.en },
  texts: [need.de, need.en, ...need.synonyms].map((text) => ` ${fold(text)}`),
}))

/** Needs whose words begin with what is typed, then those that contain it; all, in their order, for the empty text. */
export function suggestNeeds(typed: string, locale: Locale, taken: readonly Need[]): { value: Need; label: string }[] {
  const wanted = fold(typed).split(' ')
  const open = known.filter(({ code }) => !taken.includes(code))
  const starting = open.filter(({ texts }) => wanted.every((word) => texts.some((text) => text.includes(` ${word}`))))
  const containing = open.filter((need) => {
    return !starting.includes(need) && wanted.every((word) => need.texts.some((text) => text.includes(word)))
  })
  return [...starting, ...containing].map(({ code, labels }) => ({ value: code, label: labels[locale] }))
}

/** Adds or removes a need: at most three, and `not_recorded` stands alone. */
export function withNeedToggled(chosen: readonly Need[], need: Need): Need[] {
  if (chosen.includes(need)) return chosen.filter((each) => each !== need)
  if (need === 'not_recorded') return ['not_recorded']
  const others = chosen.filter((each) => each !== 'not_recorded')
  return others.length >= 3 ? [...others] : [...others, need]
}
