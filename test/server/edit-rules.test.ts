/** What an edit may not make of the catalogue, whoever sends it. */
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../server/store/open.ts'
import { distinctOffers } from '../../shared/distinct-offers.ts'
import type { Network } from '../../shared/network.ts'
import type { Offer } from '../../shared/offer.ts'
import type { Edit } from '../../shared/protocol/edits.ts'
import { aCatalogueDesk, change, create, remove } from '../builders/a-catalogue-desk.ts'
import { anOrganisation, receiver, sender } from '../builders/a-server.ts'
import { anOffer } from '../builders/an-offer.ts'

async function desk(network: Partial<Network> = {}) {
  const server = await aCatalogueDesk(await openStore('sqlite::memory:'), network)
  const admin = await server.enrol(sender, 'admin')
  /** `applied`, or code and field of the refusal. */
  const said = async (...edits: Edit[]) =>
    (await server.edit(admin, ...edits)).map(({ st, code, detail }) => (st === 'applied' ? st : `${code} ${detail}`))
  return { ...server, admin, said }
}
const mine = (overrides: Partial<Offer> = {}) => anOffer({ organisationId: receiver, ...overrides })
const put = (offer: Offer) => create('offer', offer.id, offer)

describe('an offer', () => {
  it('is published with what the network demands, and drafted without', async () => {
    const { said } = await desk({ requiredFields: ['phones', 'ageFromMonths', 'description'] })
    const full = { phones: [{ number: '0202 1' }], ageFromMonths: 0, description: 'Für alle.' }
    const draft = mine({ status: 'draft' })
    expect(
      await said(
        put(mine()),
        put(mine({ ...full, description: '   ' })),
        put(mine({ ...full, phones: [] })),
        put(mine(full)),
        put(draft),
        change('offer', draft.id, { status: 'draft' }, { status: 'published' }),
      ),
    ).toEqual([
      'field_required phones',
      'field_required description',
      'field_required phones',
      'applied',
      'applied',
      'field_required phones',
    ])
  })

  it('that was published before a field was demanded may be put right without it, but not emptied', async () => {
    const { said, withOffer } = await desk({ requiredFields: ['email', 'url'] })
    const { id } = await withOffer({ url: 'https://traeger.example' })
    expect(
      await said(
        change('offer', id, { costNote: null }, { costNote: 'frei' }),
        change('offer', id, { url: 'https://traeger.example' }, { url: null }),
      ),
    ).toEqual(['applied', 'field_required url'])
  })

  it('names an organisation, areas and own codes that there are', async () => {
    const { said, withOffer } = await desk()
    const nobody = uuidv7()
    const codes = {
      list: 'offerType',
      own: [{ code: 'x_bear', standard: 'parenting_course', de: 'Bärenkurs' }],
    }
    expect(
      await said(
        put(mine({ organisationId: nobody })),
        put(mine({ areaIds: ['nord', 'nowhere'] })),
        put(mine({ places: [{ areaId: 'nowhere' }] })),
        put(mine({ ownCodes: ['x_bear'] })),
        create('codes', 'offerType', codes),
        put(mine({ areaIds: ['nord'], places: [{ areaId: 'sued' }], ownCodes: ['x_bear'] })),
      ),
    ).toEqual([
      'unknown_organisation organisationId',
      'not_found areaIds',
      'not_found places',
      'unknown_code ownCodes',
      'applied',
      'applied',
    ])
    // What an edit leaves alone it is not blamed for.
    const old = await withOffer({ areaIds: ['closed-down'] })
    expect(await said(change('offer', old.id, { costNote: null }, { costNote: 'frei' }))).toEqual(['applied'])
  })

  it('has ages in their order and days that have been', async () => {
    const { said } = await desk()
    expect(
      await said(
        put(mine({ ageFromMonths: 12, ageToMonths: 12 })),
        put(mine({ ageFromMonths: -9, ageToMonths: 0 })),
        put(mine({ capacityOn: '2026-03-03' })),
        put(mine({ confirmed: { cost: { on: '2099-01-01' } } })),
        put(mine({ verifiedOn: '2026-03-02' })),
      ),
    ).toEqual(['malformed ageToMonths', 'applied', 'malformed capacityOn', 'malformed confirmed', 'applied'])
  })

  it('is not given another’s id, and takes links and use along when it goes', async () => {
    const { said, withOffer, things, store, edit, admin } = await desk()
    const [one, two] = [await withOffer(), await withOffer()]
    const link = { id: uuidv7(), from: { offerId: one.id }, to: { offerType: 'parenting_course' } }
    expect(await said(create('offer', uuidv7(), mine()), create('link', link.id, link))).toEqual([
      'malformed id',
      'applied',
    ])
    await edit(admin, remove('offer', one.id, one))
    expect((await things('link')).size).toBe(0)
    expect([...(await things('offer')).keys()]).toEqual([two.id])
    const version = await store.db.selectFrom('catalogue_version').selectAll().where('id', '=', link.id).execute()
    expect(version.at(-1)).toMatchObject({ data: null, how: 'edit' })
  })
})

