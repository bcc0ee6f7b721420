/** Invitations made on this device with their secrets, under the local key: with them it proves who came. */
import { z } from '../../shared/zod.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { openSealed, writeSealed } from '../store/local-key.ts'
import { readMeta, writeMeta } from '../store/meta.ts'

const heldSchema = z.array(
  z.object({
    id: z.string(),
    /** The code's second half, base64url. */
    secret: z.string(),
    role: z.string(),
    immediate: z.boolean(),
    expiresAt: z.string(),
  }),
)
export type HeldInvitation = z.infer<typeof heldSchema>[number]

/** @throws {Problem} `locked` */
export async function heldInvitations(device: Device = thisDevice): Promise<HeldInvitation[]> {
  const sealed = await readMeta(device.database, 'invitations')
  return sealed === undefined ? [] : heldSchema.parse(await openSealed(device, sealed))
}

/** @throws {Problem} `locked` */
export async function holdInvitation(invitation: HeldInvitation, device: Device = thisDevice): Promise<void> {
  await change(device, (held) => [...held, invitation])
}

/** @throws {Problem} `locked` */
export async function dropInvitation(id: string, device: Device = thisDevice): Promise<void> {
  await change(device, (held) => held.filter((one) => one.id !== id))
}

/** One change after the other, whichever page makes it. */
async function change(device: Device, to: (held: HeldInvitation[]) => HeldInvitation[]): Promise<void> {
  const { database } = device
  await device.locks.alone(`invitations:${database.name}`, async () => {
    const next = to(await heldInvitations(device))
    await writeSealed(device, next, [], (sealed) => writeMeta(database, 'invitations', sealed))
  })
}
