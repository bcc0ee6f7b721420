/** New tokens by a device's own key: who gets them, and everybody who does not. */
import { sign } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { invite } from '../../server/enrolment/invite.ts'
import { idleMs, lifeMs } from '../../server/enrolment/tokens.ts'
import { verifyStore } from '../../server/feeds/verify.ts'
import { openStore } from '../../server/store/open.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import { type Tokens, tokensSchema } from '../../shared/protocol/enrolment.ts'
import { challengeAnswerSchema, challengeSeconds, renewalBytes } from '../../shared/protocol/renewal.ts'
import { aServer, sender } from '../builders/a-server.ts'
import { type DeviceKeys, deviceKeys, enrolRequest, signed } from '../builders/an-enrolled-device.ts'
import { anOlderDatabase, insertOldDevice } from '../builders/an-older-database.ts'
import { eachEngine } from '../engines/each.ts'

const day = 86_400_000

eachEngine((engine) => {
  async function aScene() {
    const server = await aServer(await engine.freshStore())
    const device = await server.enrol(sender)
    const { instance } = await server.store.db.selectFrom('network').select('instance').executeTakeFirstOrThrow()
    const challengeOf = async (id: string) => {
      const response = await server.call('POST', '/v1/auth/challenge', { device: id })
      return challengeAnswerSchema.parse(await response.json()).challenge
    }
    const signatureOf = (keys: DeviceKeys, challenge: string, of = instance) =>
      toBase64url(sign(null, renewalBytes(of, challenge), keys.privateKey))
    const send = async (body: object) => {
      const response = await server.call('POST', '/v1/auth/renew', body)
      const answer: unknown = await response.json()
      return response.status === 200 ? tokensSchema.parse(answer) : (answer as { error: string }).error
    }
    /** The whole renewal, as the device would do it. */
    const renew = async (keys: DeviceKeys = device) => {
      const challenge = await challengeOf(keys.id)
      return send({ device: keys.id, challenge, signature: signatureOf(keys, challenge) })
    }
    const renewed = async (): Promise<Tokens> => tokensSchema.parse(await renew())
    const use = async (access: string) => {
      const response = await server.call('POST', '/v1/catalogue/pull', { cursor: null }, access)
      return response.status === 200 ? 'served' : ((await response.json()) as { error: string }).error
    }
    const refresh = async (token: string) => {
      const response = await server.call('POST', '/v1/auth/refresh', { refresh: token })
      return response.status === 200 ? 'refreshed' : ((await response.json()) as { error: string }).error
    }
    const forgetTokens = () => server.store.db.deleteFrom('token').execute()
    const parts = { challengeOf, signatureOf, send, renew, renewed, use, refresh, forgetTokens }
    return { ...server, device, instance, ...parts }
  }

  describe('a device whose tokens the server does not know', () => {
    it('gets new ones for its signature; they serve, can be refreshed, and it is written down', async () => {
      const { device, renewed, use, refresh, forgetTokens, store } = await aScene()
      await forgetTokens()
      expect(await use(device.tokens.access)).toBe('unauthenticated')
      const tokens = await renewed()
      expect(await use(tokens.access)).toBe('served')
      expect(await refresh(tokens.refresh)).toBe('refreshed')
      const last = await store.db.selectFrom('audit_log').selectAll().orderBy('n', 'desc').executeTakeFirstOrThrow()
      expect(last).toMatchObject({ act: 'renewed', actor: device.id, subject: sender })
      expect((await verifyStore(store.db)).findings).toEqual([])
    })

    it('ends every other line of tokens by it', async () => {
      const { device, renewed, use, refresh } = await aScene()
      const first = await renewed()
      const second = await renewed()
      for (const tokens of [device.tokens, first]) {
        expect(await use(tokens.access)).toBe('unauthenticated')
        expect(await refresh(tokens.refresh)).toBe('unauthenticated')
      }
      expect(await use(second.access)).toBe('served')
    })

    it('is heard by any process on the same database', async () => {
      const { device, store, clock, challengeOf, signatureOf } = await aScene()
      const challenge = await challengeOf(device.id)
      const other = createApp({ store, now: () => clock.now })
      const response = await other.request('/v1/auth/renew', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ device: device.id, challenge, signature: signatureOf(device, challenge) }),
      })
      expect(response.status).toBe(200)
    })
  })

  describe('a challenge', () => {
    it('looks the same for a device that does not exist', async () => {
      const { device, challengeOf } = await aScene()
      const [known, unknown] = [await challengeOf(device.id), await challengeOf(deviceKeys().id)]
      expect(unknown).toHaveLength(known.length)
      expect(unknown).not.toBe(known)
      expect(unknown.split('.')[0]).toBe(known.split('.')[0])
    })

    it('can be answered for two minutes', async () => {
      const { device, clock, challengeOf, signatureOf, send } = await aScene()
      const challenge = await challengeOf(device.id)
      const body = { device: device.id, challenge, signature: signatureOf(device, challenge) }
      clock.now += challengeSeconds * 1000 - 1
      expect(await send(body)).toMatchObject({ expiresIn: 900 })
      clock.now += 1
      expect(await send(body)).toBe('unauthenticated')
    })
  })

  describe('renewal is refused', () => {
    it('to a device that is unknown, and to a stranger’s key under a known id', async () => {
      const { device, renew } = await aScene()
      expect(await renew(deviceKeys())).toBe('unauthenticated')
      expect(await renew(deviceKeys({ id: device.id }))).toBe('unauthenticated')
    })

    it('for a challenge made up, prolonged, of another device or of another server', async () => {
      const { device, challengeOf, signatureOf, send, enrol } = await aScene()
      const colleague = await enrol(sender)
      const own = await challengeOf(device.id)
      const [end = '', mac = ''] = own.split('.')
      const elsewhere = await (await aScene()).challengeOf(device.id)
      const wrong = [`${Number(end) + 60_000}.${mac}`, `${end}.${'A'.repeat(43)}`, await challengeOf(colleague.id)]
      for (const challenge of [...wrong, elsewhere, 'x', '', `${own}=`]) {
        const body = { device: device.id, challenge, signature: signatureOf(device, challenge) }
        expect(await send(body), challenge).toBe('unauthenticated')
      }
    })

    it('for a signature over another server, over an event, or of another length', async () => {
      const { device, challengeOf, signatureOf, send } = await aScene()
      const challenge = await challengeOf(device.id)
      const with_ = (signature: string) => send({ device: device.id, challenge, signature })
      expect(await with_(signatureOf(device, challenge, deviceKeys().id))).toBe('unauthenticated')
      expect(await with_(signed(device, challenge).s)).toBe('unauthenticated')
      expect(await with_('A'.repeat(86))).toBe('unauthenticated')
      expect(await with_('A'.repeat(85))).toBe('malformed')
    })

    it('to a revoked device', async () => {
      const { device, store, renew } = await aScene()
      await store.db.updateTable('device').set({ revoked_at: 1 }).where('id', '=', device.id).execute()
      expect(await renew()).toBe('device_revoked')
      expect(await renew(deviceKeys({ id: device.id }))).toBe('unauthenticated')
    })

    it('after 45 days of silence, which a renewal breaks', async () => {
      const { clock, renew, renewed, store, device } = await aScene()
      clock.now += idleMs - day
      await renewed()
      clock.now += idleMs
      expect(await renew()).toBe('unauthenticated')
      expect(await store.db.selectFrom('token').select('id').where('device_id', '=', device.id).execute()).toHaveLength(
        2,
      )
    })

    it('180 days after enrolment, however often the device was renewed', async () => {
      const { clock, renew, renewed } = await aScene()
      const end = clock.now + lifeMs
      while (clock.now + 30 * day < end) {
        clock.now += 30 * day
        await renewed()
      }
      clock.now = end - 60_000
      expect((await renewed()).expiresIn).toBe(60)
      clock.now = end
      expect(await renew()).toBe('unauthenticated')
    })
  })

  describe('a device whose token was copied', () => {
    /** Somebody used a copy of the device's first refresh token after the device did. */
    async function aCopied() {
      const scene = await aScene()
      const { device, call, clock, use, refresh } = scene
      const response = await call('POST', '/v1/auth/refresh', { refresh: device.tokens.refresh })
      await use(tokensSchema.parse(await response.json()).access)
      clock.now += 60_000
      expect(await refresh(device.tokens.refresh)).toBe('token_reused')
      return scene
    }

    it('is not renewed by its key, today or later', async () => {
      const { renew, clock } = await aCopied()
      expect(await renew()).toBe('token_reused')
      clock.now += 30 * day
      expect(await renew()).toBe('token_reused')
    })

    it('is renewed again after a new invitation', async () => {
      const { renew, device, store } = await aCopied()
      const server = await aServer(store)
      const code = await invite(store, { organisationId: sender, role: 'professional' }, 'operator', server.clock.now)
      expect((await server.call('POST', '/v1/enrol', enrolRequest(code, device))).status).toBe(200)
      expect(await renew()).toMatchObject({ expiresIn: 900 })
    })

    it('is remembered by a database of the version before, from its audit log', async () => {
      const url = await engine.freshUrl()
      const [copied, fine] = [deviceKeys().id, deviceKeys().id]
      const at = 1_772_442_000_000
      await anOlderDatabase(url, '2026-11-first-tables', async (db) => {
        for (const id of [copied, fine]) await insertOldDevice(db, { id, organisationId: sender, enrolledAt: at - 1 })
        await sql`INSERT INTO audit_log (n, at, act, actor, subject, hash)
          VALUES (1, ${at}, 'token_reused', ${copied}, ${sender}, ${new Uint8Array(32)})`.execute(db)
      })
      const brought = await openStore(url)
      const rows = await brought.db.selectFrom('device').select(['id', 'reused_at']).execute()
      expect(new Map(rows.map((row) => [row.id, row.reused_at]))).toEqual(
        new Map([
          [copied, at],
          [fine, null],
        ]),
      )
      await brought.close()
    })
  })
})