describe('areas', () => {
  const area = (id: string, parentId: string | null) => ({ id, name: `Gebiet ${id}`, level: 'quarter', parentId })

  it('form a tree without cycles', async () => {
    const { said } = await desk()
    expect(
      await said(
        change('area', 'kreis', { parentId: null }, { parentId: 'nord-1' }),
        change('area', 'nord', { parentId: 'kreis' }, { parentId: 'nord' }),
        change('area', 'nord', { parentId: 'kreis' }, { parentId: 'nowhere' }),
        create('area', 'ost', area('ost', 'kreis')),
        create('area', 'west', area('west', 'ost')),
        change('area', 'ost', { parentId: 'kreis' }, { parentId: 'west' }),
        change('area', 'west', { parentId: 'ost' }, { parentId: 'nord' }),
        change('area', 'ost', { parentId: 'kreis' }, { parentId: 'west' }),
      ),
    ).toEqual([
      'area_cycle parentId',
      'area_cycle parentId',
      'not_found parentId',
      'applied',
      'applied',
      'area_cycle parentId',
      'applied',
      'applied',
    ])
  })

  it('stay while anything lies in them', async () => {
    const { said, things, withOffer } = await desk()
    const there = await things('area')
    const away = (id: string) => remove('area', id, there.get(id) ?? {})
    await withOffer({ places: [{ areaId: 'nord-1' }] })
    expect(await said(away('kreis'), away('nord'), away('sued'), away('nord-1'))).toEqual([
      'in_use area',
      'in_use area',
      'in_use organisation',
      'in_use offer',
    ])
    expect(await said(create('area', 'ost', area('ost', 'kreis')))).toEqual(['applied'])
    expect(await said(remove('area', 'ost', area('ost', 'kreis')))).toEqual(['applied'])
  })
})

describe('organisations', () => {
  it('stay while they have offers or devices', async () => {
    const { said, withOffer, things, enrol } = await desk()
    const offer = await withOffer()
    const of = async () => remove('organisation', receiver, (await things('organisation')).get(receiver) ?? {})
    expect(await said(await of())).toEqual(['in_use offer'])
    expect(await said(remove('offer', offer.id, offer), await of())).toEqual(['applied', 'applied'])
    const id = uuidv7()
    const made = anOrganisation({ id, areaId: 'nord' })
    expect(await said(create('organisation', id, { ...made, areaId: 'nowhere' }))).toEqual(['not_found areaId'])
    expect(await said(create('organisation', id, made))).toEqual(['applied'])
    await enrol(id)
    expect(await said(remove('organisation', id, made))).toEqual(['in_use device'])
  })
})

