/** Who takes part: a device waits until its organisation’s key log names it, and gets its keyring from a keeper. */
import { describe, expect, it } from 'vitest'
import {
  aFoundedOrganisation,
  anAdmittedDevice,
  aRecipient,
  aWrap,
  deviceAdded,
  pushKeys,
} from '../builders/a-key-log.ts'
import { aServer, receiver, sender } from '../builders/a-server.ts'
import { deviceKeys, type EnrolledDevice } from '../builders/an-enrolled-device.ts'
import { directory, readingAs, ringFor } from '../builders/key-requests.ts'
import { eachEngine } from '../engines/each.ts'

eachEngine((engine) => {
  const server = async () => aServer(await engine.freshStore())

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
})
