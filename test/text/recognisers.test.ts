import { describe, expect, it } from 'vitest'
import { phaseAt, readAge } from '../../shared/text/age.ts'
import { fold } from '../../shared/text/fold.ts'
import { lawReferences } from '../../shared/text/law.ts'
import { languageOf } from '../../shared/text/spoken-language.ts'

describe('ages', () => {
  it.each([
    ['7 Monate', 7],
    ['4;6', 54],
    ['ausbildung 17 abgebrochen', 204],
    ['3 jahre spricht nicht', 36],
    ['2,5 Jahre', 30],
    ['dreijährige Tochter', 36],
    ['SSW 30', -2],
    ['30. SSW', -2],
    ['Neugeborenes', 0],
    ['Klasse 5', 132],
    ['5. Klasse', 132],
    ['fünf Jahre', 60],
  ])('reads %s as %d months', (text, months) => expect(readAge(text).age?.ageMonths).toBe(months))

  it.each(['2 Kinder', 'U3', '§ 31', 'um 15 Uhr', '28 sgb 8', '99'])('finds no age in %s', (text) => {
    expect(readAge(lawReferences(text).rest).age).toBeUndefined()
  })

  it('takes the age out of the words and names the phase', () => {
    const { age, rest } = readAge('ausbildung 17 abgebrochen')
    expect(rest).not.toContain('17')
    expect(age?.lifePhase).toBe('secondary_school')
    expect([-3, 0, 11, 12, 36, 80, 150, 230].map(phaseAt)).toEqual([
      'pregnancy_birth',
      'pregnancy_birth',
      'pregnancy_birth',
      'early_childhood',
      'kita',
      'primary_school',
      'secondary_school',
      'school_to_work',
    ])
  })
})

describe('law', () => {
  it.each([
    ['§ 31', '§31'],
    ['§31', '§31'],
    ['28 sgb 8', '§28sgb8'],
    ['§ 28 SGB VIII', '§28sgb8'],
    ['sgb viii 28', '§28sgb8'],
    ['§§ 5-7 SchKG', '§6schkg'],
    ['§ 16/28 SGB VIII', '§28sgb8'],
    ['§ 18 Abs. 3 SGB VIII', '§18sgb8'],
    ['35a', '§35a'],
    ['Paragraph 19', '§19'],
    ['27 ff. SGB VIII', '§31sgb8'],
    ['§ 67ff SGB XII', '§68sgb12'],
  ])('reads %s as %s', (text, term) => {
    expect(lawReferences(text).references.flatMap(({ terms }) => terms.flat())).toContain(term)
  })

  it('tells what is named from what "ff." means besides', () => {
    const [named] = lawReferences('§§ 5-7 SchKG').references
    expect(named?.named).toBe(named?.terms.length)
    const [open] = lawReferences('§ 27 ff. SGB VIII').references
    expect(open?.named).toBe(1)
    expect(open?.terms.at(-1)?.[0]).toBe('§35sgb8')
  })

  it('keeps the same paragraph of two books apart', () => {
    const terms = lawReferences('28 SGB II').references.flatMap((reference) => reference.terms.flat())
    expect(terms).toContain('§28sgb2')
    expect(terms).not.toContain('§28sgb8')
  })
})

describe('languages', () => {
  it.each([
    ['arabisch', 'ar'],
    ['Türkisch', 'tr'],
    ['arabischsprachige', 'ar'],
    ['Ukrainerinnen', 'uk'],
    ['kurdisch', 'kmr'],
    ['persisch', 'fa'],
  ])('reads %s', (word, language) => expect(languageOf(fold(word))).toBe(language))

  it('reads no wish for a language in Deutschkurs or deutsch', () => {
    expect(languageOf('deutsch')).toBeUndefined()
    expect(languageOf('deutschkurs')).toBeUndefined()
  })
})
