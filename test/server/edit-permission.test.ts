/** Who may change what, over trees of areas as they come: rights follow the tree and nothing else. */

import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { Area } from '../../shared/area.ts'
import type { Role } from '../../shared/codes/role.ts'
import { roles } from '../../shared/codes/role.ts'
import { distinctOffers } from '../../shared/distinct-offers.ts'
import { type Ground, liesIn, mayEdit, rightsOn, subtreeOf } from '../../shared/edit-rights.ts'
import { networkSchema } from '../../shared/network.ts'
import type { Offer } from '../../shared/offer.ts'
import { anOrganisation } from '../builders/a-server.ts'
import { anOffer } from '../builders/an-offer.ts'
import fc from '../property.ts'

const ids = Array.from({ length: 4 }, () => uuidv7())
const area = (at: number) => `a${at}`

/** A tree in which each area hangs on an earlier one, and four organisations somewhere in it or nowhere. */
const aGround = fc
  .integer({ min: 1, max: 9 })
  .chain((count) =>
    fc.record({
      parents: fc.tuple(...Array.from({ length: count }, (_, at) => fc.nat({ max: Math.max(0, at - 1) }))),
      homes: fc.tuple(...ids.map(() => fc.option(fc.nat({ max: count - 1 })))),
      hasRoot: fc.boolean(),
    }),
  )
  .map(
    ({ parents, homes, hasRoot }): Ground => ({
      root: hasRoot ? area(0) : undefined,
      parentOf: new Map(parents.map((parent, at) => [area(at), at === 0 ? null : area(parent)])),
      areaOf: new Map(
        ids.map((id, at) => [id, homes[at] === null || homes[at] === undefined ? undefined : area(homes[at])]),
      ),
    }),
  )

const aRole = fc.constantFrom(...roles.map(({ code }) => code))
const anId = fc.constantFrom(...ids)
const someAreas = fc.uniqueArray(fc.nat({ max: 8 }).map(area), { maxLength: 2 })
const offerOf = (organisationId: string, areaIds: string[], places: string[]): Offer =>
  anOffer({ organisationId, areaIds, places: places.map((areaId) => ({ areaId })) })

const areaIn = (areaId: string | undefined) => (areaId === undefined ? {} : { areaId })

/** Whether an area lies in another, found by going up. */
function isBelow({ parentOf }: Ground, at: string | undefined, top: string): boolean {
  for (let here: string | null | undefined = at; here !== null && here !== undefined; here = parentOf.get(here))
    if (here === top) return true
  return false
}

describe('the right to change an offer', () => {
  it('is the provider’s editor’s, the coordinator’s whose area it lies in, and the administrator’s', () => {
    fc.assert(
      fc.property(aGround, aRole, anId, anId, someAreas, someAreas, (ground, role, own, provider, areaIds, places) => {
        const offer = offerOf(provider, areaIds, places)
        const verdict = mayEdit(rightsOn(ground, { role, organisationId: own }), 'offer', offer, offer)
        const home = ground.areaOf.get(own)
        const all = [ground.areaOf.get(provider), ...areaIds, ...places]
        const inside =
          home === undefined || isBelow(ground, area(0), home) || all.some((each) => isBelow(ground, each, home))
        const expected = {
          admin: true,
          coordinator: inside,
          offer_editor: own === provider,
          professional: false,
          reader: false,
        }[role]
        expect(verdict === 'yes').toBe(expected)
        if (verdict !== 'yes') expect(verdict).toBe(role === 'coordinator' ? 'outside_area' : 'forbidden')
      }),
      { numRuns: 500 },
    )
  })

  it('needs what stood there and what shall stand there', () => {
    fc.assert(
      fc.property(aGround, aRole, anId, anId, anId, (ground, role, own, from, to) => {
        const rights = rightsOn(ground, { role, organisationId: own })
        const [before, after] = [offerOf(from, [], []), offerOf(to, [], [])]
        const both =
          mayEdit(rights, 'offer', before, before) === 'yes' && mayEdit(rights, 'offer', after, after) === 'yes'
        expect(mayEdit(rights, 'offer', before, after) === 'yes').toBe(both)
        expect(mayEdit(rights, 'offer', null, after)).toBe(mayEdit(rights, 'offer', after, null))
      }),
      { numRuns: 300 },
    )
  })
})

