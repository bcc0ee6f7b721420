import { describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { AlreadyFounded, foundNetwork } from '../../server/enrolment/found-network.ts'
import { invite } from '../../server/enrolment/invite.ts'
import { Problem } from '../../shared/problem.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import {
  type EnrolRequest,
  enrolAnswerSchema,
  invitationHours,
  invitationTries,
} from '../../shared/protocol/enrolment.ts'
import { aServer, receiver, sender } from '../builders/a-server.ts'
import { deviceKeys, enrolRequest } from '../builders/an-enrolled-device.ts'
import { eachEngine } from '../engines/each.ts'

const wrongAuth = toBase64url(new Uint8Array(32))

eachEngine((engine) => {
  async function invited() {
    const server = await aServer(await engine.freshStore())
    const { store, clock } = server
    const code = await invite(store, { organisationId: sender, role: 'professional' }, 'operator', clock.now)
    const redeem = async (request: EnrolRequest) => {
      const response = await server.call('POST', '/v1/enrol', request)
      return { status: response.status, body: (await response.json()) as { error?: string } }
    }
    return { ...server, code, redeem, request: enrolRequest(code, deviceKeys()) }
  }

  describe('an invitation', () => {
    it('makes a device of the organisation, in its role', async () => {
      const { redeem, request } = await invited()
      const { status, body } = await redeem(request)
      expect(status).toBe(200)
      expect(enrolAnswerSchema.parse(body)).toMatchObject({
        network: 'Kreis Musterland',
        organisation: { id: sender, name: 'Jugendamt Musterstadt' },
        device: request.device.id,
        role: 'professional',
        tokens: { expiresIn: 900 },
      })
    })

    it('is redeemed once', async () => {
      const { redeem, request, code } = await invited()
      await redeem(request)
      const again = await redeem(enrolRequest(code, deviceKeys()))
      expect(again).toMatchObject({ status: 410, body: { error: 'invitation_spent' } })
    })

    it('is redeemed once also by two who try at the same time', async () => {
      const { redeem, code } = await invited()
      const both = await Promise.all([1, 2].map(() => redeem(enrolRequest(code, deviceKeys()))))
      expect(both.map(({ status }) => status).sort()).toEqual([200, 410])
    })

    it('may be repeated by the same device for ten minutes, whose first answer may have been lost', async () => {
      const { redeem, request, clock, call } = await invited()
      const first = enrolAnswerSchema.parse((await redeem(request)).body)
      clock.now += 9 * 60_000
      const second = enrolAnswerSchema.parse((await redeem(request)).body)
      expect((await call('GET', '/v1/catalogue/snapshot', undefined, first.tokens.access)).status).toBe(401)
      expect((await call('GET', '/v1/catalogue/snapshot', undefined, second.tokens.access)).status).toBe(200)
      clock.now += 2 * 60_000
      expect((await redeem(request)).body).toMatchObject({ error: 'invitation_spent' })
    })

    it('ends after 72 hours', async () => {
      const { redeem, request, clock } = await invited()
      clock.now += invitationHours * 3_600_000
      expect(await redeem(request)).toMatchObject({ status: 410, body: { error: 'invitation_expired' } })
    })

    it('is burnt by ten wrong tries, which is written down', async () => {
      const { redeem, request, store } = await invited()
      for (let tries = 0; tries < invitationTries; tries++)
        expect(await redeem({ ...request, auth: wrongAuth })).toMatchObject({
          status: 404,
          body: { error: 'invitation_invalid' },
        })
      expect(await redeem(request)).toMatchObject({ body: { error: 'invitation_spent' } })
      const acts = await store.db.selectFrom('audit_log').select('act').orderBy('n').execute()
      expect(acts.map(({ act }) => act)).toEqual(['invited', 'invitation_burnt'])
    })

    it('survives nine wrong tries', async () => {
      const { redeem, request } = await invited()
      for (let tries = 1; tries < invitationTries; tries++) await redeem({ ...request, auth: wrongAuth })
      expect((await redeem(request)).status).toBe(200)
    })

    it('that nobody made is invalid, as is a malformed request', async () => {
      const { redeem, request } = await invited()
      expect(await redeem({ ...request, invitation: '00000000' })).toMatchObject({
        body: { error: 'invitation_invalid' },
      })
      expect(await redeem({ ...request, auth: 'short' })).toMatchObject({ status: 400, body: { error: 'malformed' } })
    })

    it('is kept without its secret', async () => {
      const { store, code } = await invited()
      const rows = await store.db.selectFrom('invitation').selectAll().execute()
      expect(rows.length).toBe(1)
      const secret = code.slice(9).replaceAll('-', '')
      expect(JSON.stringify(rows)).not.toContain(secret)
      expect(rows[0]?.auth_hash.length).toBe(32)
    })

    it('is not made for an organisation the network does not know', async () => {
      const { store } = await invited()
      const foreign = invite(store, { organisationId: '01990000-0000-7000-8000-00000000ffff', role: 'admin' })
      await expect(foreign).rejects.toEqual(new Problem('unknown_organisation'))
    })
  })

  describe('a device that was enrolled before', () => {
    it('may come back with its own key and id', async () => {
      const { store, redeem, request, clock } = await invited()
      await redeem(request)
      const code = await invite(store, { organisationId: sender, role: 'coordinator' }, 'operator', clock.now)
      const again = await redeem({ ...enrolRequest(code, deviceKeys()), device: request.device })
      expect(again).toMatchObject({ status: 200, body: { role: 'coordinator' } })
    })

    it('cannot be taken over: not with another key, not for another organisation, not once revoked', async () => {
      const { store, redeem, request, clock } = await invited()
      await redeem(request)
      const newCode = (organisationId: string) =>
        invite(store, { organisationId, role: 'professional' }, 'operator', clock.now)
      const otherKey = enrolRequest(await newCode(sender), deviceKeys({ id: request.device.id }))
      expect((await redeem(otherKey)).status).toBe(400)
      const elsewhere = { ...enrolRequest(await newCode(receiver), deviceKeys()), device: request.device }
      expect((await redeem(elsewhere)).status).toBe(400)
      await store.db.updateTable('device').set({ revoked_at: 1 }).execute()
      const revoked = { ...enrolRequest(await newCode(sender), deviceKeys()), device: request.device }
      expect((await redeem(revoked)).body).toMatchObject({ error: 'device_revoked' })
    })
  })

  it('an empty network is begun once, with its first administrator', async () => {
    const store = await engine.freshStore()
    const founding = {
      network: 'Kreis Musterland',
      organisation: 'Jugendamt Musterstadt',
      institutionType: 'youth_office_planning',
      providerType: 'public',
    } as const
    const code = await foundNetwork(store, founding)
    const app = createApp({ store })
    const response = await app.request('/v1/enrol', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(enrolRequest(code, deviceKeys())),
    })
    expect(await response.json()).toMatchObject({ network: 'Kreis Musterland', role: 'admin' })
    await expect(foundNetwork(store, founding)).rejects.toThrow(AlreadyFounded)
  })
})
