/** Whose an offer may become: what the field offers, the server takes, and what it does not offer, the server refuses. */

import { describe, expect, it } from 'vitest'
import { possibleProviders, suggestProviders } from '../../extension/tasks/edit-offers/providers.ts'
import { type Ground, mayEdit, rightsOn } from '../../shared/edit-rights.ts'
import { anOrganisation } from '../builders/a-server.ts'
import { anOffer } from '../builders/an-offer.ts'
import fc from '../property.ts'

const ids = ['1', '2', '3', '4'].map((digit) => `0000000${digit}-0000-4000-8000-000000000000`)
const areas = ['kreis', 'nord', 'nord-1', 'sued']
const parentOf = new Map([
  ['kreis', null],
  ['nord', 'kreis'],
  ['nord-1', 'nord'],
  ['sued', 'kreis'],
])
const anArea = fc.constantFrom(...areas)
const homes = fc.tuple(...ids.map(() => fc.option(anArea, { nil: undefined })))
const aRole = fc.constantFrom('admin', 'coordinator', 'offer_editor', 'professional', 'reader' as const)

describe('the providers to choose from', () => {
  it('are exactly those to which the server lets the reader move the offer', () => {
    fc.assert(
      fc.property(homes, aRole, fc.array(anArea, { maxLength: 2 }), anArea, (home, role, areaIds, placeArea) => {
        const ground: Ground = { root: 'kreis', parentOf, areaOf: new Map(ids.map((id, at) => [id, home[at]])) }
        const organisations = new Map(
          ids.map((id, at) => [id, anOrganisation({ id, ...(home[at] !== undefined && { areaId: home[at] }) })]),
        )
        const [own = '', present = ''] = ids
        const rights = rightsOn(ground, { role, organisationId: own })
        const offer = anOffer({ organisationId: present, areaIds, places: [{ areaId: placeArea }] })
        fc.pre(mayEdit(rights, 'offer', offer, offer) === 'yes')
        const taken = ids.filter((id) => mayEdit(rights, 'offer', offer, { ...offer, organisationId: id }) === 'yes')
        expect(possibleProviders({ rights, organisations }, offer).map(({ id }) => id)).toEqual(taken)
      }),
      { numRuns: 300 },
    )
  })

  it('are found by a part of the name or short name, those that begin with it first, each by name', () => {
    const named = (name: string, shortName?: string) =>
      anOrganisation({ id: name, name, ...(shortName !== undefined && { shortName }) })
    const names = ['Ökumenische Caritas', 'Kreis Caritas', 'Caritasverband']
    const all = [...names.map((name) => named(name)), named('Müller'), named('Jugendhilfe', 'Car')]
    expect(suggestProviders(all, 'car').map(({ label }) => label)).toEqual([
      'Caritasverband',
      'Jugendhilfe',
      'Kreis Caritas',
      'Ökumenische Caritas',
    ])
    expect(suggestProviders(all, 'MUELLER').map(({ value }) => value)).toEqual(['Müller'])
  })
})
