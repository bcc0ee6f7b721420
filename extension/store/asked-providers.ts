/** Which providers were asked from this device whether their offers still hold: nobody is to be asked twice a month. */
import { type Device, thisDevice } from './device.ts'
import { readMeta, writeMeta } from './meta.ts'

/** Day of the newest link, by organisation. Works inside `useLive`. */
export async function readAskedOn({ database }: Device = thisDevice): Promise<ReadonlyMap<string, string>> {
  return new Map(Object.entries((await readMeta(database, 'askedOn')) ?? {}))
}

/** Puts down that a link was made for the provider today. */
export async function keepAsked(organisationId: string, device: Device = thisDevice): Promise<void> {
  const { database, clock } = device
  await database.transaction('rw', database.meta, async () => {
    const known = (await readMeta(database, 'askedOn')) ?? {}
    await writeMeta(database, 'askedOn', { ...known, [organisationId]: clock.today() })
  })
}
