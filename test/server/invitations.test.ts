/** Invitations that keepers make: the server passes on what it cannot read and cannot change unnoticed. */
import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openCard, sealCard } from '../../extension/crypto/invitation.ts'
import { roles } from '../../shared/codes/role.ts'
import { fromBase64url, toBase64url } from '../../shared/protocol/bytes.ts'
import { toCrockford } from '../../shared/protocol/crockford.ts'
import {
  type EnrolAnswer,
  enrolAnswerSchema,
  invitationHours,
  invitationTries,
} from '../../shared/protocol/enrolment.ts'
import { invitationAuth, writeInvitationCode } from '../../shared/protocol/invitation-code.ts'
import { type DevicesAnswer, devicesAnswerSchema, type Invitation } from '../../shared/protocol/keys.ts'
import { aFoundedOrganisation, anAdmittedDevice } from '../builders/a-key-log.ts'
import { aServer, receiver, sender, type TestServer } from '../builders/a-server.ts'
import { deviceKeys, type EnrolledDevice, enrolRequest } from '../builders/an-enrolled-device.ts'
import { eachEngine } from '../engines/each.ts'

/** A code as a keeper's device makes it, and what it tells the server. */
async function aKeepersCode(overrides: Partial<Invitation> = {}) {
  const secret = Uint8Array.from(randomBytes(16))
  const id = toCrockford(randomBytes(5))
  const root = toBase64url(randomBytes(32))
  const role = 'professional' as const
  const card = await sealCard(secret, id, { org: sender, root, role, server: 'https://network.example' })
  const authHash = createHash('sha256').update(invitationAuth(secret)).digest('base64url')
  const invitation: Invitation = { id, authHash, role, card, ...overrides }
  return { code: writeInvitationCode({ id, secret }), secret, root, invitation }
}

async function invite({ call }: TestServer, device: EnrolledDevice, invitation: Invitation) {
  const response = await call('POST', '/v1/invitations', invitation, device.tokens.access)
  const body = (await response.json()) as { expiresAt?: string; error?: string }
  return body.error ?? body.expiresAt
}

async function redeem({ call }: TestServer, request: object): Promise<EnrolAnswer | string> {
  const response = await call('POST', '/v1/enrol', request)
  const body: unknown = await response.json()
  return response.status === 200 ? enrolAnswerSchema.parse(body) : (body as { error: string }).error
}

async function devicesSeenBy({ call }: TestServer, device: EnrolledDevice): Promise<DevicesAnswer['devices']> {
  const response = await call('GET', '/v1/devices', undefined, device.tokens.access)
  return devicesAnswerSchema.parse(await response.json()).devices
}

