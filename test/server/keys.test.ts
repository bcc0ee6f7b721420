/** Key logs on the server: who may add what, and what follows from it for devices, rings and feeds. */
import { describe, expect, it } from 'vitest'
import { restartEpochs } from '../../server/feeds/restart-epochs.ts'
import { isSignedBy } from '../../server/feeds/signatures.ts'
import { verifyStore } from '../../server/feeds/verify.ts'
import { relayOf } from '../../server/keys/relay.ts'
import { fromBase64url } from '../../shared/protocol/bytes.ts'
import { type KeysAnswer, keysAnswerSchema } from '../../shared/protocol/keys.ts'
import {
  aFoundedOrganisation,
  aKeyLog,
  anAdmittedDevice,
  aRecipient,
  aRoot,
  aWrap,
  deviceAdded,
  foundingOf,
  pushKeys,
} from '../builders/a-key-log.ts'
import { aServer, receiver, sender, stranger, type TestServer } from '../builders/a-server.ts'
import { aSignedEvent, wire } from '../builders/a-signed-event.ts'
import { deviceKeys, type EnrolledDevice } from '../builders/an-enrolled-device.ts'
import { eachEngine } from '../engines/each.ts'

async function directory({ call }: TestServer, device: EnrolledDevice, after = 0): Promise<KeysAnswer> {
  const response = await call('POST', '/v1/keys/pull', { after }, device.tokens.access)
  return keysAnswerSchema.parse(await response.json())
}

async function ringFor({ call }: TestServer, device: EnrolledDevice): Promise<unknown> {
  return ((await (await call('GET', '/v1/keys/ring', undefined, device.tokens.access)).json()) as { wrap: unknown })
    .wrap
}

/** What the server says to a device that wants to read its feed. */
async function readingAs({ call }: TestServer, device: EnrolledDevice): Promise<string> {
  const body = { cursor: null, proto: 1, payloadMax: 1 }
  const response = await call('POST', '/v1/sync/pull', body, device.tokens.access)
  return response.status === 200 ? 'served' : ((await response.json()) as { error: string }).error
}

