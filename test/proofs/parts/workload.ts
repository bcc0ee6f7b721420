/** Sixteen writers that append to feeds at the same time while a reader per organisation follows along. */
import { setTimeout as sleep } from 'node:timers/promises'

/** A way to keep feeds, put under test; the naive one is the control. */
export type FeedsUnderTest = {
  /** Appends one event for both organisations; throws when its transaction was rolled back. */
  append(writer: number, from: string, to: string): Promise<string>
  /** What stands after `cursor`, undefined for the beginning. */
  read(organisation: string, cursor: string | undefined): Promise<{ ids: string[]; cursor: string | undefined }>
}

export type WorkloadOutcome = {
  rolledBack: number
  /** Ids that were appended and that the reader of that organisation never got. */
  missed: string[]
  /** Ids that a reader got although nobody was told they were stored, or got twice. */
  surplus: string[]
}

export class InjectedRollback extends Error {}

const writers = 16

export async function runWorkload(
  feeds: FeedsUnderTest,
  organisations: readonly string[],
  eventsPerWriter: number,
): Promise<WorkloadOutcome> {
  const stored = new Map(organisations.map((id) => [id, new Set<string>()]))
  let rolledBack = 0
  let writing = true

  const write = async (writer: number) => {
    for (let done = 0; done < eventsPerWriter; ) {
      const [from, to] = twoOf(organisations)
      try {
        const id = await feeds.append(writer, from, to)
        for (const organisation of new Set([from, to])) stored.get(organisation)?.add(id)
        done++
      } catch (error) {
        if (!(error instanceof InjectedRollback)) throw error
        rolledBack++
      }
    }
  }
  const follow = async (organisation: string) => {
    const seen: string[] = []
    let cursor: string | undefined
    for (let last = false; !last; await sleep(1)) {
      last = !writing
      for (let fresh = 1; fresh > 0; ) {
        const page = await feeds.read(organisation, cursor)
        cursor = page.cursor
        fresh = page.ids.length
        seen.push(...page.ids)
      }
    }
    return seen
  }

  const reading = organisations.map(follow)
  const written = Array.from({ length: writers }, (_, writer) => write(writer))
  await Promise.all(written).finally(() => {
    writing = false
  })
  const outcome: WorkloadOutcome = { rolledBack, missed: [], surplus: [] }
  for (const [index, seen] of (await Promise.all(reading)).entries()) {
    const expected = stored.get(organisations[index] ?? '') ?? new Set()
    const unique = new Set(seen)
    outcome.missed.push(...[...expected].filter((id) => !unique.has(id)))
    outcome.surplus.push(...seen.filter((id, at) => !expected.has(id) || seen.indexOf(id) !== at))
  }
  return outcome
}

function twoOf(organisations: readonly string[]): [string, string] {
  const any = () => organisations[Math.floor(Math.random() * organisations.length)] ?? ''
  return [any(), any()]
}

/** Sometimes nothing, sometimes a few milliseconds: so that transactions overlap in every order. */
export function briefly(): Promise<void> {
  return sleep(Math.random() < 0.3 ? 0 : Math.random() * 8)
}
