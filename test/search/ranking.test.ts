import { describe, expect, it } from 'vitest'
import { ownWords } from '../../extension/search/own-words.ts'
import { demoNetwork } from '../../server/demo/network.ts'
import { readAge } from '../../shared/text/age.ts'
import { abbreviations } from '../../shared/text/thesaurus/abbreviations.ts'
import { aSegment, searchIn } from '../builders/an-index.ts'
import { anOffer } from '../builders/an-offer.ts'

const network = demoNetwork({})
const segments = [aSegment(network)]
const offers = new Map(network.offers.map((offer) => [offer.id, offer]))
const typesFound = (query: string, count = 3) =>
  searchIn(segments, query)
    .hits.slice(0, count)
    .map(({ offerId }) => offers.get(offerId)?.offerType)

describe('ranking', () => {
  it('shows every meaning of an ambiguous abbreviation at the top, and names them', () => {
    expect(new Set(typesFound('FH'))).toEqual(
      new Set(['early_help_contact_point', 'family_midwife', 'family_support_spfh']),
    )
    expect(new Set(typesFound('EB', 2))).toEqual(new Set(['parenting_counselling', 'parenting_assistance']))
    const [recognised] = searchIn(segments, 'FZ').recognised
    expect(recognised).toMatchObject({
      kind: 'abbreviation',
      text: 'FZ',
      meanings: [{ label: 'Familienzentrum' }, { label: 'Führungszeugnis', offerTypes: [] }],
    })
  })

  it('takes abbreviations that differ in an umlaut alone as they are spelt', () => {
    const meant = (query: string) =>
      searchIn(segments, query).recognised.flatMap((one) => (one.kind === 'abbreviation' ? one.meanings : []))
    expect(meant('U3').map(({ label }) => label)).toContain('unter dreijährige Kinder')
    for (const query of ['Ü3', 'ü3', 'ue3'])
      expect(meant(query).map(({ label }) => label)).toEqual(['über dreijährige Kinder'])
  })

  it('lets an abbreviation beside a word that tells what is sought only follow it', () => {
    expect(new Set(typesFound('Tagesmutter U3'))).toEqual(new Set(['childminder']))
  })

  it('finds what an abbreviation stands for when it is written out', () => {
    const known = new Set([...offers.values()].map(({ offerType }) => offerType))
    const lost = abbreviations.flatMap(({ abbr, meanings }) =>
      meanings.flatMap(({ label, offerTypes }) => {
        const found = typesFound(label)
        // "unter sechs Jahren" is read as what it says first: an age.
        const meant = readAge(label).age === undefined ? offerTypes.filter((type) => known.has(type)) : []
        return meant.length === 0 || meant.some((type) => found.includes(type)) ? [] : [`${abbr}: ${label}`]
      }),
    )
    expect(lost).toEqual([])
  })

  it('leads from the paragraph that grants them to all forms of help towards upbringing', () => {
    const forms = ['parenting_assistance', 'social_group_work', 'family_support_spfh', 'day_group']
    for (const query of ['§ 27 SGB VIII', '§ 27 ff. SGB VIII'])
      expect(forms.filter((form) => !typesFound(query, 40).some((type) => type === form))).toEqual([])
    expect(new Set(typesFound('§ 31 ff. SGB VIII'))).toEqual(new Set(['family_support_spfh']))
  })

  it('takes KI for the integration centre', () => {
    expect(new Set(typesFound('KI', 5))).toEqual(new Set(['municipal_integration_centre']))
  })

  it('reads "ja" as a word and "JA" as the youth office', () => {
    expect(searchIn(segments, 'ja').recognised).toEqual([])
    expect(searchIn(segments, 'JA').recognised).toMatchObject([{ kind: 'abbreviation' }])
  })

  it('finds the title before what merely mentions it', () => {
    const named = anOffer({ title: 'Drachensteigen', offerType: 'sport_club' })
    const mentioning = anOffer({ title: 'Elternabend', description: 'Danach gibt es Drachensteigen.' })
    const { hits } = searchIn([aSegment({ offers: [mentioning, named] })], 'drachensteigen')
    expect(hits.map(({ offerId }) => offerId)).toEqual([named.id, mentioning.id])
    expect(hits[0]?.reasons[0]).toEqual({ kind: 'title', query: 'drachensteigen', matched: 'Drachensteigen' })
  })

  it('prefers the word itself to a word it begins, and corrects only what is met nowhere', () => {
    const exact = anOffer({ title: 'Quark' })
    const longer = anOffer({ title: 'Quarkspeise' })
    const both = [aSegment({ offers: [longer, exact] })]
    expect(searchIn(both, 'quark').hits.map(({ offerId }) => offerId)).toEqual([exact.id, longer.id])
    const corrected = searchIn(both, 'quarkspeize').hits
    expect(corrected.map(({ offerId }) => offerId)).toEqual([longer.id])
    expect(corrected[0]?.reasons[0]?.kind).toBe('corrected')
  })

  it('finds a compound by its parts and an inner part by the compound', () => {
    const offer = anOffer({ title: 'Erziehungsberatungsstelle', offerType: 'sport_club' })
    for (const query of ['beratungsstelle', 'erziehungsberatung']) {
      const ids = searchIn([aSegment({ offers: [offer] })], query).hits.map(({ offerId }) => offerId)
      expect(ids).toEqual([offer.id])
    }
  })

  it('lets the network add its own words', () => {
    const offer = anOffer({ title: 'Treff', offerType: 'parent_cafe' })
    const synonyms = [{ words: ['Krümelmonsterrunde'], offerTypes: ['parent_cafe' as const] }]
    const segment = [aSegment({ offers: [offer] })]
    expect(searchIn(segment, 'krümelmonsterrunde').total).toBe(0)
    const { hits } = searchIn(segment, 'kruemelmonsterrunde', {}, {}, 10, { own: ownWords(synonyms, []) })
    expect(hits[0]?.offerId).toBe(offer.id)
    expect(hits[0]?.reasons[0]?.kind).toBe('synonym')
  })

  it('puts the fresher offer with room first where words weigh the same', () => {
    const full = anOffer({ title: 'Nähkreis', capacity: 'full', verifiedOn: '2026-10-01' })
    const free = anOffer({ title: 'Nähkreis', capacity: 'available', verifiedOn: '2026-10-01' })
    const stale = anOffer({ title: 'Nähkreis', capacity: 'available', verifiedOn: '2022-10-01' })
    const ids = searchIn([aSegment({ offers: [full, stale, free] })], 'nähkreis').hits.map(({ offerId }) => offerId)
    expect(ids).toEqual([free.id, stale.id, full.id])
  })

  it('suggests the needs a query speaks of', () => {
    expect(searchIn(segments, 'strom abgestellt').needs[0]).toBe('poverty_debt')
    expect(searchIn(segments, 'häusliche gewalt').needs[0]).toBe('violence_partner')
    expect(searchIn(segments, 'kein deutsch').needs).toContain('language_barrier')
  })

  it('never shows drafts and ended offers', () => {
    const shown = anOffer({ title: 'Nähkreis', status: 'paused' })
    const others = [anOffer({ title: 'Nähkreis', status: 'draft' }), anOffer({ title: 'Nähkreis', status: 'ended' })]
    expect(searchIn([aSegment({ offers: [...others, shown] })], 'nähkreis').hits.map(({ offerId }) => offerId)).toEqual(
      [shown.id],
    )
  })
})
