/**
 * An event as the fold reads it. Events were checked at the border; here reading is lenient, because a
 * newer version's codes and fields, stored verbatim, must not stop an older device from showing the rest.
 */
import type { Payload } from '../protocol/payload.ts'
import type { RequestedFacts, UnmetNeedFacts } from './event.ts'

type Facts = Readonly<Record<string, unknown>>

/** The header fields the fold needs, under the payload's own names. */
export type FoldedEvent = Pick<Payload, 'id' | 'ref' | 'chain' | 't' | 'from' | 'to' | 'org' | 'dev' | 'lam' | 'at'> & {
  par: readonly string[]
  /** Known to the author's organisation alone. */
  own: boolean
  c: Facts
  p: string
}

/** Undefined when the text cannot be placed at all: no JSON object, no id, no type. */
export function readEvent(p: string): FoldedEvent | undefined {
  let json: unknown
  try {
    json = JSON.parse(p)
  } catch {
    return undefined
  }
  if (!isRecord(json)) return undefined
  const { id, t, lam, to, par, c } = json
  if (typeof id !== 'string' || typeof t !== 'string') return undefined
  return {
    id,
    t,
    p,
    ref: text(json['ref']),
    chain: text(json['chain']),
    from: text(json['from']),
    to: typeof to === 'string' ? to : null,
    org: text(json['org']),
    dev: text(json['dev']),
    at: text(json['at']),
    lam: typeof lam === 'number' && Number.isSafeInteger(lam) && lam > 0 ? lam : 0,
    par: texts(par),
    own: json['own'] === true,
    c: isRecord(c) ? c : {},
  }
}

/** The set in its one order: each id once (of two texts under one id the smaller), sorted by (lam, id). */
export function inOrder(events: readonly { p: string }[]): FoldedEvent[] {
  const byId = new Map<string, FoldedEvent>()
  for (const { p } of events) {
    const event = readEvent(p)
    if (event === undefined) continue
    const known = byId.get(event.id)
    if (known === undefined || event.p < known.p) byId.set(event.id, event)
  }
  return [...byId.values()].sort((a, b) => a.lam - b.lam || (a.id < b.id ? -1 : 1))
}

/** The day an event is about; the author's clock stands in where a type of a newer version has no `on`. */
export function dayOf(event: FoldedEvent): string {
  return text(event.c['on']) || event.at.slice(0, 10)
}

/** A coded fact, or undefined where it is missing. A code this version does not know passes: labels show it as it is. */
export function fact<T extends string>(facts: Facts, name: string): T | undefined {
  const value = facts[name]
  return typeof value === 'string' && value !== '' ? (value as T) : undefined
}

/**
 * What the opening of a referral says, as screens read it: texts and lists of texts are there even where they were
 * left out or are something else; codes that this version does not know pass through.
 */
export function requestedFacts(facts: Facts): RequestedFacts {
  const shaped = {
    ...facts,
    ...aboutFamily(facts),
    offerType: text(facts['offerType']),
    depth: text(facts['depth']),
    consent: text(facts['consent']),
    consentScopes: texts(facts['consentScopes']),
    alternatives: texts(facts['alternatives']),
  }
  return shaped as unknown as RequestedFacts
}

/** What an unmet need says, read as leniently. */
export function unmetNeedFacts(facts: Facts): UnmetNeedFacts {
  const shaped = { ...facts, ...aboutFamily(facts), unmetNeedReason: text(facts['unmetNeedReason']) }
  return shaped as unknown as UnmetNeedFacts
}

/** The coded family of `requested`, `unmet_need` or `described`. */
export function aboutFamily(facts: Facts) {
  return {
    on: text(facts['on']),
    needs: texts(facts['needs']),
    lifePhase: text(facts['lifePhase']) || 'not_recorded',
    ageBand: text(facts['ageBand']) || 'not_recorded',
    areaId: text(facts['areaId']) || 'not_recorded',
  }
}

/** The texts of a list; none where it is no list. The type is what the border checked, and is not checked again. */
export function texts<T extends string = string>(value: unknown): T[] {
  return Array.isArray(value) ? value.filter((item): item is T => typeof item === 'string') : []
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
