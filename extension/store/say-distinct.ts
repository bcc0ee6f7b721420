/**
 * The step from version 4 of the database: pairs of offers that were told apart on this device alone are told to the
 * network, as changes made here. What others told while this device could not keep it comes with the whole catalogue,
 * which is read once more.
 */
import type { Transaction } from 'dexie'
import { v7 as uuidv7 } from 'uuid'
import { distinctOffers } from '../../shared/distinct-offers.ts'
import type { EditRecord } from './database.ts'

export async function sayDistinct(upgrade: Transaction): Promise<void> {
  const [meta, edits] = [upgrade.table('meta'), upgrade.table('edits')]
  const known: { value: string[] } | undefined = await meta.get('distinctOffers')
  const last: EditRecord | undefined = await edits.orderBy('at').last()
  const from = Math.max(Date.now(), last?.at ?? 0)
  const said = (known?.value ?? []).map((key, place): EditRecord => {
    const [one = '', other = ''] = key.split('|')
    const pair = distinctOffers(one, other)
    const at = from + place + 1
    return {
      id: uuidv7({ msecs: at }),
      kind: 'distinct',
      item: pair.id,
      act: 'create',
      was: {},
      now: pair,
      at,
      state: 'waiting',
    }
  })
  await edits.bulkAdd(said)
  await meta.bulkDelete(['distinctOffers', 'catalogue'])
}
