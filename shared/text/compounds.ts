/**
 * Splits German compounds by known words: "Erziehungsberatungsstelle" is found by "Erziehungsberatung",
 * by "Beratungsstelle" and by each of its words. What is not made of known words stays whole.
 */
import { heads, modifiers, unsplit } from './compound-parts.ts'

/** What may stand between two parts (Fugenelement). */
const joints = ['', 's', 'n', 'en', 'es', 'er', 'e']
const shortestCompound = 7
const shortestPart = 3

type Compound = {
  /** Every known word in it, in order. */
  parts: string[]
  /** Neighbouring parts as they stand together: "erziehungsberatung", "beratungsstelle". */
  inner: string[]
}

const whole: Compound = { parts: [], inner: [] }
const known = new Map<string, Compound>()
const knownLimit = 50_000

/** The parts of a folded word; empty lists where it is no compound of known words. */
export function split(word: string): Compound {
  const before = known.get(word)
  if (before !== undefined) return before
  const result = compute(word)
  if (known.size >= knownLimit) known.clear()
  known.set(word, result)
  return result
}

function compute(word: string): Compound {
  if (word.length < shortestCompound || word.length > 60 || /\d/.test(word) || isWhole(word)) return whole
  const cuts = shortestCut(word, 0, new Map())
  if (cuts === undefined || cuts.length < 2) return whole
  const inner: string[] = []
  for (let from = 0; from < cuts.length; from++)
    for (let to = from + 2; to <= cuts.length; to++)
      if (to - from < cuts.length) inner.push(word.slice(cuts[from]?.start, cuts[to - 1]?.end))
  return { parts: cuts.map((cut) => withoutJoint(word.slice(cut.start, cut.end))), inner }
}

function isWhole(word: string): boolean {
  if (unsplit.has(word)) return true
  return word.endsWith('s') || word.endsWith('n') || word.endsWith('e') ? unsplit.has(word.slice(0, -1)) : false
}

/** "erziehungs" is "erziehung" with its joint. */
function withoutJoint(part: string): string {
  const bare = part.slice(0, -1)
  return part.endsWith('s') && (modifiers.has(bare) || heads.has(bare)) ? bare : part
}

type Cut = { start: number; end: number }

/** The cut into fewest parts from `start` on; the last part must be a head, the ones before modifiers. */
function shortestCut(word: string, start: number, seen: Map<number, Cut[] | undefined>): Cut[] | undefined {
  if (seen.has(start)) return seen.get(start)
  let best: Cut[] | undefined
  if (isHead(word.slice(start))) best = [{ start, end: word.length }]
  for (let end = word.length - shortestPart; best?.length !== 1 && end >= start + shortestPart; end--) {
    const part = word.slice(start, end)
    if (!modifiers.has(part) && !unsplit.has(part) && !heads.has(part)) continue
    for (const joint of joints) {
      if (!word.startsWith(joint, end)) continue
      const rest = shortestCut(word, end + joint.length, seen)
      if (rest !== undefined && (best === undefined || rest.length + 1 < best.length)) best = [{ start, end }, ...rest]
    }
  }
  seen.set(start, best)
  return best
}

const endings = ['', 'en', 'n', 's', 'e', 'er', 'in', 'innen']

function isHead(part: string): boolean {
  return (
    unsplit.has(part) ||
    endings.some(
      (ending) =>
        part.endsWith(ending) &&
        part.length - ending.length >= shortestPart &&
        heads.has(part.slice(0, part.length - ending.length)),
    )
  )
}
