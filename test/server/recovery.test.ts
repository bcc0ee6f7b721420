/** The recovery sheet at the server: right, wrong, paused, and never lost to somebody who only guesses. */
import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { hashAuth } from '../../server/enrolment/invite.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import { toCrockford } from '../../shared/protocol/crockford.ts'
import { type RecoverAnswer, recoverAnswerSchema, sheetPauseMs, sheetTries } from '../../shared/protocol/keys.ts'
import {
  aFoundedOrganisation,
  anAdmittedDevice,
  aRecipient,
  aWrap,
  deviceAdded,
  pushKeys,
} from '../builders/a-key-log.ts'
import { aServer, receiver, sender, type TestServer } from '../builders/a-server.ts'
import { type DeviceKeys, deviceKeys, type EnrolledDevice } from '../builders/an-enrolled-device.ts'
import { eachEngine } from '../engines/each.ts'

type Sheet = { id: string; auth: string; authHash: string; bind: string; wrap: string }

function aSheet(): Sheet {
  const auth = Uint8Array.from(randomBytes(32))
  return {
    id: toCrockford(randomBytes(5)),
    auth: toBase64url(auth),
    authHash: toBase64url(hashAuth(auth)),
    bind: toBase64url(randomBytes(32)),
    wrap: aWrap(),
  }
}

const keep = ({ id, authHash, bind, wrap }: Sheet) => ({ recovery: { id, authHash, bind, wrap } })

function recoverRequest(sheet: Pick<Sheet, 'id' | 'auth'>, { id, signKey, agreeKey }: DeviceKeys = deviceKeys()) {
  return { sheet: sheet.id, auth: sheet.auth, device: { id, signKey, agreeKey, client: '0.1.0' } }
}

async function recover(
  { call }: Pick<TestServer, 'call'>,
  sheet: Pick<Sheet, 'id' | 'auth'>,
  keys: DeviceKeys = deviceKeys(),
): Promise<RecoverAnswer | string> {
  const response = await call('POST', '/v1/recover', recoverRequest(sheet, keys))
  const body: unknown = await response.json()
  return response.status === 200 ? recoverAnswerSchema.parse(body) : (body as { error: string }).error
}

const wrong = (sheet: Sheet) => ({ id: sheet.id, auth: toBase64url(randomBytes(32)) })

