/**
 * A referral's state as a pure function of the set of its events: no order of arrival, no repetition, no
 * clock, no locale changes it (invariants I5 and I6 of the sync protocol), so every device that holds the
 * same events shows the same referral. Events are put in order by (Lamport number, id).
 *
 * Each event is judged by what its author had seen: it counts if it fits the state reached there, and that
 * state's event is its base. The events that count form a tree; where devices acted apart it has several
 * ends, of which the highest by (rank of status, Lamport number, id) wins. The way from the opening to the
 * winner is the referral's history as told; the rest is kept and shown, `ignored`.
 */
import { limits } from '../protocol/limits.ts'
import { type Ancestry, ancestry } from './ancestry.ts'
import { besideFacts, openingFacts } from './beside.ts'
import { corrections } from './corrections.ts'
import { authorSide, type EventType, isAnnotation, isEventType, isOpening } from './event-type.ts'
import { dayOf, type FoldedEvent, inOrder, texts } from './folded-event.ts'
import { outcomeOf } from './outcome-of.ts'
import type { HistoryEntry, ReferralState, ReferralStatus } from './state.ts'
import { initialStatus, isTerminal, nextStatus, statusRank, type TransitionScene } from './transitions.ts'

/** Raised when the fold changes; records folded by an older version are folded anew from their events. */
export const foldVersion = 4

/** An event that moved the state, and the step before it in its author's view (−1: the opening). */
type Step = { index: number; status: ReferralStatus; base: number }

/** @param events of one referral in any order; `p` is the payload as its author signed it */
export function fold(events: readonly { p: string }[]): ReferralState {
  const all = inOrder(events)
  const ordered = all.filter((event) => !isAnnotation(event.t))
  const opening = ordered.find((event) => isOpening(event.t) && event.org === event.from)
  const first = opening ?? all[0]
  const scene: TransitionScene = { kind: kindOf(opening), hasReceiver: (first?.to ?? null) !== null }
  const seen = ancestry(ordered)
  const fits = (event: FoldedEvent) => belongs(event, first) && mayAuthor(event)
  const { voided, correcting } = corrections(ordered, fits)

  const effects = ordered.map((event, index): HistoryEntry['effect'] => {
    if (voided.has(index)) return 'voided'
    if (!isEventType(event.t)) return 'unknown'
    if (event === opening || correcting.has(index)) return 'applied'
    return fits(event) && countsWithoutStep(event, scene) ? 'applied' : 'ignored'
  })
  const candidate = (event: FoldedEvent, index: number) => !voided.has(index) && isEventType(event.t) && fits(event)
  const steps = takeSteps(ordered, candidate, seen, scene)
  const told = wayTo(steps, ends(steps, seen))
  for (const step of told) effects[step.index] = 'applied'

  const winner = told.at(-1)
  const status = winner?.status ?? initialStatus(scene.kind)
  const applied = ordered.filter((_, index) => effects[index] === 'applied')
  const beside = all.filter((event) => isAnnotation(event.t) && fits(event))
  const effectOf = new Map(ordered.map((event, index) => [event.id, effects[index]]))
  const outcome = outcomeOf(told.flatMap(({ index }) => ordered[index] ?? []))
  const withdrawnScopes = withdrawn(applied)
  return {
    ref: first?.ref ?? '',
    chain: first?.chain ?? '',
    kind: scene.kind,
    from: first?.from ?? '',
    to: first?.to ?? null,
    status,
    ...openingFacts(opening, beside),
    ...outcome,
    ...besideFacts(beside, withdrawnScopes),
    withdrawnScopes,
    noteFiled: applied.some((event) => event.t === 'note_filed' && event.org === event.from),
    concurrent: winner === undefined ? [] : actedApart(steps, winner, ordered, seen),
    loopClosed: isTerminal(status) && closesLoop(outcome.evidence),
    history: all.map((event) =>
      entryOf(event, effectOf.get(event.id) ?? (beside.includes(event) ? 'applied' : 'ignored')),
    ),
    heads: headIds(ordered, seen),
    sharedHeads: sharedHeads(ordered, seen),
    lam: all.at(-1)?.lam ?? 0,
    openedOn: first === undefined ? '' : dayOf(first),
    changedOn:
      lastDay(all.filter((event) => event.t === 'shared' || applied.includes(event))) ??
      (first === undefined ? '' : dayOf(first)),
  }
}

function kindOf(opening: FoldedEvent | undefined): ReferralState['kind'] {
  if (opening?.t === 'unmet_need') return 'unmet_need'
  return opening?.t === 'presented' ? 'arrival' : 'referral'
}

function headIds(ordered: readonly FoldedEvent[], { heads }: Ancestry): string[] {
  return heads.slice(-limits.parents).flatMap((index) => ordered[index]?.id ?? [])
}

/** An event for both sides names only what both sides have; else the other side would judge it differently. */
function sharedHeads(ordered: readonly FoldedEvent[], seen: Ancestry): string[] {
  const both = ordered.filter((event) => !event.own)
  return both.length === ordered.length ? headIds(ordered, seen) : headIds(both, ancestry(both))
}

