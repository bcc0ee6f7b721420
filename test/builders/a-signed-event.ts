/** A signed event of a referral from `sender` to `receiver`, with overrides for every part. */
import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import type { Payload, WireEvent } from '../../shared/protocol/payload.ts'
import { type EventType, isOwnType, isSealedType } from '../../shared/referral/event-type.ts'
import { someFacts } from './a-referral.ts'
import { receiver, sender } from './a-server.ts'
import { type EnrolledDevice, signed } from './an-enrolled-device.ts'

export type SignedEvent = WireEvent & { payload: Payload }

/** A sealed part in the shape of one: nobody can open it. */
export function sealedPart(keyOf: string, length = 400) {
  return { k: keyOf, n: 'A'.repeat(16), d: 'A'.repeat(length) }
}

/** Who has an event of this type, and its sealed part, where the type asks for them. */
function partsOf(type: string, id: string) {
  return { ...(isOwnType(type) && { own: true as const }), ...(isSealedType(type) && { x: sealedPart(id) }) }
}

export function aPayload(device: EnrolledDevice, overrides: Partial<Payload> = {}): Payload {
  const t = overrides.t ?? 'requested'
  const id = overrides.id ?? uuidv7()
  return {
    v: 1,
    id,
    ref: uuidv7(),
    chain: uuidv7(),
    t,
    from: sender,
    to: receiver,
    org: device.organisationId,
    dev: device.id,
    lam: 1,
    z: toBase64url(randomBytes(16)),
    at: '2026-03-02T09:00:00Z',
    ...partsOf(t, id),
    c: { ...someFacts[t as EventType] } as Payload['c'],
    ...overrides,
  }
}

export function aSignedEvent(device: EnrolledDevice, overrides: Partial<Payload> = {}): SignedEvent {
  const payload = aPayload(device, overrides)
  return { ...signed(device, JSON.stringify(payload)), payload }
}

/** What goes over the wire. */
export function wire({ p, s }: WireEvent): WireEvent {
  return { p, s }
}
