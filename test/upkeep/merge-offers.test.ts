import { describe, expect, it } from 'vitest'
import { lentFields, mergeEdits } from '../../extension/tasks/upkeep/merge-offers.ts'
import type { ChainLink } from '../../shared/chain-link.ts'
import { type Offer, offerSchema } from '../../shared/offer.ts'
import { anOffer } from '../builders/an-offer.ts'
import { anyOffer } from '../builders/any-offer.ts'
import fc from '../property.ts'

const kept = anOffer({ title: 'Drachennest', email: 'nest@drachen.example', capacity: 'unknown', phones: [] })
const other = anOffer({
  title: 'DRACHENNEST',
  email: 'alt@drachen.example',
  capacity: 'few',
  capacityOn: '2026-11-02',
  phones: [{ number: '0202 555 0199' }],
})
const third = anOffer({ title: 'Drachenhort' })
const link = (digit: number, from: Offer, to: Offer): ChainLink => ({
  id: `00000000-0000-7000-8000-00000000000${digit}`,
  from: { offerId: from.id },
  to: { offerId: to.id },
})
const ofKind = (kind: string, edits: ReturnType<typeof mergeEdits>) => edits.filter((edit) => edit.kind === kind)

describe('two offers that are one', () => {
  it('become the kept one with what only the other says, and the other ends', () => {
    expect(ofKind('offer', mergeEdits(kept, other, []))).toEqual([
      {
        kind: 'offer',
        item: kept.id,
        act: 'change',
        was: { capacity: 'unknown', phones: [], capacityOn: kept.capacityOn ?? null },
        now: { capacity: 'few', phones: other.phones, capacityOn: '2026-11-02' },
      },
      { kind: 'offer', item: other.id, act: 'change', was: { status: 'published' }, now: { status: 'ended' } },
    ])
  })

  it('end one without touching the other where it lends nothing', () => {
    expect(mergeEdits(kept, kept, [])).toHaveLength(1)
  })

  it('never lend the address of a protected place, nor one to it', () => {
    const bare = anOffer({ places: [] })
    const hidden = anOffer({ protectedPlace: true, places: [{ street: 'Drachenweg 1', city: 'Silberfurt' }] })
    expect(lentFields(bare, hidden)).not.toContain('places')
    expect(lentFields({ ...bare, protectedPlace: true }, { ...hidden, protectedPlace: false })).not.toContain('places')
  })

  it('whatever they say, make a valid offer that says all it said before, and lend nothing twice', () => {
    fc.assert(
      fc.property(anyOffer(), anyOffer(), (one, two) => {
        const filled = mergeEdits(one, two, []).find(({ item, now }) => item === one.id && now['status'] !== 'ended')
        const after = offerSchema.parse({ ...one, ...filled?.now })
        expect(lentFields(after, two)).toEqual([])
        for (const field of lentFields(one, two)) expect(after[field]).toEqual(two[field])
      }),
    )
  })

  it('let the links of the other lead to the kept one; one that would stand twice or lead to itself goes', () => {
    const links = [link(1, other, third), link(2, kept, other), link(3, third, kept), link(4, third, other)]
    expect(ofKind('link', mergeEdits(kept, other, links))).toMatchObject([
      { item: links[0]?.id, act: 'change', was: { from: { offerId: other.id } }, now: { from: { offerId: kept.id } } },
      { item: links[1]?.id, act: 'remove' },
      { item: links[3]?.id, act: 'remove' },
    ])
  })
})