eachEngine((engine) => {
  async function aScene() {
    const server = await aServer(await engine.freshStore())
    return { ...server, ...(await aFoundedOrganisation(server, sender)) }
  }

  describe('a keeper’s invitation', () => {
    it('gives the new device the sealed card, and the keeper its proof and its keys as they were sent', async () => {
      const scene = await aScene()
      const { code, secret, root, invitation } = await aKeepersCode()
      expect(await invite(scene, scene.keeper, invitation)).toBe(
        new Date(scene.clock.now + invitationHours * 3_600_000).toISOString(),
      )
      const keys = deviceKeys()
      const mac = toBase64url(randomBytes(32))
      const answer = await redeem(scene, enrolRequest(code, keys, mac))
      if (typeof answer === 'string') throw new Error(answer)
      expect(answer).toMatchObject({ admitted: false, organisation: { id: sender } })
      expect(await openCard(secret, invitation.id, answer.card ?? '')).toMatchObject({ org: sender, root })
      const { id, signKey, agreeKey } = keys
      const seen = (await devicesSeenBy(scene, scene.keeper)).find((each) => each.id === id)
      expect(seen).toMatchObject({ signKey, agreeKey, mac, invitation: invitation.id, admitted: false, keeper: false })
    })

    it('is a code like any other: once, for 72 hours, burnt by ten wrong tries', async () => {
      const scene = await aScene()
      const codes = [await aKeepersCode(), await aKeepersCode(), await aKeepersCode()] as const
      for (const { invitation } of codes) await invite(scene, scene.keeper, invitation)
      const [replayed, guessed, late] = codes
      await redeem(scene, enrolRequest(replayed.code, deviceKeys()))
      expect(await redeem(scene, enrolRequest(replayed.code, deviceKeys()))).toBe('invitation_spent')
      const right = enrolRequest(guessed.code, deviceKeys())
      for (let tries = 0; tries < invitationTries; tries++)
        expect(await redeem(scene, { ...right, auth: toBase64url(randomBytes(32)) })).toBe('invitation_invalid')
      expect(await redeem(scene, right)).toBe('invitation_spent')
      scene.clock.now += invitationHours * 3_600_000
      expect(await redeem(scene, enrolRequest(late.code, deviceKeys()))).toBe('invitation_expired')
    })

    it('keeps its card no longer than it is needed', async () => {
      const scene = await aScene()
      const { code, invitation } = await aKeepersCode()
      await invite(scene, scene.keeper, invitation)
      await redeem(scene, enrolRequest(code, deviceKeys()))
      scene.clock.now += 11 * 60_000
      const { invitation: next } = await aKeepersCode()
      await invite(scene, scene.keeper, next)
      const rows = await scene.store.db
        .selectFrom('invitation')
        .select(['id', 'card'])
        .where('made_by', 'is not', null)
        .execute()
      expect(new Map(rows.map((row) => [row.id, row.card]))).toEqual(
        new Map([
          [invitation.id, null],
          [next.id, next.card],
        ]),
      )
    })

    it('is for the own organisation, never takes another’s place, and is written down', async () => {
      const scene = await aScene()
      const { keeper: stranger } = await aFoundedOrganisation(scene, receiver)
      const { code, invitation } = await aKeepersCode()
      await invite(scene, scene.keeper, invitation)
      expect(await invite(scene, stranger, invitation)).toBe('conflict')
      expect(await redeem(scene, enrolRequest(code, deviceKeys()))).toMatchObject({ organisation: { id: sender } })
      const last = await scene.store.db
        .selectFrom('audit_log')
        .select(['act', 'actor', 'subject'])
        .where('act', '=', 'invited')
        .orderBy('n', 'desc')
        .executeTakeFirst()
      expect(last).toEqual({ act: 'invited', actor: scene.keeper.id, subject: sender })
    })

    it('is made by keepers only, and not by one that was shut out', async () => {
      const scene = await aScene()
      const ordinary = await anAdmittedDevice(scene, scene)
      const waiting = await scene.enrol(sender)
      const { invitation } = await aKeepersCode()
      expect(await invite(scene, ordinary, invitation)).toBe('not_keeper')
      expect(await invite(scene, waiting, invitation)).toBe('not_admitted')
      const second = await anAdmittedDevice(scene, scene, { keeper: true })
      expect(await invite(scene, second, (await aKeepersCode()).invitation)).toMatch(/^20/)
      await scene.call('POST', `/v1/devices/${second.id}/revoke`, {}, scene.keeper.tokens.access)
      expect(await invite(scene, second, invitation)).toBe('device_revoked')
    })

    it('is for work of the own organisation: what reaches across the network only the operator gives', async () => {
      const scene = await aScene()
      for (const { code: role } of roles) {
        const { invitation } = await aKeepersCode()
        const own = role === 'professional' || role === 'offer_editor'
        const told = await invite(scene, scene.keeper, { ...invitation, role } as Invitation)
        expect(told, role).toMatch(own ? /^20/ : /^malformed$/)
      }
    })

    it('that nobody has used lets nobody in once its maker was shut out', async () => {
      const scene = await aScene()
      const leaver = await anAdmittedDevice(scene, scene, { keeper: true })
      const [open, used] = [await aKeepersCode({ role: 'offer_editor' }), await aKeepersCode()]
      const others = await aKeepersCode()
      for (const { invitation } of [open, used]) await invite(scene, leaver, invitation)
      await invite(scene, scene.keeper, others.invitation)
      const colleague = deviceKeys()
      await redeem(scene, enrolRequest(used.code, colleague))
      await scene.call('POST', `/v1/devices/${leaver.id}/revoke`, {}, scene.keeper.tokens.access)
      expect(await redeem(scene, enrolRequest(open.code, deviceKeys()))).toBe('invitation_spent')
      const seen = await devicesSeenBy(scene, scene.keeper)
      expect(seen.find(({ id }) => id === colleague.id)).toMatchObject({ invitation: used.invitation.id })
      expect(await redeem(scene, enrolRequest(others.code, deviceKeys()))).toMatchObject({ role: 'professional' })
    })
  })

  describe('an operator’s code', () => {
    it('carries no card, and its device waits where the organisation has keys', async () => {
      const scene = await aScene()
      const device = await scene.enrol(sender)
      const [seen] = (await devicesSeenBy(scene, scene.keeper)).filter(({ id }) => id === device.id)
      expect(seen).toMatchObject({ admitted: false })
      expect(seen).not.toHaveProperty('mac')
      const invitations = await scene.store.db.selectFrom('invitation').select(['card', 'made_by']).execute()
      expect(invitations.every(({ card, made_by }) => card === null && made_by === null)).toBe(true)
    })

    it('brings a device back that the log names, admitted as it was', async () => {
      const scene = await aScene()
      const back = await anAdmittedDevice(scene, scene)
      const { code, invitation } = await aKeepersCode()
      await invite(scene, scene.keeper, invitation)
      expect(await redeem(scene, enrolRequest(code, back))).toMatchObject({ admitted: true })
    })

    it('brings it back waiting where its keys are not those of the log', async () => {
      const scene = await aScene()
      const back = await anAdmittedDevice(scene, scene)
      const { code, invitation } = await aKeepersCode()
      await invite(scene, scene.keeper, invitation)
      const changed = { ...back, agreeKey: toBase64url(fromBase64url(back.agreeKey).map((byte) => byte ^ 1)) }
      expect(await redeem(scene, enrolRequest(code, changed))).toMatchObject({ admitted: false })
    })
  })

  it('a keeper sees and revokes devices of the own organisation alone', async () => {
    const scene = await aScene()
    const own = await anAdmittedDevice(scene, scene)
    const foreign = await scene.enrol(receiver)
    expect((await devicesSeenBy(scene, scene.keeper)).map(({ id }) => id).sort()).toEqual(
      [scene.keeper.id, own.id].sort(),
    )
    const revoke = async (device: EnrolledDevice) =>
      (await scene.call('POST', `/v1/devices/${device.id}/revoke`, {}, scene.keeper.tokens.access)).status
    expect([await revoke(own), await revoke(foreign)]).toEqual([200, 404])
  })
})
