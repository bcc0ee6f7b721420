import { afterAll, beforeAll, expect, it } from 'vitest'
import { editTo } from '../../extension/catalogue-form/thing-form.ts'
import { keepEdit, pendingEdits } from '../../extension/store/edits.ts'
import type { Area } from '../../shared/area.ts'
import { anEnrolledDevice } from '../builders/a-device.ts'
import { aNetwork, type TestNetwork } from '../builders/a-network.ts'
import { synced } from '../builders/device-acts.ts'

let network: TestNetwork
beforeAll(async () => {
  network = await aNetwork()
})
afterAll(() => network.close())

it('an area is made at the top, put below another one and back to the top', async () => {
  const admin = await anEnrolledDevice(network, { role: 'admin' })
  const top: Area = { id: 'kreis', name: 'Kreis Musterland', level: 'kreis', parentId: null }
  const town: Area = { id: 'stadt', name: 'Musterstadt', level: 'municipality', parentId: null }
  const save = async (before: Area | undefined, after: Area) => {
    const edit = editTo({ kind: 'area', item: after.id }, before, after)
    if (edit !== undefined) await keepEdit(edit, admin)
    await synced(admin)
    expect(await pendingEdits(undefined, admin)).toEqual([])
    expect(await admin.database.areas.get(after.id)).toEqual(after)
  }
  await save(undefined, top)
  await save(undefined, town)
  await save(town, { ...town, parentId: 'kreis' })
  await save({ ...town, parentId: 'kreis' }, town)
})
