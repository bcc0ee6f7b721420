/** Writes down one referral's events as their authors' devices would have: numbered, dated, naming what they had seen. */
import { v7 as uuidv7 } from 'uuid'
import { toBase64url } from '../../../shared/protocol/bytes.ts'
import { payloadVersion } from '../../../shared/protocol/limits.ts'
import type { Payload } from '../../../shared/protocol/payload.ts'
import type { FactsOf } from '../../../shared/referral/event.ts'
import { type EventType, isAnnotation, isOwnType } from '../../../shared/referral/event-type.ts'
import type { Random } from '../random.ts'

/** An event before its author's device is known to it; `day` orders it among all. */
export type Draft = { day: number; minute: number; payload: Omit<Payload, 'dev'> }
type FactsWithoutDay<T extends EventType> = Omit<FactsOf<T>, 'on'>

export type Scribe = {
  ref: string
  chain: string
  /** `day` counts back from today: 0 today, 1 yesterday. What lies in the future is left out. */
  write<T extends EventType>(
    type: T,
    by: 'sender' | 'receiver',
    day: number,
    facts: FactsWithoutDay<T>,
    seen?: readonly Draft[],
  ): Draft | undefined
  drafts: Draft[]
}

type Between = {
  from: string
  to: string | null
  chain?: string
  /** Whether the family wants the sender to hear of it; else the receiver writes for itself alone. */
  feedback?: boolean
}

/** @param dayText the ISO date so many days ago */
export function scribe(source: Random, dayText: (day: number) => string, between: Between): Scribe {
  const { from, to, chain, feedback = true } = between
  const drafts: Draft[] = []
  const randomBytes = () => Uint8Array.from({ length: 16 }, () => source.whole(0, 255))
  const anyId = () => uuidv7({ msecs: Date.parse('2020-01-01T00:00:00Z'), random: randomBytes() })
  const ref = anyId()
  const ownChain = chain ?? anyId()
  let minute = source.whole(8 * 60, 15 * 60)
  return {
    ref,
    chain: ownChain,
    drafts,
    write(type, by, day, facts, seen = [...drafts]) {
      if (day < 0) return undefined
      const last = drafts.at(-1)
      minute = last?.day === day ? minute + source.whole(2, 25) : source.whole(8 * 60, 15 * 60)
      const on = dayText(day)
      const at = new Date(Date.parse(`${on}T00:00:00Z`) + minute * 60_000).toISOString()
      const org = by === 'receiver' && to !== null ? to : from
      const own = isOwnType(type) || (org === to && !feedback && type !== 'consent_withdrawn')
      const known = seen.filter(({ payload }) => payload.own !== true || payload.org === org)
      const parents = headsOf(own ? known : known.filter(({ payload }) => payload.own !== true))
      const draft: Draft = {
        day,
        minute,
        payload: {
          v: payloadVersion,
          id: uuidv7({ msecs: Date.parse(at), random: randomBytes() }),
          ref,
          chain: ownChain,
          t: type,
          from,
          to,
          org,
          lam: 1 + Math.max(0, ...known.map(({ payload }) => payload.lam)),
          ...(parents.length > 0 && { par: parents }),
          z: toBase64url(randomBytes()),
          at,
          ...(own && { own }),
          c: { on, ...facts },
        },
      }
      drafts.push(draft)
      return draft
    },
  }
}

/** Ids no other event names as seen; what stands beside the course is never named. */
function headsOf(known: readonly Draft[]): string[] {
  const seen = known.filter(({ payload }) => !isAnnotation(payload.t))
  const named = new Set(seen.flatMap(({ payload }) => payload.par ?? []))
  return seen.flatMap(({ payload }) => (named.has(payload.id) ? [] : [payload.id]))
}
