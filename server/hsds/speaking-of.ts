/**
 * The search of the read API: services that bear every word looked for, if only within a longer one. It goes from the
 * rarest of the words to those who bear it, so that it costs what it finds and not what there is.
 */
import type { ServiceEntry } from './entries.ts'
import { byId, found } from './sorted.ts'
import { inTurns } from './turns.ts'
import type { View } from './view.ts'
import { foldedWords } from './vocabulary.ts'

/** Found among more than this part of all, they are taken from the list in its order rather than sorted. */
const many = 1 / 16

export type Spoken = {
  /** Those who may bear all of the words, by id. */
  among: readonly ServiceEntry[]
  bears(entry: ServiceEntry): boolean
}

/** Takes in the words of all services, as far as that was not done, so that a search takes no time. */
export async function worded({ worded, services }: View): Promise<void> {
  if (worded.made() !== undefined) return
  await inTurns(services, (entry) => entry.words())
  worded()
}

/** @param view whose services are worded */
export function speakingOf(search: string, { vocabulary, services }: View): Spoken {
  const wanted = foldedWords(search).map((word) => vocabulary.holding(word))
  const [rarest, ...others] = wanted.toSorted((a, b) => countOf(a, vocabulary) - countOf(b, vocabulary))
  if (rarest === undefined) return { among: services, bears: () => true }
  const bearers = new Set(rarest.flatMap((number) => vocabulary.bearers(number)))
  const tests = others.map((numbers) => {
    const holds = new Uint8Array(vocabulary.size())
    for (const number of numbers) holds[number] = 1
    return holds
  })
  return {
    among: inOrder(bearers, services),
    bears: (entry) => bearers.has(entry) && tests.every((holds) => holdsAny(holds, entry.words())),
  }
}

function countOf(numbers: readonly number[], { bearers }: View['vocabulary']): number {
  return numbers.reduce((sum, number) => sum + bearers(number).length, 0)
}

/** Without the versions of other times, which bear words too. */
function inOrder(bearers: ReadonlySet<ServiceEntry>, services: readonly ServiceEntry[]): readonly ServiceEntry[] {
  if (bearers.size > services.length * many) return services.filter((entry) => bearers.has(entry))
  return [...bearers].filter((entry) => found(services, entry.id) === entry).sort(byId)
}

/** Runs for many services; a closure for each of their words would take most of the search's time. */
function holdsAny(holds: Uint8Array, words: Uint32Array): boolean {
  for (const word of words) if (holds[word] === 1) return true
  return false
}
