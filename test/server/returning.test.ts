/** After a restore: nothing new is said in a key log until whoever may know more of it was back, or a person decided. */
import { describe, expect, it } from 'vitest'
import { revokeDevice } from '../../server/enrolment/revoke.ts'
import { restartEpochs } from '../../server/feeds/restart-epochs.ts'
import { verifyStore } from '../../server/feeds/verify.ts'
import { dayMs } from '../../shared/utc-day.ts'
import {
  aFoundedOrganisation,
  anAdmittedDevice,
  aRecipient,
  aWrap,
  deviceAdded,
  pushKeys,
} from '../builders/a-key-log.ts'
import { aServer, receiver, sender, type TestServer } from '../builders/a-server.ts'
import { deviceKeys, type EnrolledDevice } from '../builders/an-enrolled-device.ts'
import { directory } from '../builders/key-requests.ts'
import { type Engine, eachEngine } from '../engines/each.ts'

/** Three devices of an organisation; the server comes back from a backup. */
async function restored(engine: Engine) {
  const server = await aServer(await engine.freshStore())
  const { keeper, keys } = await aFoundedOrganisation(server, sender)
  const other = await anAdmittedDevice(server, { keeper, keys }, { keeper: true })
  const plain = await anAdmittedDevice(server, { keeper, keys })
  await restartEpochs(server.store, server.clock.now)
  const epoch = (e: number) => ({ t: 'enc_epoch', e, recipient: aRecipient(), suite: 1 }) as const
  const told = (device: EnrolledDevice, knows: number, statements: (typeof keys)['statements'] = []) =>
    pushKeys(server, device, { statements, knows })
  return { server, keeper, keys, other, plain, epoch, told }
}

const awaited = async ({ call }: TestServer, asking: EnrolledDevice): Promise<string[]> => {
  const answer = await (await call('GET', '/v1/devices', undefined, asking.tokens.access)).json()
  const { devices } = answer as { devices: { id: string; awaited?: true }[] }
  return devices.flatMap(({ id, awaited: is }) => (is === true ? [id] : []))
}

const goOn = async ({ call }: TestServer, { tokens }: EnrolledDevice, ...without: EnrolledDevice[]) =>
  (await call('POST', '/v1/keys/go-on', { without: without.map(({ id }) => id) }, tokens.access)).json()

eachEngine((engine) => {
  describe('a key log of a restored server', () => {
    it('takes nothing new until every device has said what it knows, and asks each just until then', async () => {
      const { server, keeper, keys, other, plain, epoch, told } = await restored(engine)
      expect(await awaited(server, keeper)).toEqual([keeper.id, other.id, plain.id])
      const early = keys.draft(epoch(2))
      for (const device of [keeper, other, plain]) {
        expect((await directory(server, device)).returning).toBe(true)
        expect(
          await pushKeys(server, other, { statements: [early], rings: [{ device: other.id, wrap: aWrap() }] }),
        ).toBe('keys_returning')
        expect(await told(device, 5)).toBe('taken')
        if (device !== plain) expect((await directory(server, device)).returning).toBe(false)
      }
      expect((await directory(server, plain)).returning).toBeUndefined()
      expect(await awaited(server, keeper)).toEqual([])
      expect(await pushKeys(server, other, { statements: [early] })).toBe('taken')
    })

    it('gets back what a device knows, and asks whom that brought; what is beyond it is new', async () => {
      const { server, keeper, keys, other, plain, epoch, told } = await restored(engine)
      const late = deviceKeys()
      await keys.add(epoch(2), deviceAdded(late), { t: 'device_revoked', device: plain.id })
      const [lost, beyond] = [keys.statements.slice(5), keys.draft(epoch(3))]
      expect(await told(other, 5)).toBe('taken')
      expect(await told(keeper, 8, [...lost, beyond])).toBe('keys_returning')
      // A part of it is not all of it.
      expect(await told(keeper, 8, lost.slice(0, 1))).toBe('taken')
      expect(await awaited(server, keeper)).toEqual([keeper.id, plain.id])
      expect(await told(keeper, 8, lost)).toBe('taken')
      expect(await awaited(server, keeper)).toEqual([late.id])
      expect(await pushKeys(server, other, { statements: [beyond] })).toBe('keys_returning')
      await goOn(server, other, { ...late, organisationId: sender, role: 'professional', tokens: keeper.tokens })
      expect(await pushKeys(server, other, { statements: [beyond] })).toBe('taken')
      expect((await verifyStore(server.store.db)).findings).toEqual([])
    })

    it('takes what is brought back from one that is not admitted yet, and nothing else from it', async () => {
      const { server, keeper, keys, epoch, told } = await restored(engine)
      const returner = await server.enrol(sender)
      expect(await told(returner, 5)).toBe('not_admitted')
      const [lost] = [await keys.add(epoch(2))]
      expect((await directory(server, returner)).returning).toBe(true)
      expect(await pushKeys(server, returner, { statements: lost })).toBe('keys_returning')
      expect(await told(returner, 6, lost)).toBe('taken')
      expect((await directory(server, keeper)).statements).toHaveLength(6)
      expect(await pushKeys(server, returner, { statements: [], rings: [] })).toBe('not_admitted')
    })

    it('does not wait for who was shut out, nor for who comes back only with a new invitation', async () => {
      const { server, keeper, keys, other, plain, epoch, told } = await restored(engine)
      expect(await told(keeper, 5)).toBe('taken')
      await revokeDevice(server.store, { device: plain.id, actor: 'operator' }, server.clock.now)
      expect(await awaited(server, keeper)).toEqual([other.id])
      await server.store.db
        .updateTable('device')
        .set({ seen_on: new Date(server.clock.now - 46 * dayMs).toISOString().slice(0, 10) })
        .where('id', '=', other.id)
        .execute()
      expect(await awaited(server, keeper)).toEqual([])
      expect(await pushKeys(server, keeper, { statements: await keys.add(epoch(2)) })).toBe('taken')
    })

    it('is gone on with where a keeper decides so, without those alone whom it was shown; it is written down', async () => {
      const { server, keeper, other, plain, told } = await restored(engine)
      const elsewhere = await aFoundedOrganisation(server, receiver)
      expect(await told(keeper, 5)).toBe('taken')
      expect(await goOn(server, plain, other)).toMatchObject({ error: 'not_keeper' })
      expect(await goOn(server, elsewhere.keeper, other, plain)).toEqual({ awaited: 0 })
      expect(await awaited(server, keeper)).toEqual([other.id, plain.id])
      expect(await goOn(server, keeper, other)).toEqual({ awaited: 1 })
      expect(await goOn(server, keeper, plain)).toEqual({ awaited: 0 })
      const acts = await server.store.db.selectFrom('audit_log').selectAll().where('act', '=', 'not_awaited').execute()
      expect(acts.map(({ actor, subject }) => [actor, subject])).toEqual([
        [keeper.id, other.id],
        [keeper.id, plain.id],
      ])
    })
  })

  it('in ordinary times nobody is asked, and what a device knows changes nothing', async () => {
    const server = await aServer(await engine.freshStore())
    const { keeper, keys } = await aFoundedOrganisation(server, sender)
    expect(await directory(server, keeper)).not.toHaveProperty('returning')
    expect(
      await pushKeys(server, keeper, {
        statements: await keys.add({ t: 'recovery', recipient: aRecipient() }),
        knows: 0,
      }),
    ).toBe('taken')
  })
})
