/** An organisation with a founded key log, and devices of it that hold its keyring; no server has a part in it. */
import { IDBFactory } from 'fake-indexeddb'
import { makeDeviceKeys, publicHalves } from '../../extension/crypto/device-keys.ts'
import { type Keyring, newKeyring, publicRoot, recipientsOf, withNextEpoch } from '../../extension/crypto/keyring.ts'
import { signStatement, verifySignature } from '../../extension/crypto/statements.ts'
import { keepKeyring } from '../../extension/keys/own-keyring.ts'
import type { Device } from '../../extension/store/device.ts'
import { localKey } from '../../extension/store/local-key.ts'
import { readMeta, writeMeta } from '../../extension/store/meta.ts'
import { putEvents } from '../../extension/store/referrals.ts'
import { extendLog, type KeyFact, type KeyLog, type SignedStatement } from '../../shared/protocol/key-log.ts'
import { aDatabase, aDevice, type TestDevice } from './a-device.ts'

export type OrganisationWithKeys = {
  id: string
  keyring: Keyring
  log: KeyLog
  statements: SignedStatement[]
  /** Signs a statement with the root and takes it into the log. */
  say(fact: KeyFact): Promise<void>
  /** The next epoch of the encryption key. */
  rotate(): Promise<void>
}

export async function anOrganisationWithKeys(id: string): Promise<OrganisationWithKeys> {
  const keyring = await newKeyring(id)
  const organisation: OrganisationWithKeys = {
    id,
    keyring,
    log: { org: id, n: 0, hash: '', root: '', roots: [], epochs: [], devices: [] },
    statements: [],
    say: async (fact) => {
      const before = organisation.statements.length === 0 ? undefined : organisation.log
      const statement = await signStatement(organisation.keyring, before, id, fact)
      const log = await extendLog(before, id, statement, verifySignature)
      if (typeof log === 'string') throw new Error(log)
      organisation.log = log
      organisation.statements.push(statement)
    },
    rotate: async () => {
      organisation.keyring = await withNextEpoch(organisation.keyring)
      await organisation.say(await newestEpoch(organisation.keyring))
    },
  }
  await organisation.say({ t: 'org_created', root: await publicRoot(keyring) })
  await organisation.say(await newestEpoch(keyring))
  return organisation
}

async function newestEpoch(keyring: Keyring): Promise<KeyFact> {
  const recipients = await recipientsOf(keyring)
  return { t: 'enc_epoch', e: recipients.length, recipient: recipients.at(-1) ?? '', suite: 1 }
}

/** Pins the logs as sync would; what was compared or blocked stays. */
export async function pin(device: Device, ...organisations: OrganisationWithKeys[]): Promise<void> {
  for (const { id: org, log, statements } of organisations) {
    const before = await device.database.keyLogs.get(org)
    await device.database.keyLogs.put({ ...before, org, log, statements: [...statements] })
  }
}

export type DeviceWithKeys = TestDevice & {
  engine: IDBFactory
  id: string
  /** The same device in another page of the browser: nothing of this one's memory. */
  anotherPage(): DeviceWithKeys
}

let made = 0

/** An admitted device of the organisation that knows these others. */
export async function aDeviceWithKeys(
  organisation: OrganisationWithKeys,
  { knows = [], ...overrides }: Partial<Device> & { knows?: OrganisationWithKeys[] } = {},
): Promise<DeviceWithKeys> {
  const engine = new IDBFactory()
  const device = aDevice({ database: aDatabase(engine), ...overrides })
  const id = `01990000-0000-7000-8000-${(0xd0_00_00 + ++made).toString(16).padStart(12, '0')}`
  const keys = await makeDeviceKeys((await localKey(device)).key)
  await organisation.say({
    t: 'device_added',
    device: id,
    ...(await publicHalves(keys)),
    role: 'professional',
    keeper: true,
  })
  await writeMeta(device.database, 'keys', keys)
  await writeMeta(device.database, 'enrolment', {
    server: 'https://network.example',
    instance: '01990000-0000-7000-8000-00000000001a',
    network: 'Kreis Musterland',
    organisationId: organisation.id,
    organisationName: `Stelle ${made}`,
    deviceId: id,
    role: 'professional',
  })
  await pin(device, organisation, ...knows)
  await keepKeyring(organisation.keyring, device)
  return onEngine({ ...device, engine, id })
}

function onEngine(device: Omit<DeviceWithKeys, 'anotherPage'>): DeviceWithKeys {
  return { ...device, anotherPage: () => onEngine({ ...device, database: aDatabase(device.engine) }) }
}

/** Carries a referral's events from one device to another, as a feed would: what is `own` stays with its organisation. */
export async function carry(from: Device, to: Device, ref: string): Promise<void> {
  const [record, known, enrolment] = await Promise.all([
    from.database.referrals.get(ref),
    to.database.referrals.get(ref),
    readMeta(to.database, 'enrolment'),
  ])
  const present = new Set(known?.events.map((event) => event.id))
  const fresh = (record?.events ?? []).filter(({ id, p }) => {
    const payload = JSON.parse(p) as { own?: boolean; org: string }
    return !present.has(id) && (payload.own !== true || payload.org === enrolment?.organisationId)
  })
  await putEvents(to.database, ref, [...(known?.events ?? []), ...fresh])
}