eachEngine((engine) => {
  async function aScene() {
    const server = await aServer(await engine.freshStore())
    const founded = await aFoundedOrganisation(server, sender)
    const sheet = aSheet()
    const statements = await founded.keys.add({ t: 'recovery', recipient: aRecipient() })
    expect(await pushKeys(server, founded.keeper, { statements, ...keep(sheet) })).toBe('taken')
    return { ...server, ...founded, sheet }
  }

  describe('a recovery sheet', () => {
    it('alone makes a browser a device that can sign itself in with what the sheet opens', async () => {
      const scene = await aScene()
      const keys = deviceKeys()
      const answer = await recover(scene, scene.sheet, keys)
      if (typeof answer === 'string') throw new Error(answer)
      expect(answer).toMatchObject({
        admitted: false,
        wrap: scene.sheet.wrap,
        bind: scene.sheet.bind,
        organisation: { id: sender },
      })
      const { role, tokens } = answer
      const device: EnrolledDevice = { ...keys, organisationId: sender, role, tokens }
      const statements = await scene.keys.add(
        deviceAdded(keys, { keeper: true }),
        { t: 'device_revoked', device: scene.keeper.id },
        { t: 'enc_epoch', e: 2, recipient: aRecipient(), suite: 1 },
      )
      const rings = [{ device: keys.id, wrap: aWrap() }]
      expect(await pushKeys(scene, device, { statements, rings, recovery: { wrap: aWrap() } })).toBe('taken')
      expect(await scene.pull(device)).toMatchObject({ waiting: 0 })
      expect(await pushKeys(scene, scene.keeper, {})).toBe('device_revoked')
    })

    it('answers again to the same browser, whose first answer may have been lost', async () => {
      const scene = await aScene()
      const keys = deviceKeys()
      expect(await recover(scene, scene.sheet, keys)).toMatchObject({ device: keys.id })
      expect(await recover(scene, scene.sheet, keys)).toMatchObject({ device: keys.id })
      expect(await recover(scene, scene.sheet, deviceKeys({ id: keys.id }))).toBe('malformed')
    })

    it('says the same of an unknown sheet and of a wrong proof', async () => {
      const scene = await aScene()
      const said = await Promise.all(
        [aSheet(), wrong(scene.sheet)].map(async (sheet) => {
          const response = await scene.call('POST', '/v1/recover', recoverRequest(sheet))
          return [response.status, await response.json()]
        }),
      )
      expect(said[0]).toEqual(said[1])
      expect(said[0]).toMatchObject([404, { error: 'sheet_invalid' }])
    })

    it('is paused for an hour by ten wrong tries in an hour, and holds afterwards', async () => {
      const scene = await aScene()
      for (let tries = 0; tries < sheetTries; tries++) {
        expect(await recover(scene, wrong(scene.sheet))).toBe('sheet_invalid')
        scene.clock.now += 60_000
      }
      const paused = await scene.call('POST', '/v1/recover', recoverRequest(scene.sheet))
      const left = sheetPauseMs / 1000 - 60
      expect([paused.status, paused.headers.get('Retry-After')]).toEqual([429, String(left)])
      // Whoever goes on trying does not prolong it.
      for (let tries = 0; tries < 20; tries++)
        expect(await recover(scene, wrong(scene.sheet))).toBe('too_many_requests')
      scene.clock.now += left * 1000
      expect(await recover(scene, scene.sheet)).toMatchObject({ wrap: scene.sheet.wrap })
    })

    it('is not paused by nine tries an hour, however long they go on', async () => {
      const scene = await aScene()
      for (let hours = 0; hours < 3; hours++) {
        for (let tries = 1; tries < sheetTries; tries++) await recover(scene, wrong(scene.sheet))
        scene.clock.now += sheetPauseMs
      }
      for (let tries = 1; tries < sheetTries; tries++) await recover(scene, wrong(scene.sheet))
      expect(await recover(scene, scene.sheet)).toMatchObject({ wrap: scene.sheet.wrap })
    })

    it('that is replaced opens nothing any longer', async () => {
      const scene = await aScene()
      const next = aSheet()
      expect(await pushKeys(scene, scene.keeper, keep(next))).toBe('taken')
      expect(await recover(scene, scene.sheet)).toBe('sheet_invalid')
      expect(await recover(scene, next)).toMatchObject({ wrap: next.wrap })
    })

    it('gets a newer keyring from a keeper that has never seen it, and goes on counting wrong tries', async () => {
      const scene = await aScene()
      const wrap = aWrap()
      for (let tries = 1; tries < sheetTries; tries++) await recover(scene, wrong(scene.sheet))
      expect(await pushKeys(scene, scene.keeper, { recovery: { wrap } })).toBe('taken')
      await recover(scene, wrong(scene.sheet))
      expect(await recover(scene, scene.sheet)).toBe('too_many_requests')
      scene.clock.now += sheetPauseMs
      expect(await recover(scene, scene.sheet)).toMatchObject({ wrap, bind: scene.sheet.bind })
    })

    it('is not broken by a keyring that was wrapped for the sheet before it', async () => {
      const scene = await aScene()
      const next = aSheet()
      const statements = await scene.keys.add({ t: 'recovery', recipient: aRecipient() })
      expect(await pushKeys(scene, scene.keeper, { statements, ...keep(next) })).toBe('taken')
      const late = { recipient: aRecipient(), wrap: aWrap() }
      expect(await pushKeys(scene, scene.keeper, { recovery: late })).toBe('taken')
      const tried = { ...keep(scene.sheet).recovery, recipient: aRecipient() }
      expect(await pushKeys(scene, scene.keeper, { recovery: tried })).toBe('taken')
      expect(await recover(scene, next)).toMatchObject({ wrap: next.wrap })
    })

    it('is set by keepers only, whole, and under a name no other organisation uses', async () => {
      const scene = await aScene()
      const ordinary = await anAdmittedDevice(scene, scene)
      const { keeper: stranger } = await aFoundedOrganisation(scene, receiver)
      expect(await pushKeys(scene, ordinary, keep(aSheet()))).toBe('not_keeper')
      expect(await pushKeys(scene, stranger, keep({ ...aSheet(), id: scene.sheet.id }))).toBe('conflict')
      for (const part of ['id', 'authHash', 'bind'] as const) {
        const { [part]: _, ...rest } = keep(aSheet()).recovery
        expect(await pushKeys(scene, scene.keeper, { recovery: rest })).toBe('malformed')
      }
      expect(await recover(scene, scene.sheet)).toMatchObject({ wrap: scene.sheet.wrap })
    })

    it('is kept without its proof, and its use and pauses are written down', async () => {
      const scene = await aScene()
      for (let tries = 0; tries < sheetTries; tries++) await recover(scene, wrong(scene.sheet))
      scene.clock.now += sheetPauseMs
      await recover(scene, scene.sheet)
      const rows = await scene.store.db.selectFrom('recovery').selectAll().execute()
      expect(rows.map(({ auth_hash }) => Buffer.from(auth_hash).toString('base64url'))).toEqual([scene.sheet.authHash])
      const acts = await scene.store.db.selectFrom('audit_log').select('act').orderBy('n', 'desc').limit(2).execute()
      expect(acts.map(({ act }) => act)).toEqual(['recovered', 'sheet_paused'])
    })
  })

  it('an address has ten wrong sheets an hour, whichever they are; right ones do not count', async () => {
    const scene = await aScene()
    const app = createApp({ store: scene.store, now: () => scene.clock.now })
    const knock = async (peer: string, sheet: Pick<Sheet, 'id' | 'auth'>) => {
      const init = {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(recoverRequest(sheet)),
      }
      return (await app.request('/v1/recover', init, { incoming: { socket: { remoteAddress: peer } } })).status
    }
    const said: number[] = []
    for (let tries = 0; tries < 12; tries++) said.push(await knock('192.0.2.1', aSheet()))
    expect(said).toEqual([...Array<number>(10).fill(404), 429, 429])
    for (let tries = 0; tries < 12; tries++) expect(await knock('192.0.2.2', scene.sheet)).toBe(200)
  })
})
