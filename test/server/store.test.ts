import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { record } from '../../server/audit/record.ts'
import { verifyStore } from '../../server/feeds/verify.ts'
import { NewerSchema } from '../../server/store/migrations.ts'
import { AlreadyServed, takeAlone } from '../../server/store/only-one.ts'
import { NotBegun, openStore } from '../../server/store/open.ts'
import { mayRepeat, storeProblem } from '../../server/store/trouble.ts'
import { aServer, receiver, sender } from '../builders/a-server.ts'
import { aSignedEvent, wire } from '../builders/a-signed-event.ts'
import { deviceKeys } from '../builders/an-enrolled-device.ts'
import { anOlderDatabase, insertOldDevice } from '../builders/an-older-database.ts'
import { eachEngine } from '../engines/each.ts'

eachEngine((engine) => {
  describe('opening a store', () => {
    it('brings an empty database up to date and keeps what is in it the next time', async () => {
      const url = await engine.freshUrl()
      const first = await openStore(url)
      const { instance } = await first.db.selectFrom('network').selectAll().executeTakeFirstOrThrow()
      await first.close()
      const second = await openStore(url)
      expect(await second.db.selectFrom('network').select('instance').execute()).toEqual([{ instance }])
      await second.close()
    })

    it('works for several processes that start at once', async () => {
      const url = await engine.freshUrl()
      const stores = await Promise.all([openStore(url), openStore(url), openStore(url)])
      const instances = await Promise.all(
        stores.map((store) => store.db.selectFrom('network').select('instance').executeTakeFirstOrThrow()),
      )
      expect(new Set(instances.map(({ instance }) => instance)).size).toBe(1)
      for (const store of stores) await store.close()
    })

    it('lays out no tables where one that was begun is asked for', async () => {
      const url = await engine.freshUrl()
      for (let turn = 0; turn < 2; turn++)
        await expect(openStore(url, { begun: true })).rejects.toBeInstanceOf(NotBegun)
      await (await openStore(url)).close()
      await (await openStore(url, { begun: true })).close()
    })

    it('is refused where a newer version wrote the database, and changes nothing', async () => {
      const url = await engine.freshUrl()
      const store = await openStore(url)
      await sql`insert into kysely_migration (name, timestamp) values ('2099-01-something-newer', '2099-01-01T00:00:00.000Z')`.execute(
        store.db,
      )
      await store.close()
      const refusal = openStore(url)
      await expect(refusal).rejects.toThrow(NewerSchema)
      await expect(refusal).rejects.toThrow(/newer version .* “2099-01-something-newer”/)
    })
  })

  describe('a database of a version before', () => {
    it('keeps its devices, which take part as they did, without keys', async () => {
      const url = await engine.freshUrl()
      const { id } = deviceKeys()
      await anOlderDatabase(url, '2026-11-renewal', (db) =>
        insertOldDevice(db, { id, organisationId: sender, enrolledAt: 7 }),
      )
      const store = await openStore(url)
      const row = await store.db.selectFrom('device').selectAll().executeTakeFirstOrThrow()
      expect(row).toMatchObject({ id, admitted_at: 7, keeper: 0, invitation_id: null, mac: null })
      expect(await store.db.selectFrom('key_head').selectAll().execute()).toEqual([{ id: 1, n: 0 }])
      await store.close()
    })
  })

  describe('a write', () => {
    it('leaves nothing behind when it fails', async () => {
      const store = await engine.freshStore()
      const failing = store.write(async (trx) => {
        await record(trx, store.engine, { act: 'invited', actor: 'operator', subject: 'x', at: 1 })
        throw new Error('on purpose')
      })
      await expect(failing).rejects.toThrow('on purpose')
      expect(await store.db.selectFrom('audit_log').selectAll().execute()).toEqual([])
    })

    it('announces only what was committed', async () => {
      const store = await engine.freshStore()
      const heard: string[] = []
      const stop = store.listen((change) => heard.push(...(change.revoked ?? [])))
      const failing = store.write(async (_trx, announce) => {
        announce({ revoked: ['failed'] })
        throw new Error('on purpose')
      })
      await expect(failing).rejects.toThrow()
      await expect
        .poll(async () => {
          await store.write(async (_trx, announce) => announce({ revoked: ['committed'] }))
          return heard
        })
        .toContain('committed')
      expect(heard).not.toContain('failed')
      stop()
    })

    it('is tried again when two inserted the same row at once, and in the end says that it cannot', async () => {
      const store = await engine.freshStore()
      let tries = 0
      const clash = store.write(async (trx) => {
        tries += 1
        const row = { id: `same-${tries < 3 ? 'row' : tries}`, referral_id: null, text: '', sig: null, created_at: 0 }
        await trx
          .insertInto('statement')
          .values([row, tries < 3 ? row : { ...row, id: 'other' }])
          .execute()
      })
      await expect(clash).resolves.toBeUndefined()
      expect(tries).toBe(3)
      tries = 0
      const hopeless = store.write(async (trx) => {
        tries += 1
        await trx.insertInto('network').values({ id: 1, instance: '', name: '', created_at: 0 }).execute()
      })
      await expect(hopeless).rejects.toSatisfy(
        (error) => mayRepeat(error) && storeProblem(error)?.code === 'unavailable',
      )
      expect(tries).toBe(6)
    })
  })

  describe('the audit log', () => {
    it('cannot be changed or shortened, not even by the server itself', async () => {
      const store = await engine.freshStore()
      await store.write((trx) =>
        record(trx, store.engine, { act: 'invited', actor: 'operator', subject: sender, at: 1 }),
      )
      await expect(store.db.updateTable('audit_log').set({ subject: receiver }).execute()).rejects.toThrow(
        /append-only/,
      )
      await expect(store.db.deleteFrom('audit_log').execute()).rejects.toThrow(/append-only/)
    })

    it('numbers acts that happen at once one after the other', async () => {
      const store = await engine.freshStore()
      const acts = Array.from({ length: 8 }, (_, at) =>
        store.write((trx) => record(trx, store.engine, { act: 'enrolled', actor: `d${at}`, subject: sender, at })),
      )
      await Promise.all(acts)
      const rows = await store.db.selectFrom('audit_log').select('n').orderBy('n').execute()
      expect(rows.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
      expect((await verifyStore(store.db)).findings).toEqual([])
    })
  })

  describe('verify', () => {
    async function aFilledStore() {
      const server = await aServer(await engine.freshStore())
      const ours = await server.enrol(sender)
      const events = [aSignedEvent(ours), aSignedEvent(ours)]
      await server.push(ours, events.map(wire))
      return { ...server, events }
    }

    it('finds nothing in a sound store and says what it looked at', async () => {
      const { store } = await aFilledStore()
      expect(await verifyStore(store.db)).toEqual({ feeds: 3, items: 4, audit: 2, findings: [] })
    })

    it('finds a changed payload, a missing position, a broken chain and a head that is ahead', async () => {
      const { store, events } = await aFilledStore()
      const id = events[1]?.payload.id ?? ''
      await store.db.updateTable('event').set({ payload: '{}' }).where('id', '=', id).execute()
      await store.db.deleteFrom('feed').where('org_id', '=', receiver).where('pos', '=', 1).execute()
      await store.db.updateTable('org_feed').set({ head: 3 }).where('org_id', '=', sender).execute()
      const { findings } = await verifyStore(store.db)
      expect(findings).toEqual([
        { where: `feed ${sender} position 2`, what: 'the payload is not the one received' },
        { where: `feed ${sender}`, what: 'the head is not where the items end' },
        { where: `feed ${receiver} position 2`, what: 'a position before it is missing' },
        { where: `feed ${receiver} position 2`, what: 'the payload is not the one received' },
        { where: `feed ${receiver} position 2`, what: 'the chain is broken' },
        { where: `event ${id}`, what: 'the signature is not its author’s' },
      ])
    })

    it('finds an audit log that was cut at its end', async () => {
      const { store } = await aFilledStore()
      await store.db.updateTable('audit_head').set({ n: 3 }).execute()
      expect((await verifyStore(store.db)).findings).toEqual([
        { where: 'audit log', what: 'entries are missing at its end' },
      ])
    })
  })
})

describe('one server for one SQLite file', () => {
  it('is kept by a lock that a second one cannot take and that is free again afterwards', () => {
    const url = `sqlite:${join(mkdtempSync(join(tmpdir(), 'kettenglied-lock-')), 'network.db')}`
    const release = takeAlone(url)
    expect(() => takeAlone(url)).toThrow(AlreadyServed)
    expect(() => takeAlone(url)).toThrow(/already running on .*network\.db/)
    release()
    takeAlone(url)()
  })

  it('needs none on PostgreSQL or in memory', () => {
    for (const url of ['postgres://somewhere/network', 'sqlite::memory:']) {
      const both = [takeAlone(url), takeAlone(url)]
      for (const release of both) release()
    }
  })
})

describe('trouble of an engine', () => {
  it('is told apart: a full disk, a database that is away, and what nobody expected', () => {
    const postgres = (code: string) => Object.assign(new Error('x'), { code })
    const sqlite = (errcode: number) => Object.assign(new Error('x'), { code: 'ERR_SQLITE_ERROR', errcode })
    expect([postgres('53100'), sqlite(13), postgres('ENOSPC')].map((error) => storeProblem(error)?.code)).toEqual(
      Array(3).fill('storage_full'),
    )
    const away = [
      postgres('57P01'),
      postgres('08006'),
      postgres('53300'),
      postgres('ECONNREFUSED'),
      sqlite(5),
      postgres('40001'),
    ]
    expect(away.map((error) => storeProblem(error)?.code)).toEqual(Array(6).fill('unavailable'))
    expect(storeProblem(new Error('timeout exceeded when trying to connect'))?.extra.retryAfter).toBe(5)
    for (const error of [new Error('x'), postgres('42P01'), sqlite(1), undefined])
      expect(storeProblem(error)).toBeUndefined()
  })

  it('of an address of no engine is said plainly', async () => {
    await expect(openStore('mysql://localhost')).rejects.toThrow('starts with sqlite: or postgres://')
  })

  it('of a PostgreSQL that is away is `unavailable`', async () => {
    await expect(openStore('postgres://nobody@127.0.0.1:1/none')).rejects.toSatisfy(
      (error) => storeProblem(error)?.code === 'unavailable',
    )
  })
})
