import { describe, expect, it } from 'vitest'
import { editsFrom, settingsFile } from '../../extension/tasks/network-settings/exchange.ts'
import type { Settings } from '../../extension/tasks/network-settings/read-settings.ts'
import { joinedCodes, joinedRules } from '../../extension/tasks/network-settings/take-over.ts'
import { type Codes, codesSchema } from '../../shared/codes/adjusted.ts'
import { codesOf } from '../../shared/codes/index.ts'
import { networkSchema, requirableFields } from '../../shared/network.ts'
import fc from '../property.ts'

const today = '2026-11-22'
const id = (digit: number) => `00000000-0000-7000-8000-00000000000${digit}`
const needs = codesOf('need')
const ours = codesSchema.parse({
  list: 'need',
  order: ['x_1', 'housing'],
  relabelled: { housing: { de: 'Höhle' } },
  own: [{ code: 'x_1', standard: 'housing', de: 'Feuchte Drachenhöhle' }],
})
const theirs = codesSchema.parse({
  list: 'need',
  order: ['x_1', ...needs.slice(0, 2)],
  off: ['x_1'],
  relabelled: { housing: { en: 'Cave' }, gone: { de: 'Weg' } },
  own: [
    { code: 'x_1', standard: needs[0], de: 'Zahnende Drachen' },
    { code: 'x_2', standard: 'housing', de: 'feuchte Drachenhöhle' },
    { code: 'x_3', standard: 'of_a_later_version', de: 'Unbekannt' },
  ],
})

describe('code lists of another network', () => {
  it('come beside ours: a code of ours keeps its number and its meaning, theirs gets one that is free', () => {
    const { own, order, off } = joinedCodes(ours, theirs)
    expect(own).toEqual([
      { code: 'x_1', standard: 'housing', de: 'Feuchte Drachenhöhle' },
      { code: 'x_2', standard: needs[0], de: 'Zahnende Drachen' },
    ])
    expect(order).toEqual(['x_2', ...needs.slice(0, 2), 'x_1', 'housing'])
    expect(off).toEqual(['x_2'])
  })

  it('name what ours leave open, and no code that this version lacks', () => {
    expect(joinedCodes(ours, theirs).relabelled).toEqual({ housing: { de: 'Höhle', en: 'Cave' } })
  })

  it('switch nothing off on which the course of a referral rests', () => {
    const [first = ''] = codesOf('evidence')
    expect(joinedCodes(undefined, codesSchema.parse({ list: 'evidence', off: [first] })).off).toEqual([])
  })
})

const ownCode = fc.record({
  code: fc.constantFrom('x_1', 'x_2', 'x_3', 'x_drache'),
  standard: fc.constantFrom(...needs, 'of_a_later_version'),
  de: fc.constantFrom('Drache', 'drache ', 'Höhle', 'Schatz'),
})
const anyCode = fc.constantFrom(...needs, 'x_1', 'x_2', 'x_9')
const someCodes: fc.Arbitrary<Codes> = fc.record({
  list: fc.constant('need' as const),
  order: fc.uniqueArray(anyCode),
  off: fc.uniqueArray(anyCode),
  relabelled: fc.dictionary(anyCode, fc.record({ de: fc.constantFrom('Drache', 'Höhle') })),
  own: fc.uniqueArray(ownCode, { selector: ({ code }) => code }),
})

describe('whatever two networks say', () => {
  it('taken over leaves all own codes of ours, names codes once and those alone that are known, and changes nothing twice', () => {
    fc.assert(
      fc.property(someCodes, someCodes, (mine, other) => {
        const here = joinedCodes(undefined, mine)
        const both = joinedCodes(here, other)
        const known = new Set<string>([...needs, ...both.own.map(({ code }) => code)])
        expect(codesSchema.safeParse(both).success).toBe(true)
        expect(both.own.slice(0, here.own.length)).toEqual(here.own)
        expect(new Set(both.own.map(({ code }) => code)).size).toBe(both.own.length)
        for (const code of [...both.order, ...both.off, ...Object.keys(both.relabelled)])
          expect(known.has(code) || Object.hasOwn(here.relabelled, code)).toBe(true)
        expect(joinedCodes(both, other)).toEqual(both)
      }),
    )
  })
})

describe('rules of another network', () => {
  const network = networkSchema.parse({
    name: 'Nachbar',
    thresholds: { show: 12, base: 20 },
    requiredFields: ['phones'],
    goals: [{ id: id(1), title: 'Kein Drache bleibt allein' }],
    noteTemplates: [{ id: id(2), name: 'Amt' }],
  })

  it('take no goal, no template and no demand away, and lower no threshold', () => {
    const both = joinedRules(network, {
      respondWithinDays: 5,
      thresholds: { show: 8, base: 40 },
      requiredFields: [...requirableFields.slice(0, 1)],
      goals: [
        { id: id(3), title: 'Kein Drache bleibt allein' },
        { id: id(4), title: 'Jeder Drache lernt fliegen' },
      ],
      noteTemplates: [{ id: id(2), name: 'Amt', before: 'Kopf', after: '' }],
    })
    expect(both).toMatchObject({ name: 'Nachbar', respondWithinDays: 5, thresholds: { show: 12, base: 40 } })
    expect(both.requiredFields).toEqual(['phones', ...requirableFields.slice(0, 1)])
    expect(both.goals.map(({ title }) => title)).toEqual(['Kein Drache bleibt allein', 'Jeder Drache lernt fliegen'])
    expect(both.noteTemplates).toEqual([{ id: id(2), name: 'Amt', before: 'Kopf', after: '' }])
  })

  it('that say nothing change nothing', () => {
    const present: Settings = { network, codes: [], synonyms: [], links: [] }
    const file = { ...settingsFile(present, today), rules: {} }
    expect(editsFrom(file, present).rules).toEqual([])
  })
})
