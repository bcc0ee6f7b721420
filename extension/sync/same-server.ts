/**
 * Before anything is sent: is this still the server the device was enrolled with? An address can
 * come to answer for another network, or a hotel's Wi-Fi can answer for everybody.
 */
import { Problem } from '../../shared/problem.ts'
import { type Hello, helloSchema } from '../../shared/protocol/hello.ts'
import { payloadVersion, protocolVersion } from '../../shared/protocol/limits.ts'
import type { Device } from '../store/device.ts'
import { compareClocks } from './clock-off.ts'
import { isOlder } from './is-older.ts'
import { ask } from './request.ts'
import type { Session } from './session.ts'

/** How long a server that said who it is is believed to be the same. */
const believedFor = 10 * 60_000

const believed = new WeakMap<Device, { instance: string; hello: Hello; at: number }>()

/** The greeting of the enrolled server. @throws {Problem} `not_this_server`, `upgrade_required`, `offline` … */
export async function sameServer({ device, enrolment }: Session): Promise<Hello> {
  const known = believed.get(device)
  const age = known === undefined ? Number.NaN : device.clock.now() - known.at
  if (known !== undefined && known.instance === enrolment.instance && age >= 0 && age < believedFor) return known.hello
  const hello = await greet(device, enrolment.server)
  if (hello.instance !== enrolment.instance) throw new Problem('not_this_server')
  await compareClocks(device, hello.time)
  believed.set(device, { instance: hello.instance, hello, at: device.clock.now() })
  return hello
}

/** Asks anew the next time: after trouble the answer may be another. */
export function doubtServer(device: Device): void {
  believed.delete(device)
}

/** The greeting of any server. @throws {Problem} `not_this_server` where it is none of this product. */
export async function greet(device: Device, server: string): Promise<Hello> {
  const hello = await ask(device, server, { method: 'GET', path: '/v1/hello' }, helloSchema).catch((failure) => {
    throw failure instanceof Problem && isForeign(failure) ? new Problem('not_this_server') : failure
  })
  const spoken = hello.proto.min <= protocolVersion && protocolVersion <= hello.proto.max
  const written = hello.payload.min <= payloadVersion && payloadVersion <= hello.payload.max
  const outdated = device.version !== undefined && isOlder(device.version, hello.minClient)
  if (!spoken || !written || outdated) throw new Problem('upgrade_required')
  return hello
}

function isForeign({ code }: Problem): boolean {
  return code === 'feed_broken' || code === 'not_found' || code === 'unauthenticated'
}
