/**
 * Brings the kept indexes up to date. What changed goes into the small index at once, so that a pull of a thousand
 * offers costs a thousand; the large one is built anew in the background when the small one has grown, and gives way
 * to every change that comes meanwhile. All work is in steps of a few milliseconds: the page stays quick.
 */
import type { Database } from '../store/database.ts'
import { buildIndexInSteps, type Catalogue } from './index-build.ts'
import { openIndex } from './open-index.ts'

/** The small index is folded into the large one beyond this many offers, or this share of all. */
const mostRecent = 300
const mostRecentShare = 0.05
/** Beyond this share of all a small index is no gain: everything is built anew at once. */
const mostAtOnceShare = 0.5
/** Offers read from the database in one go. */
const offersAtOnce = 500

/** `true` once something newer waits: then a build in the background stops. */
export type GiveWay = () => boolean

/** Builds the index of the whole catalogue. False when it gave way and nothing was written. */
export async function rebuild(database: Database, giveWay: GiveWay = () => false): Promise<boolean> {
  const [organisations, areas] = await Promise.all([database.organisations.toArray(), database.areas.toArray()])
  const offers: Catalogue['offers'][number][] = []
  for (let last = ''; ; ) {
    const some = await database.offers.where('id').above(last).limit(offersAtOnce).toArray()
    offers.push(...some)
    if (some.length < offersAtOnce) break
    if (giveWay()) return false
    last = some.at(-1)?.id ?? last
  }
  const buffer = await buildIndexInSteps({ offers, organisations, areas }, breathe, { giveWay })
  if (buffer === undefined) return false
  await database.transaction('rw', database.indexes, async () => {
    await database.indexes.put({ name: 'main', buffer, builtFrom: await nextEdition(database), dead: [] })
    await database.indexes.delete('recent')
  })
  return true
}

/** What is left to do after changes were taken in: nothing, or folding the small index into the large one. */
export type TakenIn = 'done' | 'fold_later'

/** Takes changed offers (added, changed, gone) into the small index; where there is no large one, builds it. */
export async function takeIn(changed: readonly string[], database: Database): Promise<TakenIn> {
  const [main, recent] = await database.indexes.bulkGet(['main', 'recent'])
  const large = main === undefined ? undefined : openIndex(main.buffer)
  const small = recent === undefined ? undefined : openIndex(recent.buffer)
  const ids = new Set(changed)
  for (let offer = 0; offer < (small?.size ?? 0); offer++) ids.add(small?.offerId(offer) ?? '')
  if (large === undefined || ids.size > Math.max(mostRecent, large.size * mostAtOnceShare)) {
    await rebuild(database)
    return 'done'
  }
  const offers = (await database.offers.bulkGet([...ids])).filter((offer) => offer !== undefined)
  const [organisations, areas] = await Promise.all([database.organisations.toArray(), database.areas.toArray()])
  const buffer = await buildIndexInSteps({ offers, organisations, areas }, breathe, { withThesaurus: false })
  if (buffer === undefined) return 'done'
  const dead = [...new Set([...(recent?.dead ?? []), ...changed])]
  await database.transaction('rw', database.indexes, async () => {
    await database.indexes.put({ name: 'recent', buffer, builtFrom: await nextEdition(database), dead })
  })
  return ids.size > Math.max(mostRecent, large.size * mostRecentShare) ? 'fold_later' : 'done'
}

/** Tells editions of the records apart: one more than any before. */
async function nextEdition(database: Database): Promise<number> {
  const records = await database.indexes.toArray()
  return 1 + Math.max(0, ...records.map(({ builtFrom }) => builtFrom))
}

/** Lets the page paint and react between two steps of a build. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