eachEngine((engine) => {
  const server = async () => aServer(await engine.freshStore())

  describe('the first device of an organisation', () => {
    it('founds its key log, which every device of the network then reads', async () => {
      const scene = await server()
      const elsewhere = await scene.enrol(receiver)
      const { keys } = await aFoundedOrganisation(scene, sender)
      const { statements, head, more } = await directory(scene, elsewhere)
      expect(statements.map(({ org, st, sig }) => ({ org, st, sig }))).toEqual(
        keys.statements.map((statement) => ({ org: sender, ...statement })),
      )
      expect({ head, more }).toEqual({ head: 3, more: false })
      expect(await directory(scene, elsewhere, head)).toEqual({ statements: [], head: 3, more: false })
      expect((await verifyStore(scene.store.db)).findings).toEqual([])
    })

    it('is one: of two who found at the same moment exactly one wins, and the other then waits', async () => {
      const scene = await server()
      const founders = [await scene.enrol(sender), await scene.enrol(sender)]
      const said = await Promise.all(
        founders.map(async (each) => pushKeys(scene, each, { statements: await foundingOf(aKeyLog(sender), each) })),
      )
      expect([...said].sort()).toEqual(['conflict', 'taken'])
      const loser = founders[said.indexOf('conflict')]
      const winner = founders[said.indexOf('taken')]
      if (loser === undefined || winner === undefined) throw new Error('nobody won')
      expect(await readingAs(scene, winner)).toBe('served')
      expect(await readingAs(scene, loser)).toBe('not_admitted')
      expect((await scene.pull(winner)).waiting).toBe(1)
    })

    it('cannot leave it without a keeper', async () => {
      const scene = await server()
      const founder = await scene.enrol(sender)
      const keys = aKeyLog(sender)
      const statements = await keys.add({ t: 'org_created', root: keys.root.key }, deviceAdded(founder))
      expect(await pushKeys(scene, founder, { statements })).toBe('malformed')
      expect((await directory(scene, founder)).head).toBe(0)
    })
  })

  describe('a key log', () => {
    it('grows by what its root signed, through a rotation of the root too', async () => {
      const scene = await server()
      const { keeper, keys } = await aFoundedOrganisation(scene, sender)
      const old = keys.root
      expect(await pushKeys(scene, keeper, { statements: await keys.rotateRoot() })).toBe('taken')
      const epoch = { t: 'enc_epoch', e: 2, recipient: aRecipient(), suite: 1 } as const
      expect(await pushKeys(scene, keeper, { statements: [keys.draft(epoch, old)] })).toBe('forged')
      expect(await pushKeys(scene, keeper, { statements: await keys.add(epoch) })).toBe('taken')
    })

    it('passes over what is there already, and takes what follows', async () => {
      const scene = await server()
      const { keeper, keys } = await aFoundedOrganisation(scene, sender)
      await keys.add({ t: 'enc_epoch', e: 2, recipient: aRecipient(), suite: 1 })
      for (let twice = 0; twice < 2; twice++)
        expect(await pushKeys(scene, keeper, { statements: keys.statements })).toBe('taken')
      expect((await directory(scene, keeper)).statements).toHaveLength(4)
    })

    it('never forks: not at its start, not in the middle, not over a gap', async () => {
      const scene = await server()
      const { keeper, keys } = await aFoundedOrganisation(scene, sender)
      const second = { t: 'enc_epoch', e: 2, recipient: aRecipient(), suite: 1 } as const
      const other = keys.draft({ ...second, recipient: aRecipient() })
      const before = keys.log
      await pushKeys(scene, keeper, { statements: await keys.add(second) })
      expect(await pushKeys(scene, keeper, { statements: [other] })).toBe('conflict')
      const elsewhere = aKeyLog(sender)
      expect(await pushKeys(scene, keeper, { statements: await foundingOf(elsewhere, keeper) })).toBe('conflict')
      await keys.add({ ...second, e: 3 }, { ...second, e: 4 })
      expect(await pushKeys(scene, keeper, { statements: keys.statements.slice(5) })).toBe('conflict')
      const behind = keys.draft({ t: 'enc_epoch', e: 3, recipient: aRecipient(), suite: 1 }, keys.root, before)
      expect(await pushKeys(scene, keeper, { statements: [behind] })).toBe('conflict')
      expect((await directory(scene, keeper)).statements).toHaveLength(4)
    })

    it('takes nothing that another key signed, that contradicts it or that is none of its own', async () => {
      const scene = await server()
      const { keeper, keys } = await aFoundedOrganisation(scene, sender)
      const { keys: theirs } = await aFoundedOrganisation(scene, receiver)
      const say = (statement: { st: string; sig: string }) => pushKeys(scene, keeper, { statements: [statement] })
      const epoch = { t: 'enc_epoch', e: 2, recipient: aRecipient(), suite: 1 } as const
      expect(await say(keys.draft(epoch, aRoot()))).toBe('forged')
      expect(await say({ ...keys.draft(epoch), sig: 'A'.repeat(86) })).toBe('forged')
      expect(await say(keys.draft({ ...epoch, e: 3 }))).toBe('conflict')
      expect(await say(keys.draft(deviceAdded(keeper)))).toBe('conflict')
      expect(await say(keys.draft({ t: 'device_revoked', device: deviceKeys().id }))).toBe('conflict')
      expect(await say(theirs.draft(epoch))).toBe('malformed')
      expect(await say({ st: '{}', sig: 'A'.repeat(86) })).toBe('malformed')
    })

    it('is taken as a whole or not at all', async () => {
      const scene = await server()
      const { keeper, keys } = await aFoundedOrganisation(scene, sender)
      const waiting = await scene.enrol(sender)
      const statements = await keys.add(deviceAdded(waiting))
      statements.push(keys.draft({ t: 'enc_epoch', e: 2, recipient: aRecipient(), suite: 1 }, aRoot()))
      expect(await pushKeys(scene, keeper, { statements })).toBe('forged')
      expect(await readingAs(scene, waiting)).toBe('not_admitted')
    })

    it('numbers what many organisations say at once without losing any', async () => {
      const scene = await server()
      const founded = await Promise.all([sender, receiver, stranger].map((org) => aFoundedOrganisation(scene, org)))
      const rotations = founded.map(async ({ keeper, keys }) => {
        for (let e = 2; e < 8; e++) {
          const statements = await keys.add({ t: 'enc_epoch', e, recipient: aRecipient(), suite: 1 })
          expect(await pushKeys(scene, keeper, { statements })).toBe('taken')
        }
      })
      await Promise.all(rotations)
      const [reader] = founded
      if (reader === undefined) throw new Error('nobody reads')
      const { statements, head } = await directory(scene, reader.keeper)
      expect(statements.map(({ n }) => n)).toEqual(Array.from({ length: 27 }, (_, at) => at + 1))
      expect(head).toBe(27)
      for (const { keys } of founded)
        expect(statements.filter(({ org }) => org === keys.org).map(({ st }) => st)).toEqual(
          keys.statements.map(({ st }) => st),
        )
    })
  })

  describe('a device that comes later', () => {
    it('waits until the log names it; its keeper is told how many wait, nobody else', async () => {
      const scene = await server()
      const { keeper, keys } = await aFoundedOrganisation(scene, sender)
      const late = await scene.enrol(sender)
      const ordinary = await anAdmittedDevice(scene, { keeper, keys })
      expect(await readingAs(scene, late)).toBe('not_admitted')
      expect(await scene.pull(keeper)).toMatchObject({ keys: 4, waiting: 1 })
      expect(await scene.pull(ordinary)).not.toHaveProperty('waiting')
      await pushKeys(scene, keeper, { statements: await keys.add(deviceAdded(late)) })
      expect(await readingAs(scene, late)).toBe('served')
      expect((await scene.pull(keeper)).waiting).toBe(0)
    })

    it('is admitted with its own keys and role only', async () => {
      const scene = await server()
      const { keeper, keys } = await aFoundedOrganisation(scene, sender)
      const late = await scene.enrol(sender)
      const foreign = await scene.enrol(receiver)
      const other = deviceKeys({ id: late.id })
      for (const wrong of [
        deviceAdded({ ...late, signKey: other.signKey }),
        deviceAdded({ ...late, agreeKey: other.agreeKey }),
        deviceAdded(late, { role: 'admin' }),
        deviceAdded(foreign),
      ])
        expect(await pushKeys(scene, keeper, { statements: [keys.draft(wrong)] })).toBe('unknown_device')
      expect(await readingAs(scene, late)).toBe('not_admitted')
    })

    it('may admit itself where it holds the root, and then be a keeper', async () => {
      const scene = await server()
      const { keys } = await aFoundedOrganisation(scene, sender)
      const joining = await scene.enrol(sender)
      const wrap = aWrap()
      const statements = await keys.add(deviceAdded(joining, { keeper: true }))
      const rings = [{ device: joining.id, wrap }]
      expect(await pushKeys(scene, joining, { statements, rings })).toBe('taken')
      expect(await ringFor(scene, joining)).toBe(wrap)
      expect(await scene.pull(joining)).toMatchObject({ waiting: 0 })
    })

    it('cannot push anything that does not admit it', async () => {
      const scene = await server()
      const { keeper, keys } = await aFoundedOrganisation(scene, sender)
      const waiting = await scene.enrol(sender)
      expect(await pushKeys(scene, waiting, {})).toBe('not_admitted')
      expect(await pushKeys(scene, waiting, { statements: keys.statements })).toBe('not_admitted')
      const epoch = keys.draft({ t: 'enc_epoch', e: 2, recipient: aRecipient(), suite: 1 })
      expect(await pushKeys(scene, waiting, { statements: [epoch] })).toBe('not_admitted')
      expect((await directory(scene, keeper)).head).toBe(3)
    })

    it('is admitted at once in a role that takes no part in referrals', async () => {
      const scene = await server()
      await aFoundedOrganisation(scene, sender)
      const coordinator = await scene.enrol(sender, 'coordinator')
      expect((await directory(scene, coordinator)).head).toBe(3)
    })
  })

  describe('a keyring', () => {
    it('is given by keepers only, to devices of the organisation only, and read by its device only', async () => {
      const scene = await server()
      const founded = await aFoundedOrganisation(scene, sender)
      const ordinary = await anAdmittedDevice(scene, founded)
      const foreign = await scene.enrol(receiver)
      const wrap = aWrap()
      const ring = (device: EnrolledDevice) => ({ rings: [{ device: device.id, wrap }] })
      expect(await pushKeys(scene, ordinary, ring(ordinary))).toBe('not_keeper')
      expect(await pushKeys(scene, founded.keeper, ring(foreign))).toBe('unknown_device')
      expect(await pushKeys(scene, founded.keeper, ring(ordinary))).toBe('taken')
      expect(await ringFor(scene, ordinary)).toBe(wrap)
      expect(await ringFor(scene, founded.keeper)).toBeNull()
      expect(await ringFor(scene, foreign)).toBeNull()
    })

    it('is not kept for a device that was revoked, nor given to it again', async () => {
      const scene = await server()
      const founded = await aFoundedOrganisation(scene, sender)
      const leaver = await anAdmittedDevice(scene, founded)
      const rings = [{ device: leaver.id, wrap: aWrap() }]
      await pushKeys(scene, founded.keeper, { rings })
      await pushKeys(scene, founded.keeper, {
        statements: await founded.keys.add({ t: 'device_revoked', device: leaver.id }),
      })
      expect(await pushKeys(scene, founded.keeper, { rings })).toBe('taken')
      expect(await scene.store.db.selectFrom('keyring').selectAll().execute()).toEqual([])
    })
  })

  describe('a revocation in the log', () => {
    it('ends the device at once and stands in every feed where the device wrote', async () => {
      const scene = await server()
      const founded = await aFoundedOrganisation(scene, sender)
      const leaver = await anAdmittedDevice(scene, founded)
      const partner = await scene.enrol(receiver)
      const outsider = await scene.enrol(stranger)
      await scene.push(leaver, [wire(aSignedEvent(leaver))])
      const [statement] = await founded.keys.add({ t: 'device_revoked', device: leaver.id })
      if (statement === undefined) throw new Error('no statement')
      expect(await pushKeys(scene, founded.keeper, { statements: [statement] })).toBe('taken')
      expect(await readingAs(scene, leaver)).toBe('device_revoked')
      const renewed = await scene.call('POST', '/v1/auth/refresh', { refresh: leaver.tokens.refresh })
      expect(await renewed.json()).toMatchObject({ error: 'device_revoked' })
      const item = { n: 2, k: 'key', st: statement.st, sig: statement.sig }
      for (const device of [founded.keeper, partner]) expect((await scene.pull(device)).items[1]).toMatchObject(item)
      expect((await scene.pull(outsider)).items).toEqual([])
      expect((await verifyStore(scene.store.db)).findings).toEqual([])
    })

    it('may be its own author’s last word', async () => {
      const scene = await server()
      const founded = await aFoundedOrganisation(scene, sender)
      const second = await anAdmittedDevice(scene, founded, { keeper: true })
      const statements = await founded.keys.add({ t: 'device_revoked', device: second.id })
      expect(await pushKeys(scene, second, { statements })).toBe('taken')
      expect(await pushKeys(scene, second, {})).toBe('device_revoked')
    })

    it('and pushes of events at the same time leave feeds dense, with nothing of the device behind it', async () => {
      const scene = await server()
      const founded = await aFoundedOrganisation(scene, sender)
      const leaver = await anAdmittedDevice(scene, founded)
      const partner = await scene.enrol(receiver)
      const statements = await founded.keys.add({ t: 'device_revoked', device: leaver.id })
      const pushes = Array.from({ length: 12 }, () =>
        scene.push(leaver, [wire(aSignedEvent(leaver))]).catch(() => undefined),
      )
      const [said] = await Promise.all([pushKeys(scene, founded.keeper, { statements }), ...pushes])
      expect(said).toBe('taken')
      for (const device of [founded.keeper, partner]) {
        const { items } = await scene.pull(device)
        // Where nothing was shared yet, the revocation is no news to the other side.
        const at = items.findIndex(({ k }) => k === 'key')
        if (at >= 0) expect(items.slice(at + 1)).toEqual([])
      }
      expect((await verifyStore(scene.store.db)).findings).toEqual([])
    })
  })

  describe('a server that went back to a backup', () => {
    /** As after a restore: the log is gone, and what came after the backup too. */
    async function forgetKeys({ store }: TestServer) {
      for (const table of ['key_statement', 'keyring', 'recovery'] as const) await store.db.deleteFrom(table).execute()
      await store.db.updateTable('key_head').set({ n: 0 }).execute()
      await store.db.updateTable('device').set({ keeper: 0 }).execute()
      await restartEpochs(store)
    }

    it('gets the log again from any device that has it, and with it who takes part', async () => {
      const scene = await server()
      const founded = await aFoundedOrganisation(scene, sender)
      const ordinary = await anAdmittedDevice(scene, founded)
      const leaver = await anAdmittedDevice(scene, founded)
      await founded.keys.add({ t: 'device_revoked', device: leaver.id })
      await forgetKeys(scene)
      expect(await pushKeys(scene, ordinary, { statements: founded.keys.statements })).toBe('taken')
      expect(await readingAs(scene, ordinary)).toBe('served')
      expect(await readingAs(scene, leaver)).toBe('device_revoked')
      expect(await scene.pull(founded.keeper)).toMatchObject({ waiting: 0 })
    })

    it('learns of devices it has never heard of, which then come back by their own key', async () => {
      const scene = await server()
      const founded = await aFoundedOrganisation(scene, sender)
      const later = await anAdmittedDevice(scene, founded)
      await forgetKeys(scene)
      await scene.store.db.deleteFrom('token').where('device_id', '=', later.id).execute()
      await scene.store.db.deleteFrom('device').where('id', '=', later.id).execute()
      expect(await pushKeys(scene, founded.keeper, { statements: founded.keys.statements })).toBe('taken')
      const row = await scene.store.db.selectFrom('device').selectAll().where('id', '=', later.id).executeTakeFirst()
      expect(row).toMatchObject({ org_id: sender, role: 'professional', keeper: 0, revoked_at: null })
      expect(Buffer.from(row?.sign_key ?? []).toString('base64url')).toBe(later.signKey)
    })

    it('gives no number of the directory twice', async () => {
      const scene = await server()
      const founded = await aFoundedOrganisation(scene, sender)
      const { head } = await directory(scene, founded.keeper)
      await restartEpochs(scene.store)
      const statements = await founded.keys.add({ t: 'enc_epoch', e: 2, recipient: aRecipient(), suite: 1 })
      await pushKeys(scene, founded.keeper, { statements })
      const [next] = (await directory(scene, founded.keeper, head)).statements
      expect(next?.n).toBeGreaterThan(head + 1)
    })
  })

  it('the relay writes under one name and key, whoever asks and whenever', async () => {
    const scene = await server()
    const [one, two] = [await relayOf(scene.store), await relayOf(scene.store)]
    expect({ id: two.id, signKey: two.signKey }).toEqual({ id: one.id, signKey: one.signKey })
    const signature = one.sign('{"v":1}')
    expect(await isSignedBy(fromBase64url(two.signKey), '{"v":1}', signature)).toBe(true)
    expect(await isSignedBy(fromBase64url(two.signKey), '{"v":2}', signature)).toBe(false)
  })
})
