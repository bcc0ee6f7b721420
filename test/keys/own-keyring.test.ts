/** The keyring that a server hands out: taken when the pinned log bears it out, refused when it does not. */
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { recipientOfAgreeKey, wrapFor } from '../../extension/crypto/age-wrap.ts'
import { publicHalves } from '../../extension/crypto/device-keys.ts'
import {
  type Keyring,
  keyringBytes,
  newKeyring,
  publicRoot,
  withNewRoot,
  withoutRoot,
} from '../../extension/crypto/keyring.ts'
import { rootProof } from '../../extension/crypto/statements.ts'
import { setPin, unlock } from '../../extension/keys/lock.ts'
import { ownKeyring, settleRing, takeRing } from '../../extension/keys/own-keyring.ts'
import { keyStanding, sealedMayLeave } from '../../extension/keys/standing.ts'
import { openAlarms } from '../../extension/store/alarms.ts'
import { readMeta, writeMeta } from '../../extension/store/meta.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import {
  aDeviceWithKeys,
  anOrganisationWithKeys,
  type DeviceWithKeys,
  type OrganisationWithKeys,
  pin,
} from '../builders/an-organisation-with-keys.ts'

let office: OrganisationWithKeys
let device: DeviceWithKeys

beforeEach(async () => {
  office = await anOrganisationWithKeys('01990000-0000-7000-8000-0000000000a0')
  device = await aDeviceWithKeys(office)
  await device.database.meta.delete('keyring')
})

/** The ring as a keeper wraps it for this device; anybody could. */
async function ring(keyring: Keyring): Promise<string> {
  const keys = (await readMeta(device.database, 'keys')) ?? expect.fail('no keys')
  const { agreeKey } = await publicHalves(keys)
  return toBase64url(await wrapFor([recipientOfAgreeKey(agreeKey)], keyringBytes(keyring)))
}

const alarms = async () => (await openAlarms(device)).map(({ code, org }) => [code, org])

describe('a ring of the organisation', () => {
  it('is taken, with the root for a keeper and without it for others', async () => {
    await takeRing(await ring(withoutRoot(office.keyring)), device)
    expect(await ownKeyring(device)).toEqual(withoutRoot(office.keyring))
    expect(await readMeta(device.database, 'keyring')).toMatchObject({ epochs: 1, keeper: false })
    await takeRing(await ring(office.keyring), device)
    expect(await ownKeyring(device)).toEqual(office.keyring)
    expect(await alarms()).toEqual([])
  })

  it('that is ahead of the key log waits for it', async () => {
    await office.rotate()
    await takeRing(await ring(office.keyring), device)
    expect(await ownKeyring(device)).toBeUndefined()
    await pin(device, office)
    await settleRing(device)
    expect(await ownKeyring(device)).toEqual(office.keyring)
  })

  it('that is older than what is here changes nothing, as after a restored backup', async () => {
    const old = await ring(office.keyring)
    await office.rotate()
    await pin(device, office)
    await takeRing(await ring(office.keyring), device)
    await takeRing(old, device)
    expect((await ownKeyring(device))?.epochs).toHaveLength(2)
    expect(await alarms()).toEqual([])
  })

  it('with a root that was replaced since is taken without it', async () => {
    const old = office.keyring
    const next = withNewRoot(old)
    await office.say({ t: 'root_rotated', root: await publicRoot(next), proof: await rootProof(next, office.log) })
    office.keyring = next
    await pin(device, office)
    await takeRing(await ring(old), device)
    expect(await ownKeyring(device)).toEqual(withoutRoot(old))
    await takeRing(await ring(next), device)
    expect(await ownKeyring(device)).toEqual(next)
  })
})

describe('a ring that somebody else made', () => {
  it.each<[string, () => Promise<string>]>([
    ['with keys of its own', async () => ring(await newKeyring(office.id))],
    ['of another organisation', async () => ring({ ...office.keyring, org: '01990000-0000-7000-8000-0000000000a1' })],
    ['without any key', async () => ring({ org: office.id, epochs: [] })],
    ['with one true key and one false', async () => ring(await mixed())],
    [
      'wrapped for another device',
      async () => toBase64url(await wrapFor(office.log.epochs, keyringBytes(office.keyring))),
    ],
    ['that is none', async () => 'AAAA'],
  ])('is refused with an alarm, and what was here stays: %s', async (_, made) => {
    await office.rotate()
    await pin(device, office)
    await takeRing(await ring(office.keyring), device)
    await takeRing(await made(), device)
    expect(await ownKeyring(device)).toEqual(office.keyring)
    expect(await alarms()).toEqual([['key_changed', office.id]])
  })

  async function mixed(): Promise<Keyring> {
    const [first = ''] = office.keyring.epochs
    const [other = ''] = (await newKeyring(office.id)).epochs
    return { org: office.id, epochs: [first, other] }
  }
})

describe('the standing of a device', () => {
  const recovery = () => office.say({ t: 'recovery', recipient: office.log.epochs[0] ?? '' })

  it('tells what it still needs', async () => {
    expect(await keyStanding(device)).toBe('waiting')
    await takeRing(await ring(office.keyring), device)
    expect(await keyStanding(device)).toBe('unsaved')
    expect(await sealedMayLeave(device)).toBe(false)
    await recovery()
    await pin(device, office)
    expect(await keyStanding(device)).toBe('ready')
    expect(await sealedMayLeave(device)).toBe(true)
    await office.rotate()
    await pin(device, office)
    expect(await keyStanding(device)).toBe('waiting')
    expect(await sealedMayLeave(device)).toBe(true)
  })

  it('is ready with a second keeper too', async () => {
    await takeRing(await ring(office.keyring), device)
    await aDeviceWithKeys(office)
    await pin(device, office)
    expect(await keyStanding(device)).toBe('ready')
  })

  it('is waiting before it is admitted, and none where there is nothing to seal', async () => {
    await takeRing(await ring(office.keyring), device)
    await writeMeta(device.database, 'admission', 'waiting')
    expect(await keyStanding(device)).toBe('waiting')
    await device.database.meta.bulkDelete(['admission', 'keyring'])
    await device.database.keyLogs.clear()
    expect(await keyStanding(device)).toBe('none')
    await device.database.meta.delete('enrolment')
    expect(await keyStanding(device)).toBe('none')
  })
})

describe('a keyring that comes while the page is locked', () => {
  it('waits and is opened with the PIN', async () => {
    await setPin('482913', undefined, device)
    const page = device.anotherPage()
    await office.rotate()
    await pin(device, office)
    await takeRing(await ring(office.keyring), page)
    expect(await keyStanding(page)).toBe('locked')
    await unlock('482913', page)
    expect(await ownKeyring(page)).toEqual(office.keyring)
    expect(await keyStanding(page)).toBe('unsaved')
  })
})
