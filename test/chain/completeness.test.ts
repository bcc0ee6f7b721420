import { describe, expect, it } from 'vitest'
import { completenessOf, meanShare, wantedParts } from '../../shared/chain/completeness.ts'
import { requirableFields } from '../../shared/network.ts'
import { anOffer } from '../builders/an-offer.ts'
import fc from '../property.ts'

const full = anOffer({
  description: 'Für Mütter und Väter.',
  ageFromMonths: 0,
  needs: ['parenting_uncertainty'],
  phones: [{ number: '0000 123456' }],
  places: [{ city: 'Silberfurt' }],
  openingNote: 'nach Vereinbarung',
  cost: 'free',
  capacity: 'available',
  languages: ['de'],
  targetGroups: ['all_families'],
  accessNote: 'Bitte anrufen.',
  url: 'https://angebot.example',
})

describe('completeness of an offer', () => {
  it('is whole when everything wanted is known, and nothing is then missing', () => {
    expect(completenessOf(full)).toEqual({ share: 1, missing: [], demanded: [] })
  })

  it('names what is missing, what the network demands first and doubly', () => {
    const { needs: _, ...rest } = full
    const lacking = anOffer({ ...rest, needs: [], accessNote: ' ' })
    expect(completenessOf(lacking).share).toBeCloseTo(1 - 2 / wantedParts.length)
    const demanded = completenessOf(lacking, ['accessNote'])
    expect(demanded.missing).toEqual(['accessNote', 'needs'])
    expect(demanded.demanded).toEqual(['accessNote'])
    expect(demanded.share).toBeCloseTo(1 - 3 / (wantedParts.length + 1))
  })

  it('asks for no place of a protected offer', () => {
    expect(completenessOf(anOffer({ ...full, places: [], protectedPlace: true })).missing).toEqual([])
    expect(completenessOf(anOffer({ ...full, places: [] })).missing).toEqual(['places'])
  })

  it('asks for what only the network wants to know', () => {
    expect(completenessOf(full, ['legalBasis', 'email']).missing).toEqual(['legalBasis', 'email'])
  })

  it('lies between nothing and everything, and falls by demands that are not met', () => {
    fc.assert(
      fc.property(fc.subarray([...requirableFields]), (required) => {
        const bare = completenessOf(anOffer(), required)
        expect(bare.share).toBeGreaterThanOrEqual(0)
        expect(bare.share).toBeLessThan(1)
        expect(bare.demanded.every((part) => bare.missing.includes(part))).toBe(true)
        expect(bare.missing.slice(0, bare.demanded.length)).toEqual(bare.demanded)
      }),
    )
  })

  it('has a mean, and none of nothing', () => {
    expect(meanShare([{ share: 0 }, { share: 1 }])).toBe(0.5)
    expect(meanShare([])).toBeUndefined()
  })
})
