/** Everything is lost but the sheet in the safe: it is enough to begin again. */
import { beforeEach, describe, expect, it } from 'vitest'
import { wrapFor } from '../../extension/crypto/age-wrap.ts'
import { type Keyring, keyringBytes, newKeyring, publicRoot } from '../../extension/crypto/keyring.ts'
import { ownKeyring } from '../../extension/keys/own-keyring.ts'
import { readParts } from '../../extension/keys/parts.ts'
import type { Device } from '../../extension/store/device.ts'
import { ownKeyLog } from '../../extension/store/key-logs.ts'
import { readMeta } from '../../extension/store/meta.ts'
import { revokeDevice } from '../../extension/sync/devices.ts'
import { LogDraft } from '../../extension/sync/log-draft.ts'
import { confirmSheet, prepareSheet, recover, trySheet } from '../../extension/sync/recovery.ts'
import { syncStep } from '../../extension/sync/step.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import type { SignedStatement } from '../../shared/protocol/key-log.ts'
import type { KeysPush, RecoverAnswer } from '../../shared/protocol/keys.ts'
import { aDevice, anEnrolledDevice, type TestDevice } from '../builders/a-device.ts'
import { altered, aMeddler, at, type Meddling } from '../builders/a-meddler.ts'
import { aNetwork, anOrganisationId, serverAddress, type TestNetwork } from '../builders/a-network.ts'
import { aNoted, idOf, rotate, synced } from '../builders/device-acts.ts'

let network: TestNetwork
let keeper: TestDevice

beforeEach(async () => {
  network = await aNetwork()
  keeper = await anEnrolledDevice(network)
  return () => network.close()
})

const logOf = async (device: Device) => (await ownKeyLog(device))?.log

describe('the recovery sheet', () => {
  it('alone makes an empty browser a keeper that reads everything and shuts the lost device out', async () => {
    const { code } = await confirmed(keeper)
    const ref = await aNoted(keeper, 'Kanarienvogel-7Q')
    await rotate(keeper)
    const later = await aNoted(keeper, 'Kanarienvogel-8R')
    await synced(keeper)
    const lost = await idOf(keeper)

    const rescuer = aDevice({ fetch: network.send })
    const enrolment = await recover(serverAddress, code, rescuer)
    expect(enrolment.organisationId).toBe(anOrganisationId(0))
    await synced(rescuer)
    expect(await readParts(ref, rescuer)).toMatchObject({ caseReference: 'Kanarienvogel-7Q', unreadable: 0 })
    expect(await readParts(later, rescuer)).toMatchObject({ caseReference: 'Kanarienvogel-8R', unreadable: 0 })
    expect((await logOf(rescuer))?.epochs).toHaveLength(3)
    await revokeDevice(lost, rescuer)
    expect((await logOf(rescuer))?.roots).toHaveLength(2)
    expect(await syncStep({ insist: true }, keeper)).toMatchObject({ code: 'device_revoked' })

    const again = aDevice({ fetch: network.send })
    await recover(serverAddress, code, again)
    expect((await ownKeyring(again))?.epochs).toHaveLength(5)
  })

  it.each([
    ['that is none', () => 'Kanarienvogel', 'sheet_invalid'],
    [
      'with one wrong character',
      (code: string) => `${code.startsWith('0') ? '1' : '0'}${code.slice(1)}`,
      'sheet_invalid',
    ],
  ])('%s is refused before anything is asked', async (_, change, problem) => {
    const { code } = await confirmed(keeper)
    const between = aMeddler(network.send)
    const device = aDevice({ fetch: between.send })
    await expect(recover(serverAddress, change(code), device)).rejects.toMatchObject({ code: problem })
    expect(between.seen).toEqual([])
  })

  it('that another one has replaced opens nothing any more', async () => {
    const first = await confirmed(keeper)
    await confirmed(keeper)
    const device = aDevice({ fetch: network.send })
    await expect(recover(serverAddress, first.code, device)).rejects.toMatchObject({ code: 'sheet_invalid' })
  })

  it('that is tried once a year opens today’s keys afterwards, whatever the server had lost of it', async () => {
    const { code } = await confirmed(keeper)
    await network.store().db.deleteFrom('recovery').execute()
    await trySheet(code.toLowerCase(), keeper)
    expect(await readMeta(keeper.database, 'sheetSeenAt')).toBe(keeper.clock.now())
    const rescuer = aDevice({ fetch: network.send })
    await recover(serverAddress, code, rescuer)
    expect((await ownKeyring(rescuer))?.root).toBeDefined()
  })

  it('that does not hold is said so when it is tried, and the one that holds goes on holding', async () => {
    const older = await confirmed(keeper)
    const { code } = await confirmed(keeper)
    for (const wrong of [older.code, (await prepareSheet(keeper)).code, 'Kanarienvogel'])
      await expect(trySheet(wrong, keeper)).rejects.toMatchObject({ code: 'sheet_invalid' })
    expect(await readMeta(keeper.database, 'sheetSeenAt')).toBeUndefined()
    await recover(serverAddress, code, aDevice({ fetch: network.send }))
  })

  it('goes on where it was cut off', async () => {
    const { code } = await confirmed(keeper)
    for (const request of [1, 2, 3, 4, 5, 6]) {
      let sent = 0
      const device = aDevice({
        fetch: async (url, init) => {
          const answer = await network.send(url, init)
          if (sent++ === request) throw new TypeError('cut off')
          return answer
        },
      })
      await recover(serverAddress, code, device).catch(() => {})
      const present = await readMeta(device.database, 'enrolment')
      if (present === undefined) await recover(serverAddress, code, device)
      await synced(device)
      expect((await ownKeyring(device))?.root, `cut off at request ${request}`).toBeDefined()
    }
  })
})