describe('settings of the network', () => {
  it('keep to their bounds and stay', async () => {
    const { said, things } = await desk()
    const there = (await things('network')).get('network') as Edit['was']
    const set = (now: Edit['now']) => {
      const was = Object.fromEntries(Object.keys(now).map((field) => [field, there[field] ?? null]))
      return change('network', 'network', was, now)
    }
    expect(
      await said(
        set({ thresholds: { show: 7, base: 20 } }),
        set({ thresholds: { show: 9, base: 30 } }),
        set({ areaId: 'nowhere' }),
        set({ unheardOf: true }),
        { ...set({ name: 'Zweites' }), item: 'second', act: 'create' },
      ),
    ).toEqual(['malformed thresholds', 'applied', 'not_found areaId', 'malformed item', 'malformed item'])
    expect(await said(remove('network', 'network', (await things('network')).get('network') ?? {}))).toEqual([
      'malformed act',
    ])
  })

  it('own codes stand for standard ones of their list, and stay while offers bear them', async () => {
    const { said, withOffer, things } = await desk()
    const own = [{ code: 'x_bear', standard: 'parenting_course', de: 'Bärenkurs' }]
    const list = { list: 'offerType', own }
    expect(
      await said(
        create('codes', 'offerType', { ...list, own: [{ ...own[0], standard: 'no_such_code' }] }),
        create('codes', 'offerType', { ...list, own: [...own, ...own] }),
        create('codes', 'offerType', { ...list, order: ['x_other'] }),
        create('codes', 'offerType', { ...list, off: ['nothing'] }),
        create('codes', 'offerType', { ...list, relabelled: { nothing: { de: 'Nichts' } } }),
        create('codes', 'need', list),
        create('codes', 'offerType', { ...list, order: ['x_bear', 'parenting_course'] }),
      ),
    ).toEqual([
      'unknown_code own',
      'malformed own',
      'unknown_code order',
      'unknown_code off',
      'unknown_code relabelled',
      'malformed list',
      'applied',
    ])
    await withOffer({ ownCodes: ['x_bear'] })
    const stored = (await things('codes')).get('offerType') as { own: Edit['now'][string]; order: Edit['now'][string] }
    expect(
      await said(change('codes', 'offerType', { own: stored.own, order: stored.order }, { own: [], order: [] })),
    ).toEqual(['in_use offer'])
  })

  it('synonyms are words, each once', async () => {
    const { said } = await desk()
    const group = (words: string[]) => create('synonyms', uuidv7(), { words, offerTypes: ['parenting_course'] })
    expect(await said(group(['  ']), group(['Kurs', ' kurs']), group(['Bärenkurs', 'Elterntreff']))).toEqual([
      'malformed words',
      'malformed words',
      'applied',
    ])
  })

  it('pairs told apart are two offers that there are, and go with either', async () => {
    const { said, withOffer, things } = await desk()
    const [one, two] = [await withOffer(), await withOffer()]
    const pair = distinctOffers(one.id, two.id)
    const [nobody, swapped] = [distinctOffers(one.id, uuidv7()), { ...pair, one: pair.other, other: pair.one }]
    expect(
      await said(
        create('distinct', nobody.id, nobody),
        create('distinct', pair.id, swapped),
        create('distinct', `${pair.one}|x`, pair),
        create('distinct', pair.id, pair),
        create('distinct', pair.id, pair),
      ),
    ).toEqual([expect.stringContaining('not_found'), 'malformed other', 'malformed id', 'applied', 'applied'])
    expect([...(await things('distinct')).keys()]).toEqual([pair.id])
    expect(await said(remove('offer', two.id, two))).toEqual(['applied'])
    expect((await things('distinct')).size).toBe(0)
  })

  it('links have two ends that there are', async () => {
    const { said, withOffer } = await desk()
    const { id: offerId } = await withOffer()
    const link = (from: object, to: object) => {
      const id = uuidv7()
      return create('link', id, { id, from, to })
    }
    expect(
      await said(
        link({ offerId: uuidv7() }, { offerId }),
        link({ offerId }, { offerId: uuidv7() }),
        link({ offerId }, { offerId }),
        link({ offerId }, { offerType: 'nothing' }),
        link({ offerId }, { offerType: 'parenting_course' }),
      ),
    ).toEqual(['not_found from', 'not_found to', 'malformed to', 'malformed to', 'applied'])
  })
})
