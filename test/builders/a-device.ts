/** A device with a database, a small store and a clock of its own: the real client, several in one process. */
import Dexie, { type DBCore } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { type Clock, dayOf } from '../../extension/platform/clock.ts'
import { type Locks, webLocks } from '../../extension/platform/locks.ts'
import { memoryArea } from '../../extension/platform/storage.ts'
import { Database } from '../../extension/store/database.ts'
import type { Device } from '../../extension/store/device.ts'
import { type Enrolment, readMeta } from '../../extension/store/meta.ts'
import { enrol } from '../../extension/sync/enrol.ts'
import { makeInvitation } from '../../extension/sync/invite.ts'
import { settleAdmission } from '../../extension/sync/take-part.ts'
import type { Role } from '../../shared/codes/role.ts'
import { anOrganisationId, serverAddress, type TestNetwork } from './a-network.ts'

let made = 0

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

/** Fails a write to the table by throwing, as a full disk or a killed browser would. */
export type WriteFault = (table: string) => void

// Dexie's live queries run only where it found an IndexedDB when it was loaded.
Dexie.dependencies.indexedDB ??= new IDBFactory()

const names = new WeakMap<IDBFactory, string>()

/** A database on this engine; the same engine opened again is the same database after a restart. */
export function aDatabase(engine: IDBFactory, fault?: WriteFault): Database {
  const name = names.get(engine) ?? `kettenglied ${++made}`
  names.set(engine, name)
  const database = new Database(name, { indexedDB: engine, IDBKeyRange })
  if (fault !== undefined) database.use({ stack: 'dbcore', name: 'fault', create: (core) => faulty(core, fault) })
  return database
}

function faulty(core: DBCore, fault: WriteFault): DBCore {
  return {
    ...core,
    table: (name) => {
      const table = core.table(name)
      const mutate: typeof table.mutate = async (request) => {
        fault(name)
        return table.mutate(request)
      }
      return { ...table, mutate }
    },
  }
}

export type TestDevice = Device & { clock: TurnedClock }

/** The real Web Locks, under names of their own: devices in one process are as strangers as on two machines. */
export function ownLocks(): Locks {
  const prefix = `device ${++made}: `
  return {
    alone: (name, work, signal) => webLocks.alone(prefix + name, work, signal),
    ifFree: (name, work) => webLocks.ifFree(prefix + name, work),
  }
}

/** A device that was never set up; `fetch` fails until one is given. */
export function aDevice(overrides: Partial<Device> = {}): TestDevice {
  return {
    database: aDatabase(new IDBFactory()),
    storage: memoryArea(),
    locks: ownLocks(),
    random: () => 0.5,
    fetch: () => Promise.reject(new TypeError('no network')),
    ...overrides,
    clock: (overrides.clock as TurnedClock | undefined) ?? aClock(),
  }
}

/** Whose code a device joins with, by network and organisation: its first device, once that founded its keys. */
const founders = new WeakMap<TestNetwork, Map<number, Promise<Device>>>()

/**
 * A code to join the organisation with: of its first device with the keyring in the card, of the operator where
 * there is none yet, or for a role that has no keys.
 */
export async function aCode(network: TestNetwork, organisation = 0, role: Role = 'professional'): Promise<string> {
  const founder = await founders.get(network)?.get(organisation)
  if (founder === undefined || role !== 'professional') return network.invite(anOrganisationId(organisation), role)
  return (await makeInvitation({ role, immediate: true }, { ...founder, fetch: network.send })).code
}

/**
 * A device enrolled for the network's organisation of this number, and admitted: the first one founds the
 * organisation's keys, the others join at once with a code of the first.
 */
export async function anEnrolledDevice(
  network: TestNetwork,
  {
    organisation = 0,
    role = 'professional',
    ...overrides
  }: Partial<Device> & { organisation?: number; role?: Role } = {},
): Promise<TestDevice> {
  const device = aDevice({ fetch: network.send, ...overrides })
  const join = async () => {
    await enrol(serverAddress, await aCode(network, organisation, role), device)
    if (role !== 'professional') return
    await settleAdmission({ device: { ...device, fetch: network.send }, enrolment: await enrolled(device) })
  }
  const known = founders.get(network) ?? new Map<number, Promise<Device>>()
  founders.set(network, known)
  if (role !== 'professional' || known.has(organisation)) await join()
  else {
    const founding = join().then(() => device)
    // Whoever comes while the keys are being founded waits for them.
    known.set(organisation, founding)
    await founding
  }
  return device
}

async function enrolled(device: Device): Promise<Enrolment> {
  const present = await readMeta(device.database, 'enrolment')
  if (present === undefined) throw new Error('not enrolled')
  return present
}
