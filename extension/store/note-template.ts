/** The frame that this office puts around its file notes: chosen on the device from what the network offers. */
import type { NoteTemplate } from '../../shared/network.ts'
import { readNetwork } from './catalogue.ts'
import { type Device, thisDevice } from './device.ts'
import { dropMeta, readMeta, writeMeta } from './meta.ts'

/** Undefined where none is chosen, or the network no longer has it. Works inside `useLive`. */
export async function chosenTemplate(device: Device = thisDevice): Promise<NoteTemplate | undefined> {
  const chosen = await readMeta(device.database, 'noteTemplate')
  if (chosen === undefined) return undefined
  return (await readNetwork(device))?.noteTemplates.find(({ id }) => id === chosen)
}

/** @param id undefined for notes without a frame */
export async function chooseTemplate(id: string | undefined, { database }: Device = thisDevice): Promise<void> {
  if (id === undefined) await dropMeta(database, 'noteTemplate')
  else await writeMeta(database, 'noteTemplate', id)
}
