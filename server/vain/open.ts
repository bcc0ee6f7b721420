/**
 * Opens the words that enough devices looked for in vain. Contributions are not trusted: a broken one is left out, and
 * one that lies beside the polynomial of the others neither opens anything nor keeps it shut.
 */
import { type VainAnswer, vainClassOf } from '../../shared/protocol/vain.ts'
import { unseal } from '../../shared/vain.ts'
import { interpolate, readShare, type VainShare, vainThreshold } from '../../shared/vain-polynomial.ts'
import { isPlainWord, vainForm } from '../../shared/vain-word.ts'
import type { Store } from '../store/open.ts'
import { keptSince } from './keep.ts'

/** How many choices of five are tried for one word before it stays shut. */
const mostTries = 300
/** Words told at most, the most sought first. */
const mostWords = 500

type Sealed = VainShare & { sealed: string }

/** The words at least five devices contributed in the last four quarters, with the class of their number. */
export async function openVain(store: Store, now: number): Promise<VainAnswer> {
  const since = keptSince(now)
  const tags = await store.db
    .selectFrom('vain_share')
    .select(['tag', (on) => on.fn.countAll<number | string>().as('count')])
    .where('at', '>=', since)
    .groupBy('tag')
    .having((on) => on.fn.countAll(), '>=', vainThreshold)
    .execute()
  const opened: { word: string; devices: number }[] = []
  for (const { tag } of tags) {
    const rows = await store.db
      .selectFrom('vain_share')
      .select(['share', 'sealed'])
      .where('tag', '=', tag)
      .where('at', '>=', since)
      .orderBy('sender')
      .execute()
    const word = await openWord(rows)
    if (word !== undefined) opened.push(word)
  }
  return {
    words: opened
      .sort((one, other) => other.devices - one.devices || (one.word < other.word ? -1 : 1))
      .slice(0, mostWords)
      .map(({ word, devices }) => ({ word, devices: vainClassOf(devices) })),
  }
}

/** The word of one tag and how many devices sought it; undefined where no five contributions agree. */
export async function openWord(
  rows: readonly { share: string; sealed: string }[],
): Promise<{ word: string; devices: number } | undefined> {
  const shares = distinct(rows)
  for (const five of choices(shares)) {
    const secret = interpolate(five)
    if ((await Promise.all(five.map(({ sealed }) => unseal(secret, sealed)))).every((word) => word === undefined))
      continue
    // What opens under the secret came from a device that knew the word: no need to look at its point.
    const read = await Promise.all(shares.map(({ sealed }) => unseal(secret, sealed)))
    const word = commonest(read.filter((one) => one !== undefined).filter(isPlainWord))
    if (word !== undefined && word.devices >= vainThreshold) return word
  }
  return undefined
}

/** Contributions that can be read, one for each point. */
function distinct(rows: readonly { share: string; sealed: string }[]): Sealed[] {
  const byPoint = new Map<bigint, Sealed>()
  for (const { share, sealed } of rows) {
    const read = readShare(share)
    if (read !== undefined && !byPoint.has(read.x)) byPoint.set(read.x, { ...read, sealed })
  }
  return [...byPoint.values()]
}

/** Choices of five: neighbours first, then strides, then single ones left out; at most `mostTries`. */
function* choices(shares: readonly Sealed[]): Generator<Sealed[]> {
  const count = shares.length
  if (count < vainThreshold) return
  let tries = 0
  const seen = new Set<string>()
  const take = (places: readonly number[]): Sealed[] | undefined => {
    const sorted = [...new Set(places.map((place) => place % count))].sort((a, b) => a - b)
    const name = sorted.join(',')
    if (sorted.length < vainThreshold || seen.has(name)) return undefined
    seen.add(name)
    return sorted.flatMap((place) => shares[place] ?? [])
  }
  for (let stride = 1; stride < count; stride++)
    for (let start = 0; start < count; start++) {
      const five = take(Array.from({ length: vainThreshold }, (_, at) => start + at * stride))
      if (five === undefined) continue
      yield five
      if (++tries >= mostTries) return
    }
  for (const places of combinations(count, vainThreshold)) {
    const five = take(places)
    if (five === undefined) continue
    yield five
    if (++tries >= mostTries) return
  }
}

/** All choices of `size` places of `count`, in order. */
function* combinations(count: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) return yield []
  for (let first = from; first <= count - size; first++)
    for (const rest of combinations(count, size - 1, first + 1)) yield [first, ...rest]
}

/** The form most devices meant, in its commonest spelling. */
function commonest(words: readonly string[]): { word: string; devices: number } | undefined {
  const most = (keys: readonly string[]): { key: string; count: number } | undefined => {
    const counts = new Map<string, number>()
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
    const [best] = [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    return best === undefined ? undefined : { key: best[0], count: best[1] }
  }
  const form = most(words.map(vainForm))
  const spelling = most(words.filter((word) => vainForm(word) === form?.key))
  return form === undefined || spelling === undefined ? undefined : { word: spelling.key, devices: form.count }
}
