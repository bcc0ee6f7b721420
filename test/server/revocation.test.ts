/** Devices that were shut out by the key log, and a server that has forgotten the log. */
import { describe, expect, it } from 'vitest'
import { restartEpochs } from '../../server/feeds/restart-epochs.ts'
import { verifyStore } from '../../server/feeds/verify.ts'
import { aFoundedOrganisation, anAdmittedDevice, aRecipient, pushKeys, type TestKeyLog } from '../builders/a-key-log.ts'
import { aServer, receiver, sender, stranger, type TestServer } from '../builders/a-server.ts'
import { aSignedEvent, wire } from '../builders/a-signed-event.ts'
import { directory, readingAs } from '../builders/key-requests.ts'
import { eachEngine } from '../engines/each.ts'

eachEngine((engine) => {
  const server = async () => aServer(await engine.freshStore())

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

    /** What a device brings back that has the whole log. */
    const allOf = ({ keys: { statements } }: { keys: TestKeyLog }) => ({ statements, knows: statements.length })

    it('gets the log again from any device that has it, and with it who takes part', async () => {
      const scene = await server()
      const founded = await aFoundedOrganisation(scene, sender)
      const ordinary = await anAdmittedDevice(scene, founded)
      const leaver = await anAdmittedDevice(scene, founded)
      await founded.keys.add({ t: 'device_revoked', device: leaver.id })
      await forgetKeys(scene)
      expect(await pushKeys(scene, ordinary, allOf(founded))).toBe('taken')
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
      expect(await pushKeys(scene, founded.keeper, allOf(founded))).toBe('taken')
      const row = await scene.store.db.selectFrom('device').selectAll().where('id', '=', later.id).executeTakeFirst()
      expect(row).toMatchObject({ org_id: sender, role: 'professional', keeper: 0, revoked_at: null })
      expect(Buffer.from(row?.sign_key ?? []).toString('base64url')).toBe(later.signKey)
    })

    it('gives no number of the directory twice', async () => {
      const scene = await server()
      const founded = await aFoundedOrganisation(scene, sender)
      const { head } = await directory(scene, founded.keeper)
      await restartEpochs(scene.store)
      await pushKeys(scene, founded.keeper, allOf(founded))
      const statements = await founded.keys.add({ t: 'enc_epoch', e: 2, recipient: aRecipient(), suite: 1 })
      await pushKeys(scene, founded.keeper, { statements })
      const [next] = (await directory(scene, founded.keeper, head)).statements
      expect(next?.n).toBeGreaterThan(head + 1)
    })
  })
})
