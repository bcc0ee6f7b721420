/** The device's copy of the catalogue follows the server's, and the search index follows the copy. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readMeta } from '../../extension/store/meta.ts'
import { syncStep } from '../../extension/sync/step.ts'
import { anEnrolledDevice, type TestDevice } from '../builders/a-device.ts'
import { altered, aMeddler, at, type Meddler } from '../builders/a-meddler.ts'
import { aNetwork, anOrganisationId, type TestNetwork } from '../builders/a-network.ts'

let network: TestNetwork
let between: Meddler
let device: TestDevice
beforeEach(async () => {
  network = await aNetwork()
  between = aMeddler(network.send)
  device = await anEnrolledDevice(network, { fetch: between.send })
})
afterEach(() => network.close())

const offerId = (number: number) => `01990000-0000-7000-8000-0000000001${String(number).padStart(2, '0')}`

function anOfferChange(number: number, title = `Elterncafé ${number}`) {
  const data = {
    id: offerId(number),
    organisationId: anOrganisationId(number % 2),
    title,
    offerType: 'parenting_course',
    fields: ['education'],
    lifePhases: ['kita'],
    access: 'open',
  }
  return { kind: 'offer', id: data.id, data } as const
}

/** One step; what the search index was told to take in. */
async function step(): Promise<(string[] | 'all')[]> {
  const told: (string[] | 'all')[] = []
  const catalogueChanged = async (changed: string[] | 'all') => void told.push(changed)
  expect(await syncStep({ insist: true, catalogueChanged }, device)).toBe('done')
  return told
}

const titles = async () => (await device.database.offers.orderBy('id').toArray()).map(({ title }) => title)
const paths = () => between.seen.map(({ path }) => path)

describe('the catalogue', () => {
  it('comes as one snapshot first, and as changes from then on', async () => {
    await network.write([anOfferChange(1), anOfferChange(2)])
    expect(await step()).toEqual(['all'])
    expect(await titles()).toEqual(['Elterncafé 1', 'Elterncafé 2'])
    expect((await device.database.networks.get('network'))?.name).toBe('Kreis Musterland')
    expect(paths()).toContain('/v1/catalogue/snapshot')
    between.seen.length = 0
    await network.write([anOfferChange(2, 'Vätercafé'), { kind: 'offer', id: offerId(1), data: null }])
    const told = await step()
    expect(told.map((one) => [...one].sort())).toEqual([[offerId(1), offerId(2)]])
    expect(await titles()).toEqual(['Vätercafé'])
    expect(paths()).not.toContain('/v1/catalogue/snapshot')
  })

  it('tells the index nothing when nothing changed', async () => {
    await step()
    expect(await step()).toEqual([])
  })

  it('has the offers of a renamed organisation indexed anew', async () => {
    await network.write([anOfferChange(1), anOfferChange(2)])
    await step()
    const data = {
      id: anOrganisationId(1),
      name: 'Familienbüro',
      institutionType: 'youth_office_asd',
      providerType: 'public',
    }
    await network.write([{ kind: 'organisation', id: data.id, data }])
    expect(await step()).toEqual([[offerId(1)]])
  })

  it('has nothing indexed anew for settings, words, links and figures, and everything for another area tree', async () => {
    const area = { id: 'nord', name: 'Nordhöhe', level: 'social_space', parentId: null }
    await network.write([anOfferChange(1), { kind: 'area', id: area.id, data: area }])
    await step()
    await network.write([
      { kind: 'network', id: 'network', data: { name: 'Kreis Musterland', contributeSearches: true } },
      { kind: 'synonyms', id: 'krabbeln', data: { words: ['Krabbelrunde'], offerTypes: ['parent_cafe'] } },
      { kind: 'codes', id: 'offerType', data: { list: 'offerType', off: ['parent_cafe'] } },
      { kind: 'use', id: offerId(1), data: { offerId: offerId(1), quarter: '2026-Q3', level: 'used' } },
      { kind: 'area', id: area.id, data: { ...area, children: { a3_5: 40 }, populationOn: '2026-01-01' } },
      {
        kind: 'organisation',
        id: anOrganisationId(1),
        data: { ...(await device.database.organisations.get(anOrganisationId(1))), email: 'post@example.org' },
      },
    ])
    expect(await step()).toEqual([])
    expect(await device.database.synonyms.count()).toBe(1)
    await network.write([{ kind: 'area', id: area.id, data: { ...area, alsoKnownAs: ['Norden'] } }])
    expect(await step()).toEqual(['all'])
  })

  it('after a restore of the server is what the server has, without what it lacks', async () => {
    await network.write([anOfferChange(1)])
    await network.backup()
    await network.write([anOfferChange(2)])
    await step()
    await network.restore()
    expect(await step()).toEqual(['all'])
    expect(await titles()).toEqual(['Elterncafé 1'])
  })

  it('leaves out what this version cannot read, and keeps the rest', async () => {
    await network.write([anOfferChange(1), anOfferChange(2)])
    between.meddle(
      at('/v1/catalogue/snapshot', async (_, pass) => {
        const answer = await pass()
        const cursor = answer.headers.get('x-as-of') ?? ''
        const changed = await altered(answer, (json: { items: { id: string; data: object }[] }) => ({
          items: [
            ...json.items.map((item) =>
              item.id === offerId(1) ? { ...item, data: { ...item.data, access: 'by_balloon' } } : item,
            ),
            { n: 999, kind: 'weather', id: 'sun', data: {} },
          ],
        }))
        changed.headers.set('x-as-of', cursor)
        return changed
      }),
    )
    await step()
    expect(await titles()).toEqual(['Elterncafé 2'])
  })

  it('is begun again when the first load was cut off', async () => {
    await network.write([anOfferChange(1)])
    between.meddle(
      at(
        '/v1/catalogue/snapshot',
        async (_, pass) =>
          new Response((await (await pass()).text()).slice(0, 40), {
            headers: { 'content-type': 'application/json', 'x-as-of': 'x' },
          }),
      ),
    )
    expect(await syncStep({}, device)).toMatchObject({ code: 'unavailable' })
    between.meddle(undefined)
    expect(await step()).toEqual(['all'])
    expect(await titles()).toEqual(['Elterncafé 1'])
  })

  it('tells the index again what it could not take in before', async () => {
    await step()
    await network.write([anOfferChange(1)])
    const dies = async () => {
      throw new Error('the browser was closed')
    }
    await expect(syncStep({ insist: true, catalogueChanged: dies }, device)).rejects.toThrow('closed')
    expect(await readMeta(device.database, 'staleIndex')).toEqual([offerId(1)])
    expect(await step()).toEqual([[offerId(1)]])
    expect(await readMeta(device.database, 'staleIndex')).toBeUndefined()
  })
})
