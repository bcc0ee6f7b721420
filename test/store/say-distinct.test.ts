/** A database as version 4 left it: the pairs that one device alone had told apart are told to the network. */
import Dexie from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, it } from 'vitest'
import { Database } from '../../extension/store/database.ts'
import { readDistinct } from '../../extension/store/distinct-offers.ts'
import { pendingEdits } from '../../extension/store/edits.ts'
import { pairKey } from '../../shared/distinct-offers.ts'
import { aDevice } from '../builders/a-device.ts'
import { anOffer } from '../builders/an-offer.ts'

it('Pairs told apart on one device stay apart, wait to be told, and the whole catalogue is read once more', async () => {
  const engine = { indexedDB: new IDBFactory(), IDBKeyRange }
  const keys = [pairKey(anOffer().id, anOffer().id), pairKey(anOffer().id, anOffer().id)]
  const old = new Dexie('version 4', engine)
  old.version(4).stores({ meta: 'key', edits: 'id, at, state, [kind+item]' })
  const later = Date.now() + 86_400_000
  await old.table('edits').add({ id: anOffer().id, kind: 'offer', item: 'x', at: later, state: 'waiting' })
  await old.table('meta').bulkPut([
    { key: 'distinctOffers', value: keys },
    { key: 'catalogue', value: { cursor: 'c1' } },
  ])
  old.close()
  const device = aDevice({ database: new Database('version 4', engine) })
  expect([...(await readDistinct(device)).keys()].sort()).toEqual(keys.toSorted())
  const [first, ...said] = await pendingEdits(undefined, device)
  expect(first?.kind).toBe('offer')
  expect(said.map(({ item, state, act }) => [item, state, act])).toEqual(keys.map((key) => [key, 'waiting', 'create']))
  expect(await device.database.meta.toArray()).toEqual([])
})
