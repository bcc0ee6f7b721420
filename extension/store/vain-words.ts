/**
 * Words that found nothing on this device, and how often: what coordinators may see of it they see through
 * `shared/vain.ts`, and only where the network has switched that on.
 */
import { quarterOf } from '../../shared/quarter.ts'
import { dayMs, dayOf } from '../../shared/utc-day.ts'
import { isPlainWord, vainForm } from '../../shared/vain-word.ts'
import { type Database, database as ownDatabase, type VainWord } from './database.ts'

/** A word waits a week and up to another before it may be contributed, so that its day does not tell the case. */
const leastWait = 7
const longestWait = 7
/** Words kept at most, and for how long: the latest sought stay. */
const mostWords = 500
const keptDays = 400

/** Counts the words of one settled query. @param today `YYYY-MM-DD` @param random uniform in [0, 1) */
export async function countVainWords(
  words: readonly string[],
  today: string,
  database: Database = ownDatabase,
  random: () => number = Math.random,
): Promise<void> {
  const { vainWords } = database
  await database.transaction('rw', vainWords, async () => {
    for (const word of new Set(words.filter(isPlainWord))) {
      const before = await vainWords.get(word)
      const due = before?.due ?? daysLater(today, leastWait + Math.floor(random() * (longestWait + 1)))
      await vainWords.put({ ...before, word, count: (before?.count ?? 0) + 1, on: today, due })
    }
    await forgetOld(database, today)
  })
}

/** What was looked for in vain on this device, the most often sought first. */
export async function readVainWords(database: Database = ownDatabase): Promise<VainWord[]> {
  const words = await database.vainWords.toArray()
  return words.sort((one, other) => other.count - one.count || (one.word < other.word ? -1 : 1))
}

/**
 * Words that may be contributed today, one spelling of each: their wait is over, and since the quarter of their last
 * contribution they were looked for again.
 */
export async function dueVainWords(today: string, database: Database = ownDatabase): Promise<string[]> {
  const now = quarterOfDay(today)
  const words = (await database.vainWords.toArray()).filter(
    ({ due, on, sentIn }) => due <= today && (sentIn === undefined || (sentIn < now && quarterOfDay(on) > sentIn)),
  )
  return [...new Map(words.map(({ word }) => [vainForm(word), word])).values()]
}

/** Remembers that words were contributed, in every spelling. */
export async function markContributed(words: readonly string[], today: string, database: Database = ownDatabase) {
  const forms = new Set(words.map(vainForm))
  await database.vainWords
    .filter(({ word }) => forms.has(vainForm(word)))
    .modify((word) => {
      word.sentIn = quarterOfDay(today)
    })
}

async function forgetOld({ vainWords }: Database, today: string): Promise<void> {
  const until = daysLater(today, -keptDays)
  const words = (await vainWords.toArray()).sort((one, other) => (one.on < other.on ? 1 : -1))
  const old = words.filter(({ on }, place) => place >= mostWords || on < until)
  await vainWords.bulkDelete(old.map(({ word }) => word))
}

function quarterOfDay(day: string): string {
  return quarterOf(Date.parse(day))
}

function daysLater(day: string, days: number): string {
  return dayOf(Date.parse(day) + days * dayMs)
}
