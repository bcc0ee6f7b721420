/** The network's own synonyms and codes are found at once, beside the index and without building it anew. */
import { describe, expect, it } from 'vitest'
import { ownWords } from '../../extension/search/own-words.ts'
import { type Codes, codesSchema } from '../../shared/codes/adjusted.ts'
import { aSegment, searchIn } from '../builders/an-index.ts'
import { anOffer } from '../builders/an-offer.ts'

const cafe = anOffer({ title: 'Treff', offerType: 'parent_cafe' })
const marked = anOffer({ title: 'Werkstatt', offerType: 'sport_club', ownCodes: ['x_night'] })
const single = anOffer({ title: 'Runde', offerType: 'sport_club', targetGroups: ['single_parents'] })
const debt = anOffer({ title: 'Büro', offerType: 'debt_counselling' })
const segments = [aSegment({ offers: [cafe, marked, single, debt] })]

function found(query: string, codes: Partial<Codes>[], synonyms: Parameters<typeof ownWords>[0] = []) {
  const own = ownWords(
    synonyms,
    codes.map((one) => codesSchema.parse(one)),
  )
  return searchIn(segments, query, {}, {}, 10, { own })
}
const ids = (answer: ReturnType<typeof found>) => answer.hits.map(({ offerId }) => offerId)

describe('the network’s own words', () => {
  it('find by a synonym, also misspelt, and by its parts when it is a phrase', () => {
    const synonyms = [
      { words: ['Krümelmonsterrunde'], offerTypes: ['parent_cafe' as const] },
      { words: ['Runder Dienstag'], offerTypes: ['debt_counselling' as const] },
    ]
    expect(ids(found('krümelmonsterrunde', [], synonyms))).toEqual([cafe.id])
    expect(ids(found('krümelmosterrunde', [], synonyms))).toEqual([cafe.id])
    expect(ids(found('runder dienstag', [], synonyms))[0]).toBe(debt.id)
    expect(ids(found('krümelmonsterrunde', []))).toEqual([])
  })

  it('find the offers that bear an own code by its name, begun or whole', () => {
    const list = [{ list: 'offerType' as const, own: [{ code: 'x_night', standard: 'parent_cafe', de: 'Nachtmeise' }] }]
    const answer = found('nachtmeise', list)
    expect(new Set(ids(answer))).toEqual(new Set([marked.id, cafe.id]))
    const reason = answer.hits.find(({ offerId }) => offerId === marked.id)?.reasons[0]
    expect(reason).toEqual({ kind: 'code', query: 'nachtmeise', matched: 'Nachtmeise' })
    expect(ids(found('nachtm', list))).toContain(marked.id)
  })

  it('find by a standard code under its new name, and by the old one still', () => {
    const relabelled = [
      { list: 'offerType' as const, relabelled: { debt_counselling: { de: 'Kassensturz' } } },
      { list: 'targetGroup' as const, relabelled: { single_parents: { de: 'Solofamilien' } } },
      { list: 'need' as const, relabelled: { poverty_debt: { de: 'Ebbe im Portemonnaie' } } },
    ]
    expect(ids(found('kassensturz', relabelled))).toEqual([debt.id])
    expect(ids(found('schuldnerberatung', relabelled))[0]).toBe(debt.id)
    expect(ids(found('solofamilien', relabelled))).toEqual([single.id])
    expect(found('ebbe portemonnaie büro', relabelled).needs).toContain('poverty_debt')
  })

  it('say nothing where the query has no word of them', () => {
    const list = [{ list: 'setting' as const, own: [{ code: 'x_night', standard: 'on_site', de: 'Bei Nacht' }] }]
    expect(ids(found('treff', list))).toEqual([cafe.id])
    expect(ids(found('bei', list))).toEqual([])
  })
})
