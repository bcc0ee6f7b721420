/**
 * One sync of a device as a coroutine: every `yield` is a point at which the device may crash or
 * another runner may go on. A yielded request comes back as the answer, or undefined when it was lost.
 */
import type { Answer, Request } from './model.ts'
import { batchEvents } from './model.ts'
import { applyItems, applyPage, applyResults, continuesChain, type Device, reset, unconfirmed } from './model-device.ts'

export type Runner = Generator<Request | 'pause', void, Answer | undefined>

export function* syncStep(device: Device): Runner {
  if (!(yield* pullAll(device))) return
  if (!(yield* pushAll(device))) return
  yield* pullAll(device)
}

type Part = Generator<Request | 'pause', boolean, Answer | undefined>

/** False when an answer was lost: the next sync begins anew. */
function* pullAll(device: Device): Part {
  for (;;) {
    const asked = { cursor: device.cursor, gen: device.gen }
    const answer = yield { kind: 'pull', organisation: device.organisation, cursor: asked.cursor }
    if (answer === undefined || answer.kind === 'pushed') return false
    yield 'pause'
    if (answer.kind === 'reset') {
      reset(device)
      continue
    }
    if (!continuesChain(device, asked.cursor, answer)) return false
    if (device.bug === 'cursorBeforeItems') {
      device.cursor = answer.next
      yield 'pause'
      applyItems(device, answer)
    } else applyPage(device, asked, answer)
    if (!answer.more) return true
  }
}

function* pushAll(device: Device): Part {
  const tried = new Set<number>()
  for (;;) {
    const batch = unconfirmed(device)
      .filter((row) => !tried.has(row.id))
      .slice(0, batchEvents)
    if (batch.length === 0) return true
    const events = batch.map(({ id, p, participants }) => ({ id, p, participants }))
    for (const row of batch) {
      tried.add(row.id)
      if (device.bug === 'clearedWhenSent') row.gen = device.gen
    }
    const answer = yield { kind: 'push', events }
    if (answer === undefined) return false
    yield 'pause'
    applyResults(device, events, answer)
  }
}