describe('a server that answers a sheet', () => {
  it('with an organisation of its own making, wrapped for the true sheet, is believed nothing', async () => {
    const { code, recipient } = await confirmed(keeper)
    const between = aMeddler(network.send)
    between.meddle(await aWorldOfItsOwn(recipient))
    const device = aDevice({ fetch: between.send })
    await expect(recover(serverAddress, code, device)).rejects.toMatchObject({ code: 'key_changed' })
    for (const key of ['enrolment', 'tokens', 'keyring', 'cardRoot', 'admission'] as const)
      expect([key, await readMeta(device.database, key)]).toEqual([key, undefined])
    expect(await device.database.keyLogs.count()).toBe(0)
    expect(between.seen.some(({ path }) => path === '/v1/keys/push')).toBe(false)

    between.meddle(undefined)
    await recover(serverAddress, code, device)
    await synced(device)
    expect((await logOf(device))?.roots).toEqual((await logOf(keeper))?.roots)
  })

  it('keeps a device from what it had when it is believed nothing', async () => {
    const { code, recipient } = await confirmed(keeper)
    const ref = await aNoted(keeper, 'Kanarienvogel-7Q')
    const before = await ownKeyring(keeper)
    const between = aMeddler(network.send)
    between.meddle(await aWorldOfItsOwn(recipient))
    const there = { ...keeper, fetch: between.send }
    await expect(recover(serverAddress, code, there)).rejects.toMatchObject({ code: 'key_changed' })
    expect(await ownKeyring(keeper)).toEqual(before)
    await synced(keeper)
    expect(await readParts(ref, keeper)).toMatchObject({ caseReference: 'Kanarienvogel-7Q' })
  })

  it('with the true log and another keyring is believed nothing', async () => {
    const { code, recipient } = await confirmed(keeper)
    const between = aMeddler(network.send)
    between.meddle(at('/v1/recover', await aWorldOfItsOwn(recipient)))
    const device = aDevice({ fetch: between.send })
    await expect(recover(serverAddress, code, device)).rejects.toMatchObject({ code: 'key_changed' })
    expect(await readMeta(device.database, 'keyring')).toBeUndefined()
  })

  it.each<[string, (answer: RecoverAnswer) => Partial<RecoverAnswer>]>([
    ['another word of the sheet', () => ({ bind: 'A'.repeat(43) })],
    ['another organisation', ({ organisation }) => ({ organisation: { ...organisation, id: anOrganisationId(1) } })],
  ])('with %s is refused', async (_, change) => {
    const { code } = await confirmed(keeper)
    const between = aMeddler(network.send)
    between.meddle(async (seen, pass) => {
      const response = await pass()
      if (seen.path !== '/v1/recover') return response
      return altered(response, (answer: RecoverAnswer) => ({ ...answer, ...change(answer) }))
    })
    const device = aDevice({ fetch: between.send })
    await expect(recover(serverAddress, code, device)).rejects.toMatchObject({ code: 'key_changed' })
    expect(await ownKeyring(device)).toBeUndefined()
  })
})

/** All that a server needs who wants a recovered device to seal for it: a log, and a keyring for the sheet's recipient. */
async function aWorldOfItsOwn(recipient: string): Promise<Meddling> {
  const keyring = await newKeyring(anOrganisationId(0))
  const draft = new LogDraft(anOrganisationId(0), undefined, keyring)
  await draft.say({ t: 'org_created', root: await publicRoot(keyring) })
  await draft.sayEpoch()
  await draft.say({ t: 'recovery', recipient })
  const wrap = await wrapped(recipient, keyring)
  const log: SignedStatement[] = [...draft.statements]
  const answered = (body: unknown) => Response.json(body)
  return async (seen, pass) => {
    switch (seen.path) {
      case '/v1/recover':
        return altered(await pass(), (answer: RecoverAnswer) => ({ ...answer, wrap }))
      case '/v1/keys/pull': {
        const statements = log.map(({ st, sig }, at) => ({ n: at + 1, org: anOrganisationId(0), st, sig }))
        const { after } = seen.body as { after: number }
        return answered({ statements: statements.filter(({ n }) => n > after), head: log.length, more: false })
      }
      case '/v1/keys/push':
        log.push(...(seen.body as KeysPush).statements)
        return answered({ head: log.length })
      default:
        return pass()
    }
  }
}

async function wrapped(recipient: string, keyring: Keyring): Promise<string> {
  return toBase64url(await wrapFor([recipient], keyringBytes(keyring)))
}

async function confirmed(device: Device) {
  const sheet = await prepareSheet(device)
  await confirmSheet(sheet, device)
  return sheet
}
