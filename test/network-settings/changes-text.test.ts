/** What a file of another network would change is counted as it is told: who reads "4" looks for four. */
import { beforeAll, describe, expect, it } from 'vitest'
import { changeTexts, toldText } from '../../extension/tasks/network-settings/changes-text.ts'
import { label, startWords } from '../../extension/ui/words.ts'

const edit = { kind: 'network', item: 'network', act: 'change' } as const

beforeAll(() => startWords('de', ['panel', 'dashboard']))

describe('the changes of a settings file', () => {
  it('tell each number of a rule as a change of its own, and none that stays', () => {
    const was = { respondWithinDays: 10, thresholds: { show: 8, base: 20 }, goals: [] }
    const now = { respondWithinDays: 21, thresholds: { show: 12, base: 20 }, goals: [{ title: 'Neu' }] }
    const texts = changeTexts('rules', [{ ...edit, was, now }])
    expect(texts).toEqual(['Frist für eine Rückmeldung 10 → 21', 'Kleinste gezeigte Zahl 8 → 12', 'Ziele +1'])
    expect(toldText('rules', texts)).toBe(texts.join('; '))
  })

  it('name the codes of a list that would be new, renamed or switched off, and of many the first three', () => {
    const own = (at: number) => ({ code: `x_${at}`, standard: 'parenting_course', de: `Kurs ${at}` })
    const [was, now] = [{ own: [own(1)] }, { own: [own(1), own(2)], relabelled: { family_centre: { de: 'Famz' } } }]
    const list = { ...edit, kind: 'codes', item: 'offerType' } as const
    expect(changeTexts('codes', [{ ...list, was, now }])).toEqual(['Angebotsarten (Kurs 2, Famz)'])
    expect(changeTexts('codes', [{ ...list, was: {}, now: { off: ['parenting_course'] } }])).toEqual([
      `Angebotsarten (${label('offerType', 'parenting_course')})`,
    ])
    const many = { own: [1, 2, 3, 4, 5].map(own) }
    expect(changeTexts('codes', [{ ...list, was: {}, now: many }])).toEqual([
      'Angebotsarten (Kurs 1, Kurs 2, Kurs 3, 2 weitere)',
    ])
    expect(changeTexts('codes', [{ ...list, was: {}, now: { order: ['parenting_course'] } }])).toEqual([
      'Angebotsarten',
    ])
  })

  it('name the first six and say how many more there are', () => {
    const words = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']
    const edits = words.map((word) => ({ ...edit, kind: 'synonyms' as const, was: {}, now: { words: [word] } }))
    const texts = changeTexts('synonyms', edits)
    expect(texts).toHaveLength(words.length)
    expect(toldText('synonyms', texts)).toBe('A, B, C, D, E, F, 2 weitere')
  })
})
