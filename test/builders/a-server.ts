/**
 * The server's app on a store, with two organisations that refer to each other and a third that has
 * no part in it. Its clock stands still until it is set.
 */
import { type AppDeps, createApp } from '../../server/app.ts'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { noRates } from '../../server/http/rates.ts'
import type { Store } from '../../server/store/open.ts'
import type { Role } from '../../shared/codes/role.ts'
import type { Organisation } from '../../shared/organisation.ts'
import type { PullAnswer, PushAnswer, PushResult } from '../../shared/protocol/feed.ts'
import type { WireEvent } from '../../shared/protocol/payload.ts'
import { anEnrolledDevice, type Call, type EnrolledDevice } from './an-enrolled-device.ts'

export const sender = '01990000-0000-7000-8000-00000000000a'
export const receiver = '01990000-0000-7000-8000-00000000000b'
export const stranger = '01990000-0000-7000-8000-00000000000c'

export function anOrganisation(overrides: Partial<Organisation> = {}): Organisation {
  return {
    id: sender,
    name: 'Jugendamt Musterstadt',
    institutionType: 'youth_office_prevention',
    providerType: 'public',
    ...overrides,
  }
}

export type TestServer = {
  app: ReturnType<typeof createApp>
  store: Store
  clock: { now: number }
  call: Call
  enrol(organisationId: string, role?: Role): Promise<EnrolledDevice>
  push(device: EnrolledDevice, events: WireEvent[]): Promise<PushResult[]>
  /** The whole feed, or what follows `cursor`. */
  pull(device: EnrolledDevice, cursor?: string | null, limit?: number): Promise<PullAnswer>
}

export async function aServer(store: Store, deps: Partial<AppDeps> = {}): Promise<TestServer> {
  const clock = { now: Date.parse('2026-03-02T09:00:00Z') }
  const app = createApp({ store, now: () => clock.now, rates: noRates, ...deps })
  await writeCatalogue(store, [
    { kind: 'network', id: 'network', data: { name: 'Kreis Musterland' } },
    { kind: 'organisation', id: sender, data: anOrganisation() },
    { kind: 'organisation', id: receiver, data: anOrganisation({ id: receiver, name: 'Beratungsstelle Beispiel' }) },
    { kind: 'organisation', id: stranger, data: anOrganisation({ id: stranger, name: 'Familienzentrum Erfunden' }) },
  ])
  const call: Call = async (method, path, body, token) =>
    await app.request(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return {
    app,
    store,
    clock,
    call,
    enrol: (organisationId, role = 'professional') =>
      anEnrolledDevice(call, store, { organisationId, role, now: clock.now }),
    async push(device, events) {
      const response = await call('POST', '/v1/sync/push', { events }, device.tokens.access)
      if (response.status !== 200) throw new Error(await response.text())
      return ((await response.json()) as PushAnswer).results
    },
    async pull(device, cursor = null, limit) {
      const body = { cursor, proto: 1, payloadMax: 1, ...(limit === undefined ? {} : { limit }) }
      const response = await call('POST', '/v1/sync/pull', body, device.tokens.access)
      if (response.status !== 200) throw new Error(await response.text())
      return (await response.json()) as PullAnswer
    },
  }
}

/** A server on this store with a device of the sender and one of the receiver. */
export async function twoOffices(store: Store) {
  const server = await aServer(store)
  return { ...server, ours: await server.enrol(sender), theirs: await server.enrol(receiver) }
}
