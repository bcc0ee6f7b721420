/** Wrong PINs cost time: from the fourth on one waits, longer each time, and closing the browser changes nothing. */
import { Problem } from '../../shared/problem.ts'
import { type PinWrap, unwrapLocalKey } from '../crypto/pin.ts'
import type { Device } from '../store/device.ts'
import { dropMeta, readMeta, writeMeta } from '../store/meta.ts'

/** Seconds to wait after so many wrong tries; the last holds for all further ones. */
const waits = [0, 0, 0, 0, 5, 30, 300] as const

/**
 * The bytes that the PIN opens. A try counts before it is made: a page killed while it computes has tried.
 * @throws {Problem} `pin_wrong`, `too_many_requests`; with `extra.retryAfter` in seconds where one has to wait now
 */
export async function tryPin(device: Device, wrapped: PinWrap, pin: string): Promise<Uint8Array<ArrayBuffer>> {
  const { database } = device
  return device.locks.alone(`pin:${database.name}`, async () => {
    const failed = await countTry(device)
    const bytes = await unwrapLocalKey(wrapped, pin).catch((failure: unknown) => {
      if (!(failure instanceof Problem) || failure.code !== 'pin_wrong' || waitAfter(failed) === 0) throw failure
      throw new Problem('pin_wrong', undefined, { retryAfter: waitAfter(failed) })
    })
    await dropMeta(database, 'pinTries')
    return bytes
  })
}

function waitAfter(failed: number): number {
  return waits[failed] ?? waits.at(-1) ?? 0
}

/** How many tries failed if this one does. */
async function countTry({ database, clock }: Device): Promise<number> {
  const now = clock.now()
  const { failed, at } = (await readMeta(database, 'pinTries')) ?? { failed: 0, at: now }
  const wait = waitAfter(failed) * 1_000
  // A clock that was set back starts the wait anew, and never makes it longer.
  const since = Math.min(at, now)
  if (at > now) await writeMeta(database, 'pinTries', { failed, at: since })
  const left = since + wait - now
  if (left > 0) throw new Problem('too_many_requests', undefined, { retryAfter: Math.ceil(left / 1_000) })
  await writeMeta(database, 'pinTries', { failed: failed + 1, at: now })
  return failed + 1
}
