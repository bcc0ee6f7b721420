/** A signed event of a referral from `sender` to `receiver`, with overrides for every part. */
import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import type { Payload, WireEvent } from '../../shared/protocol/payload.ts'
import type { EventType } from '../../shared/referral/event-type.ts'
import { someFacts } from './a-referral.ts'
import { receiver, sender } from './a-server.ts'
import { type EnrolledDevice, signed } from './an-enrolled-device.ts'

export type SignedEvent = WireEvent & { payload: Payload }

export function aPayload(device: EnrolledDevice, overrides: Partial<Payload> = {}): Payload {
  const t = overrides.t ?? 'requested'
  return {
    v: 1,
    id: uuidv7(),
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
