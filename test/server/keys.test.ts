/** Key logs on the server: who may begin one, and what may be added. */
import { describe, expect, it } from 'vitest'
import { isSignedBy } from '../../server/feeds/signatures.ts'
import { verifyStore } from '../../server/feeds/verify.ts'
import { relayOf } from '../../server/keys/relay.ts'
import { fromBase64url } from '../../shared/protocol/bytes.ts'
import {
  aFoundedOrganisation,
  aKeyLog,
  aRecipient,
  aRoot,
  deviceAdded,
  foundingOf,
  pushKeys,
} from '../builders/a-key-log.ts'
import { aServer, receiver, sender, stranger } from '../builders/a-server.ts'
import { deviceKeys } from '../builders/an-enrolled-device.ts'
import { directory, readingAs } from '../builders/key-requests.ts'
import { eachEngine } from '../engines/each.ts'

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

  it('verify finds a key log that somebody changed', async () => {
    const scene = await server()
    const { keys } = await aFoundedOrganisation(scene, sender)
    const other = keys.draft({ t: 'enc_epoch', e: 2, recipient: aRecipient(), suite: 1 }, aRoot())
    await scene.store.db.updateTable('key_statement').set({ sig: other.sig }).where('org_n', '=', 2).execute()
    expect((await verifyStore(scene.store.db)).findings).toEqual([
      { where: `key log ${sender} statement 2`, what: 'it does not fit: signature' },
    ])
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
