/**
 * Answers of the statistics as they last came, by their path: what was looked at once can be looked at again without
 * a network. They are the numbers of the whole municipality, so they go when the device may no longer read them.
 */
import type { StatisticsRecord } from './database.ts'
import { type Device, thisDevice } from './device.ts'
import { type MetaValues, readMeta, writeMeta } from './meta.ts'
import { withStorageProblems } from './trouble.ts'

/** Beyond so many the oldest go: every choice of periods is an answer of its own. */
const mostKept = 400

/** Undefined where it was never asked, or gave way to newer ones. Works inside `useLive`. */
export async function readAnswer(
  path: string,
  { database }: Device = thisDevice,
): Promise<StatisticsRecord | undefined> {
  return database.statistics.get(path)
}

/** Keeps an answer, or that it is still the same today. @throws {Problem} those of a failing storage */
export async function keepAnswer(record: StatisticsRecord, { database }: Device = thisDevice): Promise<void> {
  const { statistics } = database
  await withStorageProblems(() =>
    database.transaction('rw', statistics, async () => {
      await statistics.put(record)
      const beyond = (await statistics.count()) - mostKept
      if (beyond <= 0) return
      const oldest = (await statistics.toCollection().sortBy('at')).slice(0, beyond)
      await statistics.bulkDelete(oldest.map(({ path }) => path))
    }),
  )
}

/** Nothing of the statistics stays on this device. */
export async function forgetStatistics({ database }: Device = thisDevice): Promise<void> {
  await database.statistics.clear()
}

/** What the statistics were last narrowed to, for the next visit. */
type KeptChoice = MetaValues['statisticsChoice']

/** Empty before the first choice. Works inside `useLive`. */
export async function readChoice({ database }: Device = thisDevice): Promise<KeptChoice> {
  return (await readMeta(database, 'statisticsChoice')) ?? {}
}

/** Takes the place of the last one. @throws {Problem} those of a failing storage */
export async function keepChoice(choice: KeptChoice, { database }: Device = thisDevice): Promise<void> {
  await withStorageProblems(() => writeMeta(database, 'statisticsChoice', choice))
}