describe('a coordinator', () => {
  it('of the whole network alone changes what is the network’s', () => {
    fc.assert(
      fc.property(aGround, aRole, anId, (ground, role, own) => {
        const network = networkSchema.parse({ name: 'Kreis Musterland' })
        const rights = rightsOn(ground, { role, organisationId: own })
        const home = ground.areaOf.get(own)
        const whole = role === 'admin' || (role === 'coordinator' && (home === undefined || home === area(0)))
        expect(mayEdit(rights, 'network', network, network) === 'yes').toBe(whole)
      }),
    )
  })

  it('never reaches further by what it may change: every step stays in its subtree', () => {
    fc.assert(
      fc.property(aGround, anId, fc.nat({ max: 8 }), fc.option(fc.nat({ max: 8 })), (ground, own, at, to) => {
        const rights = rightsOn(ground, { role: 'coordinator', organisationId: own })
        fc.pre(!rights.whole && ground.parentOf.has(area(at)))
        const before: Area = {
          id: area(at),
          name: 'Gebiet',
          level: 'quarter',
          parentId: ground.parentOf.get(area(at)) ?? null,
        }
        const after: Area = { ...before, parentId: to === null ? null : area(to) }
        if (mayEdit(rights, 'area', before, after) === 'yes') {
          const next: Ground = { ...ground, parentOf: new Map(ground.parentOf).set(area(at), after.parentId) }
          const home = ground.areaOf.get(own) ?? ''
          expect([...subtreeOf(next, home)].every((each) => rights.areas.has(each))).toBe(true)
        }
        const mine = anOrganisation({ id: own, ...areaIn(ground.areaOf.get(own)) })
        const moved = anOrganisation({ id: own, ...areaIn(after.parentId ?? undefined) })
        if (mayEdit(rights, 'organisation', mine, moved) === 'yes')
          expect(rights.areas.has(moved.areaId ?? '')).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('whose organisation is gone may change nothing', () => {
    fc.assert(
      fc.property(aGround, anId, (ground, provider) => {
        const rights = rightsOn(ground, { role: 'coordinator', organisationId: uuidv7() })
        expect(rights.whole).toBe(false)
        const offer = offerOf(provider, [area(0)], [])
        expect(liesIn(rights, offer)).toBe(false)
        expect(mayEdit(rights, 'offer', offer, offer)).toBe('outside_area')
      }),
    )
  })

  it('changes a link where an offer of its area stands at an end', () => {
    const ground: Ground = {
      root: 'a0',
      parentOf: new Map([
        ['a0', null],
        ['a1', 'a0'],
        ['a2', 'a0'],
      ]),
      areaOf: new Map([
        [ids[0] ?? '', 'a1'],
        [ids[1] ?? '', 'a2'],
      ]),
    }
    const rights = rightsOn(ground, { role: 'coordinator', organisationId: ids[0] ?? '' })
    const [inside, outside] = [offerOf(ids[0] ?? '', [], []), offerOf(ids[1] ?? '', [], [])]
    const find = (id: string) => [inside, outside].find((offer) => offer.id === id)
    const link = (from: object, to: object) => ({ id: uuidv7(), from, to }) as Parameters<typeof mayEdit<'link'>>[2]
    const says = (from: object, to: object) => mayEdit(rights, 'link', null, link(from, to), find)
    expect(says({ offerId: outside.id }, { offerId: inside.id })).toBe('yes')
    expect(says({ offerId: outside.id }, { offerType: 'parenting_course' })).toBe('outside_area')
    expect(says({ offerType: 'parenting_course' }, { offerType: 'family_centre' })).toBe('outside_area')
  })
})

describe('a pair told apart', () => {
  it('is said by whoever may change either of the two', () => {
    const ground: Ground = {
      root: 'a0',
      parentOf: new Map(['a0', 'a1', 'a2'].map((each) => [each, each === 'a0' ? null : 'a0'])),
      areaOf: new Map([
        [ids[0] ?? '', 'a1'],
        [ids[1] ?? '', 'a2'],
        [ids[2] ?? '', 'a2'],
      ]),
    }
    const offers = ids.slice(0, 3).map((own) => offerOf(own, [], []))
    const find = (id: string) => offers.find((offer) => offer.id === id)
    const [own = '', near = '', far = ''] = offers.map(({ id }) => id)
    const says = (role: Role, one: string, other: string) =>
      mayEdit(
        rightsOn(ground, { role, organisationId: ids[0] ?? '' }),
        'distinct',
        null,
        distinctOffers(one, other),
        find,
      )
    expect([says('coordinator', own, near), says('coordinator', near, own)]).toEqual(['yes', 'yes'])
    expect([says('offer_editor', near, own), says('offer_editor', near, far)]).toEqual(['yes', 'forbidden'])
    expect(says('coordinator', near, far)).toBe('outside_area')
    expect(says('professional', own, near)).toBe('forbidden')
  })
})

describe('an editor', () => {
  it('keeps the contact of its own organisation and nothing else of it', () => {
    const ground: Ground = { root: undefined, parentOf: new Map(), areaOf: new Map(ids.map((id) => [id, undefined])) }
    const rights = rightsOn(ground, { role: 'offer_editor', organisationId: ids[0] ?? '' })
    const mine = anOrganisation({ id: ids[0] ?? '' })
    expect(mayEdit(rights, 'organisation', mine, { ...mine, phone: '0202 1', city: 'Musterstadt' })).toBe('yes')
    expect(mayEdit(rights, 'organisation', mine, { ...mine, name: 'Anders' })).toBe('forbidden')
    expect(mayEdit(rights, 'organisation', mine, { ...mine, areaId: 'a0' })).toBe('forbidden')
    expect(mayEdit(rights, 'organisation', mine, null)).toBe('forbidden')
    expect(mayEdit(rights, 'organisation', null, mine)).toBe('forbidden')
    const other = anOrganisation({ id: ids[1] ?? '' })
    expect(mayEdit(rights, 'organisation', other, { ...other, phone: '0202 1' })).toBe('forbidden')
  })
})
