/** Finding a need by typing: by its label, its synonyms, in either language, from the first letters of any word. */
import type { Choice } from '../../../shared/codes/adjusted.ts'
import { type Need, needs } from '../../../shared/codes/index.ts'

const fold = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const textsOf = new Map<string, readonly string[]>(
  needs.map((need) => [need.code, [need.de, need.en, ...need.synonyms].map((text) => ` ${fold(text)}`)]),
)

/**
 * Needs whose words begin with what is typed, then those that contain it; all, in their order, for the empty text. A
 * need of the network's own stands for the standard need that is recorded.
 */
export function suggestNeeds(
  typed: string,
  choices: readonly Choice[],
  taken: readonly Need[],
): { value: Need; label: string }[] {
  const wanted = fold(typed).split(' ')
  const open = choices.flatMap(({ code, label, standard }) => {
    const need = needs.find((each) => each.code === standard)?.code
    if (need === undefined || taken.includes(need)) return []
    return [{ need, label, texts: [` ${fold(label)}`, ...(textsOf.get(code) ?? [])] }]
  })
  const starting = open.filter(({ texts }) => wanted.every((word) => texts.some((text) => text.includes(` ${word}`))))
  const containing = open.filter((need) => {
    return !starting.includes(need) && wanted.every((word) => need.texts.some((text) => text.includes(word)))
  })
  return [...starting, ...containing].map(({ need, label }) => ({ value: need, label }))
}

/** Adds or removes a need: at most three, and `not_recorded` stands alone. */
export function withNeedToggled(chosen: readonly Need[], need: Need): Need[] {
  if (chosen.includes(need)) return chosen.filter((each) => each !== need)
  if (need === 'not_recorded') return ['not_recorded']
  const others = chosen.filter((each) => each !== 'not_recorded')
  return others.length >= 3 ? [...others] : [...others, need]
}
