/** The texts of the demonstration: as long as real ones, each its own, and true to their type. */
import { describe, expect, it } from 'vitest'
import { offerKinds } from '../../server/demo/kinds/index.ts'
import { demoNetwork } from '../../server/demo/network.ts'
import { codesOf } from '../../shared/codes/index.ts'

const { offers } = demoNetwork()
const described = offers.flatMap((offer) =>
  offer.description === undefined ? [] : [{ ...offer, description: offer.description }],
)

describe('the texts of the demonstration', () => {
  it('describe in 30 to 80 words', () => {
    for (const { description } of described) {
      const words = description.split(/\s+/).length
      expect(words, description).toBeGreaterThanOrEqual(30)
      expect(words, description).toBeLessThanOrEqual(80)
    }
  })

  it('hardly ever repeat a description', () => {
    const different = new Set(described.map(({ description }) => description)).size
    expect(described.length - different).toBeLessThanOrEqual(5)
  })

  it('leave no placeholder unfilled', () => {
    for (const { title, description } of described) expect(`${title} ${description}`).not.toMatch(/[{}]|undefined/)
  })

  it('fit the title where it promises something particular', () => {
    const swimming = described.filter(({ title }) => title.startsWith('Schwimmkurs'))
    expect(swimming.length).toBeGreaterThan(0)
    for (const { description } of swimming) expect(description).toContain('Seepferdchen')
  })

  it('carry own names beside plain type names', () => {
    const titles = offers.map(({ title }) => title)
    expect(titles).toContain('Drachennest')
    expect(titles).toContain('Café Kinderwagen')
    expect(titles.some((title) => title.startsWith('Krabbelgruppe'))).toBe(true)
    expect(new Set(titles).size).toBeGreaterThan(400)
  })

  it.each(codesOf('offerType'))('pin only sentences that %s has', (type) => {
    const { titles, what } = offerKinds[type]
    for (const title of titles) if (typeof title !== 'string') expect(what[title[1]], title[0]).toBeDefined()
  })

  it.each([
    ['ferien', ['family_holiday_leisure', 'all_day_school', 'separation_counselling']],
    ['schuldner', ['debt_counselling']],
    ['frauenhaus', ['violence_protection']],
    ['tagesmutter', ['childminder']],
    ['hebamme', ['midwife_care', 'family_midwife']],
    ['dolmetsch', ['language_mediation']],
    ['alkohol', ['addiction_counselling']],
    ['kaoa', ['kaoa']],
  ])('use “%s” only where it belongs', (word, types) => {
    const using = offers.filter(({ title, description = '' }) => `${title} ${description}`.toLowerCase().includes(word))
    expect(using.length).toBeGreaterThan(0)
    for (const { offerType, title } of using) expect(types, `${title} (${offerType})`).toContain(offerType)
  })
})
