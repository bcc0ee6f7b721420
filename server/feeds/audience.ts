/** Which organisations have an event: both sides, its author's alone, or one more whose hand-over code was shown. */
import type { Payload } from '../../shared/protocol/payload.ts'
import type { EventTable } from '../store/tables/feeds.ts'

export type Placed = Pick<EventTable, 'from_org' | 'to_org' | 'own_org' | 'also_org'>

/** Sender and receiver, once where they are one or there is no receiver. */
export function participants(from: string, to: string | null): string[] {
  return to === null || to === from ? [from] : [from, to]
}

/** The organisations in whose feeds an event stands, each once. */
export function audienceOf({ from_org, to_org, own_org, also_org }: Placed): string[] {
  if (own_org !== null) return [own_org]
  const both = participants(from_org, to_org)
  return also_org === null || both.includes(also_org) ? both : [...both, also_org]
}

/** @param also organisation that has it beside both sides */
export function placeOf(payload: Payload, also: string | null = null): Placed {
  return {
    from_org: payload.from,
    to_org: payload.to,
    own_org: payload.own === true ? payload.org : null,
    also_org: also,
  }
}

/** The place of an event known by its referral's sides and those who had it. */
export function placeFor(from: string, to: string | null, organisations: readonly string[]): Placed {
  const both = participants(from, to)
  const also = organisations.find((org) => !both.includes(org)) ?? null
  const alone = both.length > 1 && also === null && organisations.length === 1
  return { from_org: from, to_org: to, own_org: alone ? (organisations[0] ?? null) : null, also_org: also }
}
