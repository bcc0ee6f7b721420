/** Who gets which offers as a file. */
import { expect, it } from 'vitest'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { exportFormats } from '../../shared/protocol/imports.ts'
import { aServer, receiver, sender } from '../builders/a-server.ts'
import { anOffer } from '../builders/an-offer.ts'
import { put } from '../builders/an-open-network.ts'
import { eachEngine } from '../engines/each.ts'

eachEngine((engine) => {
  it('an editor takes the own organisation’s offers along, a coordinator all, and each only in the states asked for', async () => {
    const server = await aServer(await engine.freshStore())
    const own = anOffer({ title: 'Eigenes Angebot' })
    const other = anOffer({ title: 'Anderes Angebot', organisationId: receiver, status: 'paused' })
    await writeCatalogue(server.store, [own, other].map(put))
    const editor = await server.enrol(sender, 'offer_editor')
    const coordinator = await server.enrol(sender, 'coordinator')
    const text = async (path: string, { tokens }: typeof editor) =>
      await (await server.call('GET', path, undefined, tokens.access)).text()
    expect(await text('/v1/export/csv', editor)).toContain('Eigenes')
    expect(await text('/v1/export/csv', editor)).not.toContain('Anderes')
    expect(await text('/v1/export/geojson', coordinator)).toMatch(/Eigenes[\s\S]*Anderes/)
    expect(await text('/v1/export/hsds-json?status=paused', coordinator)).not.toContain('Eigenes')
    for (const format of exportFormats) {
      const response = await server.call('GET', `/v1/export/${format}`, undefined, coordinator.tokens.access)
      expect(response.status).toBe(200)
      expect(response.headers.get('Content-Disposition')).toMatch(
        /^attachment; filename="angebote-2026-03-02[.a-z-]+"$/,
      )
    }
    const wrong = async (path: string) => JSON.parse(await text(path, coordinator)) as { error: string }
    expect(await wrong('/v1/export/pdf')).toMatchObject({ error: 'not_found' })
    expect(await wrong('/v1/export/csv?status=secret')).toMatchObject({ error: 'malformed' })
  })
})
