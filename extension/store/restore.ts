/** What comes back when the browser had lost this device's database: who the device is, and what it had not delivered. */
import type { Device } from './device.ts'
import { copiedIdentity } from './identity.ts'
import { dropMeta, readMeta, writeMeta } from './meta.ts'
import { mirrored } from './mirror.ts'
import { putBack } from './referrals.ts'

/** Puts back who the device is and what it had not delivered; everything else comes with the next sync. */
export async function restoreFromMirror(device: Device): Promise<void> {
  const { database, clock } = device
  const [identity, events] = await Promise.all([copiedIdentity(device), mirrored(device)])
  await database.transaction('rw', database.meta, database.referrals, async () => {
    if (identity !== undefined && (await readMeta(database, 'enrolment')) === undefined) {
      await writeMeta(database, 'enrolment', identity.enrolment)
      await writeMeta(database, 'tokens', identity.tokens)
    }
    await dropMeta(database, 'feed', 'catalogue')
    for (const { ref, id, p, s } of events) await putBack(database, ref, { id, p, s, gen: null })
    await writeMeta(database, 'databaseLostAt', clock.now())
  })
}
