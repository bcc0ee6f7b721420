/** What a page follows once it stands: the server, the office's policy, the lock. */
import { suggestLocale } from './appearance.ts'
import { followLock } from './locked.ts'

export async function followOthers(): Promise<void> {
  const [{ startSync }, { startPolicy }] = await Promise.all([
    import('../sync/start.ts'),
    import('../platform/policy.ts'),
  ])
  startSync()
  startPolicy((policy) => void suggestLocale(policy.language))
  await followLock()
}
