/**
 * Events that were put aside because nobody knew their author, whose device now stands in a key log: they come
 * back, and the feed is read once more, for where they stood in it is not known any longer.
 */
import type { QuarantinedEvent } from '../store/database.ts'
import { readFeedPlace } from '../store/meta.ts'
import { putBack } from '../store/referrals.ts'
import { newGeneration } from './generation.ts'
import { readHeader } from './page-header.ts'
import type { Session } from './session.ts'
import { isRelayed, type Standing, standingOf } from './standing.ts'
import type { TrustedKeys } from './trusted-keys.ts'

/** To be called before a pull, with the keys that it will check by; where nothing was put aside so, it only looks. */
export async function recallKnown({ device }: Session, keys: TrustedKeys): Promise<void> {
  const { database } = device
  const aside = await database.quarantine.filter(({ why }) => why === 'unknown_device').toArray()
  if (aside.length === 0) return
  await keys.load()
  const judged: { event: QuarantinedEvent; standing: Standing }[] = []
  for (const event of aside) judged.push({ event, standing: await standingNow(event, keys) })
  const settled = judged.filter(({ standing }) => standing !== 'unknown_device')
  if (settled.length === 0) return
  const { referrals, quarantine, meta } = database
  await database.transaction('rw', [referrals, quarantine, meta], async () => {
    for (const { event, standing } of settled) {
      const { id, ref, p, s } = event
      if (standing !== 'genuine') {
        await quarantine.put({ ...event, why: standing })
        continue
      }
      await quarantine.delete([id, s])
      await putBack(database, ref, { id, p, s, gen: null })
    }
    if (settled.some(({ standing }) => standing === 'genuine'))
      await newGeneration(database, await readFeedPlace(database))
  })
}

/** What a device that was revoked since had written before can no longer be told from what it wrote after. */
async function standingNow({ p, s }: QuarantinedEvent, { trust }: TrustedKeys): Promise<Standing> {
  const header = readHeader(p)
  const standing = await standingOf({ header, p, s }, trust)
  if (standing !== 'genuine') return standing
  if (isRelayed(header, trust)) return 'unknown_device'
  const revoked = [...trust.revocations.values()].some(({ org, dev }) => org === header.org && dev === header.dev)
  return revoked ? 'device_revoked' : 'genuine'
}
