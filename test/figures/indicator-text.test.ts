/** An indicator is never shown by its key. */
import { beforeAll, expect, it } from 'vitest'
import { indicatorText } from '../../extension/figures/indicator-text.ts'
import { startWords } from '../../extension/ui/words.ts'

beforeAll(() => startWords('de', ['panel', 'dashboard']))

it.each([
  ['sgb2Under15', 'Kinder unter 15 in SGB-II-Haushalten in %'],
  ['sgb2Under7', 'SGB II unter 7'],
  ['anteilBeratung', 'Anteil Beratung'],
  ['arbeitslosenquote', 'Arbeitslosenquote'],
  ['quote2024Frauen', 'Quote 2024 Frauen'],
])('“%s” is called “%s”', (key, text) => expect(indicatorText(key)).toBe(text))
