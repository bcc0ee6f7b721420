import { describe, expect, it } from 'vitest'
import type { Area } from '../../shared/area.ts'
import { aSegment, searchIn } from '../builders/an-index.ts'
import { anOffer } from '../builders/an-offer.ts'

const areas: Area[] = [
  { id: 'kreis', name: 'Kreis Musterau', level: 'kreis', parentId: null },
  { id: 'stadt', name: 'Apfelhagen', level: 'municipality', parentId: 'kreis', alsoKnownAs: ['Äppeldorf'] },
  { id: 'nord', name: 'Nordhöhe', level: 'social_space', parentId: 'stadt' },
  { id: 'sued', name: 'Südkamp', level: 'social_space', parentId: 'stadt' },
  { id: 'dorf', name: 'Wolkenbeck', level: 'municipality', parentId: 'kreis' },
]
const north = anOffer({ title: 'Nähkreis', areaIds: ['nord'] })
const south = anOffer({ title: 'Nähkreis', areaIds: ['sued'] })
const town = anOffer({ title: 'Nähkreis', areaIds: ['stadt'] })
const village = anOffer({ title: 'Nähkreis', areaIds: ['dorf'] })
const everywhere = anOffer({ title: 'Nähkreis' })
const segments = [aSegment({ areas, offers: [village, south, everywhere, town, north] })]
const idsOf = (answer: ReturnType<typeof searchIn>) => answer.hits.map(({ offerId }) => offerId)

describe('the area of the case', () => {
  it('brings what is near first, keeps the neighbourhood and hides another town', () => {
    const answer = searchIn(segments, 'nähkreis', { areaId: 'nord' })
    expect(idsOf(answer).slice(0, 2)).toEqual([north.id, town.id])
    expect(idsOf(answer).at(-1)).toBe(south.id)
    expect(idsOf(answer)).not.toContain(village.id)
    expect(answer).toMatchObject({ total: 4, hidden: 1 })
    expect(answer.hits.map(({ areaSteps }) => areaSteps)).toEqual([0, 1, 2, 2])
  })

  it('is read from the query as an offer to take over, and ranks without hiding', () => {
    for (const query of ['nähkreis wolkenbeck', 'nähkreis Wolkenbecker', 'nähkreis wolkenb']) {
      const answer = searchIn(segments, query)
      expect(answer.recognised).toMatchObject([{ kind: 'area', areaId: 'dorf', name: 'Wolkenbeck' }])
      expect(idsOf(answer)[0]).toBe(village.id)
      expect(answer).toMatchObject({ total: 5, hidden: 0 })
    }
    expect(searchIn(segments, 'nähkreis aeppeldorf').recognised).toMatchObject([{ kind: 'area', areaId: 'stadt' }])
  })

  it('a place nobody knows does not kill the match', () => {
    expect(searchIn(segments, 'nähkreis hinterpfuiteufel').total).toBe(5)
  })
})

describe('the age of the case', () => {
  const young = anOffer({ title: 'Nähkreis', ageFromMonths: 12, ageToMonths: 36, lifePhases: ['early_childhood'] })
  const school = anOffer({ title: 'Nähkreis', lifePhases: ['primary_school'] })
  const all = anOffer({ title: 'Nähkreis', lifePhases: ['all_phases'] })
  const aged = [aSegment({ offers: [young, school, all] })]

  it('hides what is for other ages and always keeps what is for all phases', () => {
    expect(new Set(idsOf(searchIn(aged, 'nähkreis', { ageMonths: 24 })))).toEqual(new Set([young.id, all.id]))
    expect(new Set(idsOf(searchIn(aged, 'nähkreis', { ageMonths: 96 })))).toEqual(new Set([school.id, all.id]))
    expect(new Set(idsOf(searchIn(aged, 'nähkreis', { lifePhase: 'primary_school' })))).toEqual(
      new Set([school.id, all.id]),
    )
  })

  it('counts the upper end of a range as outside', () => {
    expect(idsOf(searchIn(aged, 'nähkreis', { ageMonths: 36 }))).not.toContain(young.id)
  })

  it('is read from the query and then ranks', () => {
    const answer = searchIn(aged, 'nähkreis 8 jahre')
    expect(answer.recognised).toEqual([{ kind: 'age', text: '8 jahre', ageMonths: 96, lifePhase: 'primary_school' }])
    expect(idsOf(answer).at(-1)).toBe(young.id)
    expect(answer.total).toBe(3)
  })

  it('is the mother’s beside words of pregnancy', () => {
    expect(searchIn(aged, 'schwanger und 15').recognised).toEqual([])
  })
})

describe('the need of the case', () => {
  const named = anOffer({ title: 'Lesepaten', offerType: 'parent_cafe', needs: ['media_use'] })
  const byType = anOffer({ title: 'Suchtberatung', offerType: 'addiction_counselling', needs: [] })
  const other = anOffer({ title: 'Elterncafé', offerType: 'parent_cafe', needs: ['isolation_contacts'] })
  const answering = [aSegment({ offers: [other, named, byType] })]

  it('finds what answers it without a word: by the offer’s own needs, and by its type’s where it names none', () => {
    const answer = searchIn(answering, '', { need: 'media_use' })
    expect(idsOf(answer)).toEqual([byType.id, named.id])
    expect(answer).toMatchObject({ total: 2, hidden: 0, needs: ['media_use'] })
    expect(idsOf(searchIn(answering, '', { need: 'parent_addiction' }))).toEqual([byType.id])
  })

  it('ranks beside the words that are typed with it', () => {
    const answer = searchIn(answering, 'Lesepaten', { need: 'media_use' })
    expect(idsOf(answer)[0]).toBe(named.id)
    expect(answer.needs[0]).toBe('media_use')
  })

  it('that nothing answers finds nothing', () => {
    expect(searchIn(answering, '', { need: 'housing' })).toMatchObject({ hits: [], total: 0 })
  })
})

describe('the language of the case', () => {
  it('brings its offers first and keeps the German ones', () => {
    const arabic = anOffer({ title: 'Nähkreis', languages: ['de', 'ar'] })
    const german = anOffer({ title: 'Nähkreis', languages: ['de'] })
    const spoken = [aSegment({ offers: [german, arabic] })]
    expect(idsOf(searchIn(spoken, 'nähkreis', { language: 'ar' }))).toEqual([arabic.id, german.id])
    expect(idsOf(searchIn(spoken, 'nähkreis arabisch'))).toEqual([arabic.id, german.id])
  })
})

describe('without a query', () => {
  it('lists what fits the case best, and nothing where nothing is known', () => {
    expect(searchIn(segments, '').hits).toEqual([])
    expect(idsOf(searchIn(segments, ' ', { areaId: 'nord' }))[0]).toBe(north.id)
    expect(searchIn(segments, '', {}, { access: ['open'] }).total).toBe(5)
  })
})