/** Judges each event by its author's view, in order; earlier steps are all there when a later one asks. */
function takeSteps(
  ordered: readonly FoldedEvent[],
  candidate: (event: FoldedEvent, index: number) => boolean,
  seen: Ancestry,
  scene: TransitionScene,
): Step[] {
  const steps: Step[] = []
  for (const [index, event] of ordered.entries()) {
    if (!candidate(event, index) || !movesStatus(event)) continue
    const base = ends(
      steps.filter((step) => seen.saw(index, step.index)),
      seen,
    )
    const status = nextStatus(base?.status ?? initialStatus(scene.kind), event.t as EventType, scene)
    if (status !== undefined) steps.push({ index, status, base: base?.index ?? -1 })
  }
  return steps
}

/**
 * The winning end: no other step has seen it, and its rank, then its place, is highest. Asked from the highest down,
 * where the first is nearly always the one: to gather all ends first let a flood of events freeze whoever folds it.
 */
function ends(steps: readonly Step[], seen: Ancestry): Step | undefined {
  const highestFirst = steps.toSorted((a, b) => statusRank(b.status) - statusRank(a.status) || b.index - a.index)
  return highestFirst.find(({ index }) => steps.findLast((other) => seen.saw(other.index, index)) === undefined)
}

function wayTo(steps: readonly Step[], winner: Step | undefined): Step[] {
  const byIndex = new Map(steps.map((step) => [step.index, step]))
  const way: Step[] = []
  for (let step = winner; step !== undefined; step = byIndex.get(step.base)) way.unshift(step)
  return way
}

/**
 * Pairs of steps written apart that still disagree: a later step that saw both has settled it, and two
 * devices that said the same never disagreed. What one organisation keeps to itself cannot be disputed with
 * the other, which will never see it; and that a family took its consent back is no matter to be settled.
 */
function actedApart(
  steps: readonly Step[],
  winner: Step,
  ordered: readonly FoldedEvent[],
  seen: Ancestry,
): [string, string][] {
  const pairs: [string, string][] = []
  for (const step of steps) {
    if (step === winner || seen.saw(winner.index, step.index) || seen.saw(step.index, winner.index)) continue
    const [one, other] = [ordered[Math.min(step.index, winner.index)], ordered[Math.max(step.index, winner.index)]]
    if (one === undefined || other === undefined || !disagree(one, other)) continue
    pairs.push([one.id, other.id])
  }
  return pairs
}

function disagree(one: FoldedEvent, other: FoldedEvent): boolean {
  if (one.t === 'consent_withdrawn' || other.t === 'consent_withdrawn') return false
  return !saysTheSame(one, other) && !unseenByOther(one, other)
}

function unseenByOther(one: FoldedEvent, other: FoldedEvent): boolean {
  return one.org !== other.org && (one.own || other.own)
}

function saysTheSame(one: FoldedEvent, other: FoldedEvent): boolean {
  if (one.t !== other.t) return false
  const names = new Set([...Object.keys(one.c), ...Object.keys(other.c)])
  names.delete('on')
  return [...names].every((name) => JSON.stringify(one.c[name]) === JSON.stringify(other.c[name]))
}

function movesStatus(event: FoldedEvent): boolean {
  return event.t !== 'consent_withdrawn' || texts(event.c['scopes']).some((scope) => scope.startsWith('forward_'))
}

/** Events that hold in every state: a withdrawal of consent is never too late, a note may be filed at any time. */
function countsWithoutStep(event: FoldedEvent, scene: TransitionScene): boolean {
  return event.t === 'note_filed' || (event.t === 'consent_withdrawn' && scene.kind === 'referral')
}

function belongs(event: FoldedEvent, first: FoldedEvent | undefined): boolean {
  return first !== undefined && event.ref === first.ref && event.from === first.from && event.to === first.to
}

function mayAuthor(event: FoldedEvent): boolean {
  const side = isEventType(event.t) ? authorSide[event.t] : 'either'
  return (side !== 'receiver' && event.org === event.from) || (side !== 'sender' && event.org === event.to)
}

function withdrawn(applied: readonly FoldedEvent[]): ReferralState['withdrawnScopes'] {
  const scopes = applied.flatMap((event) =>
    event.t === 'consent_withdrawn' ? texts<ReferralState['withdrawnScopes'][number]>(event.c['scopes']) : [],
  )
  return [...new Set(scopes)].sort()
}

/** An assumption, or what the sender saw, never closes a loop; the receiver's or the family's word does. */
function closesLoop(evidence: ReferralState['evidence']): boolean {
  return evidence === 'receiver_confirmed' || evidence === 'family_reported'
}

/** The latest day, which need not be the last event's: what happened before may be entered afterwards. */
function lastDay(applied: readonly FoldedEvent[]): string | undefined {
  return applied.map(dayOf).sort().at(-1)
}

function entryOf(event: FoldedEvent, effect: HistoryEntry['effect']): HistoryEntry {
  return {
    id: event.id,
    type: event.t,
    organisationId: event.org,
    deviceId: event.dev,
    at: event.at,
    facts: event.c,
    effect,
  }
}
