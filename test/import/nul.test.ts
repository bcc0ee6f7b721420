/** JSON may hold a NUL, which PostgreSQL keeps in no text: what it makes unreadable is refused alike on both engines. */
import { expect, it } from 'vitest'
import { offerColumns, organisationColumns } from '../../server/catalogue/export/columns.ts'
import { exportCatalogue } from '../../server/catalogue/export/export.ts'
import { confirmMapping } from '../../server/catalogue/import/job/acts.ts'
import { operator } from '../../server/catalogue/import/job/job.ts'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { openStore } from '../../server/store/open.ts'
import { aList, aMapping } from '../builders/a-list.ts'
import { anOrganisation } from '../builders/a-server.ts'
import { aPlannedImport, importList, mappingOf } from '../builders/an-import.ts'
import { anOffer } from '../builders/an-offer.ts'
import { eachEngine } from '../engines/each.ts'

type Feature = { properties: Record<string, string> }

/** Our own export of two offers, one of whose cells bears a NUL. */
async function anExportWithNul(column: string): Promise<Uint8Array> {
  const store = await openStore('sqlite::memory:')
  const offers = ['Drachennest', 'Wurzelzwerge'].map((title) => anOffer({ title }))
  await writeCatalogue(store, [
    { kind: 'organisation', id: anOrganisation().id, data: anOrganisation() },
    ...offers.map((data) => ({ kind: 'offer' as const, id: data.id, data })),
  ])
  const { bytes } = await exportCatalogue(store.db, 'geojson', {}, '2026-11-22')
  await store.close()
  const collection = JSON.parse(new TextDecoder().decode(bytes)) as { features: Feature[] }
  for (const { properties } of collection.features)
    if (properties[offerColumns.title[0]] === 'Drachennest') properties[column] = `${properties[column]}\0`
  return new TextEncoder().encode(JSON.stringify(collection))
}

eachEngine((engine) => {
  it.each([offerColumns.id[0], organisationColumns.id[0], organisationColumns.name[0]])(
    'a row with one in the column %s is refused with the reason, and the next one is written',
    async (column) => {
      const store = await engine.freshStore()
      const report = await importList(store, { bytes: await anExportWithNul(column), name: 'liste.geojson' })
      expect(report.counts).toMatchObject({ refused: 1, new: 1 })
      const refused = report.rows.find(({ outcome }) => outcome === 'refused')
      expect(refused?.reasons).toContainEqual({
        code: 'not_valid',
        field: 'sourceId',
        text: expect.stringMatching(/␀$/),
      })
    },
  )

  it('a number with one is the number without it', async () => {
    const store = await engine.freshStore()
    const feature = { type: 'Feature', geometry: null, properties: { Nr: '1\u00007', Name: 'Drachen\u0000nest' } }
    const bytes = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features: [feature] }))
    const { offer, ...rest } = JSON.parse(aMapping())
    const mapping = JSON.stringify({
      ...rest,
      offer: { sourceId: offer.sourceId, title: offer.title, offerType: offer.offerType },
    })
    const report = await importList(store, { bytes, name: 'liste.geojson', mapping })
    expect(report.rows).toMatchObject([{ outcome: 'new', title: 'Drachennest' }])
    expect(await store.db.selectFrom('import_seen').select('source_id').where('kind', '=', 'offer').execute()).toEqual([
      { source_id: '17' },
    ])
  })

  it('the name of a source with one is refused, that of a file goes without', async () => {
    const store = await engine.freshStore()
    const { id } = await aPlannedImport(store, aList('17;Kita;;;;;;;'))
    const mapping = { ...mappingOf(), source: 'Li\0ste' }
    await expect(confirmMapping(store, id, mapping, operator)).rejects.toMatchObject({ code: 'malformed' })
    const report = await importList(store, { bytes: aList('17;Kita;;;;;;;'), name: 'li\0ste.csv', mapping: aMapping() })
    expect(report.counts).toMatchObject({ new: 1 })
  })
})
