/** A device with a database, a small store and a clock of its own: the real client, several in one process. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { type Clock, dayOf } from '../../extension/platform/clock.ts'
import { webLocks } from '../../extension/platform/locks.ts'
import { memoryArea } from '../../extension/platform/storage.ts'
import { Database } from '../../extension/store/database.ts'
import type { Device } from '../../extension/store/device.ts'
import { enrol } from '../../extension/sync/enrol.ts'
import { anOrganisationId, serverAddress, type TestNetwork } from './a-network.ts'

/** A clock that a test turns. */
export type TurnedClock = Clock & { turn(ms: number): void }

export function aClock(start = Date.parse('2026-03-02T09:00:00Z')): TurnedClock {
  let at = start
  return {
    now: () => at,
    today: () => dayOf(new Date(at)),
    turn: (ms) => {
      at += ms
    },
  }
}

let made = 0

/** A device that was never set up; `fetch` fails until one is given. */
export function aDevice(overrides: Partial<Device> & { name?: string } = {}): Device & { clock: TurnedClock } {
  const { name = `device-${++made}`, ...parts } = overrides
  return {
    database: new Database(name, { indexedDB: new IDBFactory(), IDBKeyRange }),
    storage: memoryArea(),
    locks: webLocks,
    random: () => 0.5,
    fetch: () => Promise.reject(new TypeError('no network')),
    ...parts,
    clock: (parts.clock as TurnedClock | undefined) ?? aClock(),
  }
}

/** A device enrolled for the network's organisation of this number. */
export async function anEnrolledDevice(
  network: TestNetwork,
  { organisation = 0, ...overrides }: Partial<Device> & { organisation?: number; name?: string } = {},
): Promise<Device & { clock: TurnedClock }> {
  const device = aDevice({ fetch: network.send, ...overrides })
  await enrol(serverAddress, await network.invite(anOrganisationId(organisation)), device)
  return device
}
