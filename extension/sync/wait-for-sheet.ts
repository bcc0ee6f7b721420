/**
 * Sealed events stay on the device until what they hold could be read again if it were lost today: until a recovery
 * sheet is confirmed or a second keeper is there.
 */
import { sealedMayLeave } from '../keys/standing.ts'
import type { Device } from '../store/device.ts'
import { readFeedPlace, readMeta } from '../store/meta.ts'

/** Tells of an event whether it has to wait. */
export async function waitsForSheet(device: Device): Promise<(event: { p: string }) => boolean> {
  const enrolment = await readMeta(device.database, 'enrolment')
  if (enrolment === undefined || (await sealedMayLeave(device))) return () => false
  return ({ p }) => p.includes('"x":') && isOwnSealed(p, enrolment.organisationId)
}

function isOwnSealed(text: string, organisation: string): boolean {
  const { x, org } = JSON.parse(text) as { x?: unknown; org?: unknown }
  return x !== undefined && org === organisation
}

/** How many events wait for the sheet; reads the database alone. */
export async function countWaiting(device: Device): Promise<number> {
  const waits = await waitsForSheet(device)
  const { gen } = await readFeedPlace(device.database)
  let count = 0
  await device.database.referrals
    .where('confirmedIn')
    .below(gen)
    .each(({ events }) => {
      count += events.filter((event) => event.gen !== gen && waits(event)).length
    })
  return count
}
