import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { treeOf } from '../../extension/offer-view/area-tree.ts'
import { fieldLabel, fieldText } from '../../extension/offer-view/field-words.ts'
import { isChosen, toggled } from '../../extension/tasks/edit-offers/own-code-choice.ts'
import { stepsOf } from '../../extension/tasks/edit-offers/versions.ts'
import { adjustedLists, choices, startWords } from '../../extension/ui/words.ts'
import { codesSchema } from '../../shared/codes/adjusted.ts'
import { offerShape } from '../../shared/offer.ts'
import { organisationSchema } from '../../shared/organisation.ts'
import type { HistoryVersion } from '../../shared/protocol/edits.ts'
import { anOrganisation, sender } from '../builders/a-server.ts'
import { anOffer } from '../builders/an-offer.ts'

const names = {
  tree: treeOf([{ id: 'stadt', name: 'Musterstadt', level: 'municipality', parentId: null }]),
  organisations: new Map([[sender, anOrganisation()]]),
}
const text = (field: string, value: unknown) => fieldText(field, value, names)

describe('a field in words', () => {
  beforeEach(() => startWords('de', ['panel', 'dashboard']))

  it('has a name for every field of an offer and an organisation', () => {
    const fields = [...Object.keys(offerShape.shape), ...Object.keys(organisationSchema.shape)]
    expect(fields.filter((field) => field !== 'id' && fieldLabel(field) === field)).toEqual([])
  })

  it('is told as the panel tells it', () => {
    expect(text('organisationId', sender)).toBe('Jugendamt Musterstadt')
    expect(text('areaIds', ['stadt'])).toBe('Musterstadt')
    expect(text('ageFromMonths', 36)).toBe('ab 3 Jahre')
    expect(text('phones', [{ number: '0202 1', note: 'vormittags' }, { number: '0202 2' }])).toBe(
      '0202 1, vormittags\n0202 2',
    )
    expect(text('openings', [{ days: [1, 2, 3], opens: '09:00', closes: '12:00' }])).toBe('Mo–Mi 9:00–12:00 Uhr')
    expect(text('status', 'paused')).toBe('pausiert')
    expect(text('confirmed', { contact: { on: '2026-03-01' } })).toBe('Kontakt 01.03.2026')
  })

  it('says that nothing stands there rather than nothing', () => {
    for (const value of [null, undefined, '', [], false]) expect(text('description', value)).toBe('nichts')
  })
})

describe('codes of the network’s own', () => {
  const own = { code: 'x_vater', standard: 'parenting_course', de: 'Väterkurs' } as const
  beforeEach(async () => {
    await startWords('de', ['panel', 'dashboard'])
    adjustedLists.value = new Map([['offerType', codesSchema.parse({ list: 'offerType', own: [own] })]])
  })
  afterEach(() => {
    adjustedLists.value = new Map()
  })

  it('stand beside the standard code that travels, and are given back with it', () => {
    const all = choices('offerType')
    const choice = (code: string) => all.find((each) => each.code === code) ?? expect.fail(code)
    const chosen = toggled({ standard: [], own: [] }, all, choice('x_vater'))
    expect(chosen).toEqual({ standard: ['parenting_course'], own: ['x_vater'] })
    expect(isChosen(chosen, all, choice('x_vater'))).toBe(true)
    expect(isChosen(chosen, all, choice('parenting_course'))).toBe(false)
    expect(toggled(chosen, all, choice('x_vater'))).toEqual({ standard: [], own: [] })
    expect(toggled(chosen, all, choice('parenting_course'))).toEqual({ standard: ['parenting_course'], own: [] })
  })

  it('are called by their own label', () => {
    expect(text('ownCodes', ['x_vater'])).toBe('Väterkurs')
  })
})

describe('the history of an offer', () => {
  it('says of each version what it changed against the one before, confirmations aside', () => {
    const first = anOffer({ description: 'Alt' })
    const version = (n: number, data: unknown): HistoryVersion => ({ n, at: '2026-03-02T09:00:00Z', how: 'edit', data })
    const confirmed = { contact: { on: '2026-03-01' } }
    const steps = stepsOf([
      version(4, null),
      version(3, { ...first, description: 'Neu', confirmed }),
      version(2, { ...first, description: 'Neu' }),
      version(1, first),
    ])
    expect(steps.map(({ changes }) => changes)).toEqual([
      undefined,
      { was: {}, now: {} },
      { was: { description: 'Alt' }, now: { description: 'Neu' } },
      undefined,
    ])
  })
})
