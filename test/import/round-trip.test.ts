/** What was exported comes back as it was: the demonstration network into an empty one, by every format. */
import { describe, expect, it } from 'vitest'
import { exportCatalogue } from '../../server/catalogue/export/export.ts'
import { type CatalogueChange, writeCatalogue } from '../../server/catalogue/write.ts'
import { demoNetwork } from '../../server/demo/network.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { exportFormats } from '../../shared/protocol/imports.ts'
import { anOrganisation, sender } from '../builders/a-server.ts'
import { importList } from '../builders/an-import.ts'
import { anOffer } from '../builders/an-offer.ts'

const today = '2026-11-02'
const now = () => Date.parse(`${today}T09:00:00Z`)
const put = <K extends CatalogueChange['kind']>(kind: K, things: readonly { id: string }[]): CatalogueChange[] =>
  things.map((data) => ({ kind, id: data.id, data }))

async function things(store: Store, kind: 'offer' | 'organisation'): Promise<unknown[]> {
  const rows = await store.db
    .selectFrom('catalogue_item')
    .select('data')
    .where('kind', '=', kind)
    .where('data', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.map(({ data }) => JSON.parse(data ?? 'null'))
}

async function aStore(...changes: CatalogueChange[]): Promise<Store> {
  const store = await openStore('sqlite::memory:')
  await writeCatalogue(store, changes)
  return store
}

describe.each(exportFormats)('by %s', (format) => {
  it('the demonstration network comes back as it was, and changes nothing where it is', async () => {
    const { network, areas, organisations, offers } = demoNetwork({ offers: 200 })
    const ground = [{ kind: 'network', id: 'network', data: network } as const, ...put('area', areas)]
    const here = await aStore(...ground, ...put('organisation', organisations), ...put('offer', offers))
    const there = await aStore(...ground)
    const { bytes, fileName } = await exportCatalogue(here.db, format, {}, today)

    const report = await importList(there, { bytes, name: fileName, now })
    expect(report.rows.filter(({ outcome }) => outcome === 'refused' || outcome === 'duplicate')).toEqual([])
    expect(await things(there, 'offer')).toEqual(await things(here, 'offer'))
    expect(await things(there, 'organisation')).toEqual(shownOrganisations(await things(here, 'organisation'), offers))

    const again = await importList(here, { bytes, name: fileName, now })
    expect(again.written).toBe(0)
    expect(again.counts).toMatchObject({ unchanged: again.rows.length, new: 0, changed: 0, refused: 0 })
    await Promise.all([here.close(), there.close()])
  })

  it('a protected place is one again, without an address', async () => {
    const shelter = anOffer({ protectedPlace: true })
    const changes = [...put('organisation', [anOrganisation({ street: 'Geheimer Weg 7' })]), ...put('offer', [shelter])]
    const [here, there] = [await aStore(...changes), await aStore()]
    const { bytes } = await exportCatalogue(here.db, format, {}, today)
    expect(new TextDecoder('latin1').decode(bytes)).not.toContain('Geheimer')
    await importList(there, { bytes, name: 'liste', now })
    expect(await things(there, 'offer')).toEqual([shelter])
    await Promise.all([here.close(), there.close()])
  })
})

/** Organisations that run protected places alone come without their address. */
function shownOrganisations(organisations: unknown[], offers: ReturnType<typeof demoNetwork>['offers']) {
  return organisations.map((each) => {
    const organisation = each as ReturnType<typeof anOrganisation>
    const own = offers.filter(({ organisationId }) => organisationId === organisation.id)
    if (own.length === 0 || own.some(({ protectedPlace }) => !protectedPlace)) return organisation
    const { street: _street, postcode: _postcode, city: _city, areaId: _area, ...rest } = organisation
    return rest
  })
}

it('a file that was corrected in Excel changes what was corrected and nothing else', async () => {
  const offer = anOffer({ title: 'Elterncafé', phones: [{ number: '+49 0000 4711' }] })
  const store = await aStore(...put('organisation', [anOrganisation()]), ...put('offer', [offer]))
  const { bytes } = await exportCatalogue(store.db, 'csv', { organisationId: sender }, today)
  const text = new TextDecoder().decode(bytes)
  expect(text).toContain("'+49 0000 4711")
  const corrected = new TextEncoder().encode(text.replace('Elterncafé', 'Elterncafé am Park'))
  const report = await importList(store, { bytes: corrected, name: 'korrigiert.csv', now })
  expect(report.rows.map(({ changes }) => changes.map(({ field }) => field))).toEqual([['title']])
  await store.close()
})
