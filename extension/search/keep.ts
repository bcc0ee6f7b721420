/**
 * Keeps the index ready beside the offers: one buffer over the whole catalogue and a small one over what changed
 * since, so that a pull of ten offers costs ten offers. Every page of the extension opens what any page wrote.
 */
import { signal } from '@preact/signals'
import { type Database, type IndexRecord, database as ownDatabase } from '../store/database.ts'
import { watch } from '../store/live.ts'
import { deadIn } from './dead.ts'
import { openIndex, type Segment } from './open-index.ts'
import type { Beside } from './run.ts'
import { usesOf } from './uses.ts'

/** Grows whenever another index is in use: what was searched before may be searched again. */
export const searchVersion = signal(0)

/** Up to this many offers are indexed before the panel shows; more in the background. */
const quicklyBuilt = 2_000

let segments: readonly Segment[] = []
let beside: Beside = {}
let opened: string | undefined
/** Whose words are followed: one that was left behind says nothing more. */
let following: object | undefined
let working: Promise<void> = Promise.resolve()
/** Changes that wait their turn: a build in the background gives way to them. */
let waiting = 0
let stopWatching: (() => void)[] = []

/** The indexes in use; empty before the first catalogue. */
export function openSegments(): readonly Segment[] {
  return segments
}

/** The network's own words and what is known of use; empty until they were read, a moment after the indexes. */
export function knownBeside(): Beside {
  return beside
}

/** Opens the ready-made index and follows it from then on. Builds one where there is none that fits this version. */
export async function openSearch(database: Database = ownDatabase): Promise<void> {
  for (const stop of stopWatching) stop()
  opened = undefined
  beside = {}
  const [known, stop] = await followIndexes(database)
  stopWatching = [stop, ...followBeside(database)]
  if (!known) {
    const offers = await database.offers.count()
    const built = offers > 0 ? refreshIndex('all', database) : undefined
    if (offers <= quicklyBuilt) await built
  }
}

/** Whether the first reading found one of this version; they are large, so that reading is already the following one's. */
function followIndexes(database: Database): Promise<[known: boolean, stop: () => void]> {
  return new Promise((resolve, reject) => {
    let failed = reject
    const stop = watch(
      () => database.indexes.toArray(),
      (records) => {
        resolve([use(records), () => stop()])
        failed = thrown
      },
      (failure) => failed(failure),
    )
  })
}

/**
 * The network's words and the uses, of which there are few: read while the panel shows already, and followed, so that
 * they count at once, whoever changed them, without any index being touched.
 */
function followBeside(database: Database): (() => void)[] {
  const mine = {}
  following = mine
  const take = (part: Beside): void => {
    beside = { ...beside, ...part }
    searchVersion.value++
  }
  return [
    watch(
      () => Promise.all([database.synonyms.toArray(), database.codes.toArray()]),
      ([synonyms, codes]) => {
        if (synonyms.length + codes.length === 0 && beside.own === undefined) return
        void import('./own-words.ts').then(({ ownWords }) => {
          if (following === mine) take({ own: ownWords(synonyms, codes) })
        })
      },
      thrown,
    ),
    watch(
      () => Promise.all([database.releasedUses.toArray(), database.uses.toArray()]),
      ([released, here]) => {
        if (released.length + here.length > 0 || beside.uses !== undefined) take({ uses: usesOf(released, here) })
      },
      thrown,
    ),
  ]
}

/**
 * Takes in changed offers (added, changed or gone), or everything anew. Calls run one after another; when one is done
 * its offers can be found, also where the large index is then built anew in the background.
 */
export function refreshIndex(changed: string[] | 'all', database: Database = ownDatabase): Promise<void> {
  waiting++
  const next = working.then(async () => {
    waiting--
    const { rebuild, takeIn } = await import('./update.ts')
    const left = changed === 'all' ? await rebuild(database) : await takeIn(changed, database)
    await load(database)
    if (left === 'fold_later') foldLater(database)
  })
  working = next.catch(() => undefined)
  return next
}

/** Builds the large index anew when nothing else is to be done; the next change asks again where it gave way. */
function foldLater(database: Database): void {
  working = working
    .then(async () => {
      const { rebuild } = await import('./update.ts')
      if (waiting === 0 && (await rebuild(database, () => waiting > 0))) await load(database)
    })
    // What was taken in can be found without it; the next change tries again.
    .catch(() => undefined)
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

function thrown(failure: unknown): void {
  throw failure
}
