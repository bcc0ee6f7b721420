/** Carries requests between runner and server, and loses, repeats or delays them as a history says. */
import type { Answer, Request } from './model.ts'
import { handle, type ModelServer } from './model-server.ts'
import type { Runner } from './sync-step.ts'

/** `twice`: handled twice at once; `again_later`: handled now and once more at a later move. */
export const fates = ['ok', 'request_lost', 'answer_lost', 'twice', 'again_later'] as const
export type Fate = (typeof fates)[number]

/** A running sync and where it stands: its next request, or the answer on its way to it. */
export type Running = {
  runner: Runner
  at: { sends: Request } | { receives: Answer | undefined; commit: () => void } | 'pause'
}

export type Transport = { server: ModelServer; late: Request[] }

export function begin(runner: Runner): Running | undefined {
  return standing(runner, runner.next())
}

/** Moves a sync on by one step; undefined when it has ended. */
export function advance(transport: Transport, running: Running, fate: Fate): Running | undefined {
  const { runner, at } = running
  if (at === 'pause') return standing(runner, runner.next())
  if ('receives' in at) {
    at.commit()
    return standing(runner, runner.next(at.receives))
  }
  if (fate === 'request_lost') return { runner, at: { receives: undefined, commit: () => {} } }
  const { answer, commit } = handle(transport.server, at.sends)
  if (fate === 'twice') handle(transport.server, at.sends).commit()
  if (fate === 'again_later') transport.late.push(at.sends)
  return { runner, at: { receives: fate === 'answer_lost' ? undefined : answer, commit } }
}

/** The device dies; what the server has begun it still finishes. */
export function abandon(running: Running | undefined): void {
  if (running !== undefined && running.at !== 'pause' && 'receives' in running.at) running.at.commit()
}

/** A request that was delayed on its way arrives once more; nobody waits for its answer. */
export function redeliver(transport: Transport): void {
  const request = transport.late.shift()
  if (request !== undefined) handle(transport.server, request).commit()
}

function standing(runner: Runner, step: IteratorResult<Request | 'pause', void>): Running | undefined {
  if (step.done === true) return undefined
  return { runner, at: step.value === 'pause' ? 'pause' : { sends: step.value } }
}
