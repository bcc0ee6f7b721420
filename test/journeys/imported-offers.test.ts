/** A real office's list, imported, is found, opened and referred to. The file stays outside the project. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importList } from '../builders/an-import.ts'
import { root } from '../house/source-files.ts'
import { aDesk, type Desk } from './desk.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import { eventually, logReferral, undoIsOver } from './panel.ts'

const list = join(root, '../shared/data/wuppertal-kitas.csv')
const mapping = join(root, 'test/import/wuppertal-kitas.mapping.json')

describe.skipIf(!existsSync(list))('a list of day-care centres as an office hands it over', () => {
  let network: TestNetwork
  let desk: Desk

  beforeAll(async () => {
    network = await aNetwork({ offers: 60 })
    const input = { bytes: readFileSync(list), mapping: readFileSync(mapping, 'utf8') }
    const { counts } = await importList(network.store(), input)
    expect(counts).toMatchObject({ new: 45, refused: 0 })
    desk = await aDesk(network, { organisation: 'jugendamt-kreis' })
  })
  afterAll(async () => {
    await desk.dispose()
    await network.dispose()
  })

  it('is found by name, opened and referred to', async () => {
    const offers = await network
      .store()
      .db.selectFrom('catalogue_item')
      .select('data')
      .where('kind', '=', 'offer')
      .where('data', 'like', '%Samoastra_e%')
      .execute()
    const { id, title } = JSON.parse(offers[0]?.data ?? '{}') as { id: string; title: string }
    await logReferral(desk.panel, { title, need: 'childcare_need' })
    await undoIsOver(desk.panel)
    await eventually(() => network.events()).toMatchObject([{ t: 'requested', c: { offerId: id } }])
  })
})
