/** What a page follows once it stands: the server, the office's policy, the network's own codes, the lock. */
import { followCodes } from './adjusted-codes.ts'
import { suggestLocale } from './appearance.ts'
import { followLock } from './locked.ts'

export async function followOthers(): Promise<void> {
  const [{ startSync }, { startPolicy }] = await Promise.all([
    import('../sync/start.ts'),
    import('../platform/policy.ts'),
  ])
  followCodes()
  startSync()
  startPolicy((policy) => void suggestLocale(policy.language))
  await followLock()
}
