/**
 * Keeps the index ready beside the offers: one buffer over the whole catalogue and a small one over what changed
 * since, so that a pull of ten offers costs ten offers. Every page of the extension opens what any page wrote.
 */
import { signal } from '@preact/signals'
import { type Database, type IndexRecord, database as ownDatabase } from '../store/database.ts'
import { watch } from '../store/live.ts'
import { deadIn } from './dead.ts'
import { buildIndex, buildIndexInSteps } from './index-build.ts'
import { openIndex, type Segment } from './open-index.ts'

/** Grows whenever another index is in use: what was searched before may be searched again. */
export const searchVersion = signal(0)

/** The small index is folded into the large one beyond this many offers, or this share of all. */
const mostRecent = 300
const mostRecentShare = 0.05
/** Up to this many offers are indexed before the panel shows; more in the background. */
const quicklyBuilt = 2_000

let segments: readonly Segment[] = []
let opened: string | undefined
let working: Promise<void> = Promise.resolve()
let stopWatching: (() => void) | undefined

/** The indexes in use; empty before the first catalogue. */
export function openSegments(): readonly Segment[] {
  return segments
}

/** Opens the ready-made index and follows it from then on. Builds one where there is none that fits this version. */
export async function openSearch(database: Database = ownDatabase): Promise<void> {
  stopWatching?.()
  opened = undefined
  if (!(await load(database))) {
    const offers = await database.offers.count()
    const built = offers > 0 ? refreshIndex('all', database) : undefined
    if (offers <= quicklyBuilt) await built
  }
  stopWatching = watch(
    () => database.indexes.toArray(),
    (records) => use(records),
    (failure) => {
      throw failure
    },
  )
}

/** Takes in changed offers (added, changed or gone), or everything anew. Calls run one after another. */
export function refreshIndex(changed: string[] | 'all', database: Database = ownDatabase): Promise<void> {
  const next = working.then(() => (changed === 'all' ? rebuild(database) : takeIn(changed, database)))
  working = next.catch(() => undefined)
  return next
}

async function load(database: Database): Promise<boolean> {
  return use(await database.indexes.toArray())
}

/** Puts records into use; false when there is no main index of this version. */
function use(records: readonly IndexRecord[]): boolean {
  const main = records.find(({ name }) => name === 'main')
  const recent = records.find(({ name }) => name === 'recent')
  const edition = `${main?.builtFrom}/${recent?.builtFrom}`
  if (main !== undefined && edition === opened) return true
  const index = main === undefined ? undefined : openIndex(main.buffer)
  if (index === undefined) return false
  const small = recent === undefined ? undefined : openIndex(recent.buffer)
  segments =
    small === undefined
      ? [{ index, dead: new Set() }]
      : [
          { index, dead: deadIn(index, recent?.dead ?? []) },
          { index: small, dead: new Set() },
        ]
  opened = edition
  searchVersion.value++
  return true
}

async function rebuild(database: Database): Promise<void> {
  const [offers, organisations, areas, synonyms] = await Promise.all([
    database.offers.toArray(),
    database.organisations.toArray(),
    database.areas.toArray(),
    database.synonyms.toArray(),
  ])
  const buffer = await buildIndexInSteps({ offers, organisations, areas, synonyms }, breathe)
  const edition = await nextEdition(database)
  await database.transaction('rw', database.indexes, async () => {
    await database.indexes.put({ name: 'main', buffer, builtFrom: edition, dead: [] })
    await database.indexes.delete('recent')
  })
  await load(database)
}

async function takeIn(changed: readonly string[], database: Database): Promise<void> {
  const [main, recent] = await database.indexes.bulkGet(['main', 'recent'])
  const large = main === undefined ? undefined : openIndex(main.buffer)
  const small = recent === undefined ? undefined : openIndex(recent.buffer)
  const ids = new Set(changed)
  for (let offer = 0; offer < (small?.size ?? 0); offer++) ids.add(small?.offerId(offer) ?? '')
  if (large === undefined || ids.size > Math.max(mostRecent, large.size * mostRecentShare)) return rebuild(database)
  const offers = (await database.offers.bulkGet([...ids])).filter((offer) => offer !== undefined)
  const [organisations, areas] = await Promise.all([database.organisations.toArray(), database.areas.toArray()])
  const buffer = buildIndex({ offers, organisations, areas, synonyms: [] }, { withThesaurus: false })
  const dead = [...new Set([...(recent?.dead ?? []), ...changed])]
  const edition = await nextEdition(database)
  await database.indexes.put({ name: 'recent', buffer, builtFrom: edition, dead })
  await load(database)
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
