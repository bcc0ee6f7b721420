/** Pairs of offers that look alike and are two: said once on this device, not asked again. */
import { type Device, thisDevice } from './device.ts'
import { readMeta, writeMeta } from './meta.ts'

/** Both ids in order, joined by `|`. Works inside `useLive`. */
export async function readDistinct({ database }: Device = thisDevice): Promise<ReadonlySet<string>> {
  return new Set(await readMeta(database, 'distinctOffers'))
}

export async function keepDistinct(pair: string, { database }: Device = thisDevice): Promise<void> {
  await database.transaction('rw', database.meta, async () => {
    const known = (await readMeta(database, 'distinctOffers')) ?? []
    await writeMeta(database, 'distinctOffers', [...new Set([...known, pair])])
  })
}
