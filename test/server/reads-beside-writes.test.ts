import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openStore } from '../../server/store/open.ts'
import { aServer, sender } from '../builders/a-server.ts'
import { aSignedEvent, wire } from '../builders/a-signed-event.ts'
import { eachEngine } from '../engines/each.ts'

eachEngine((engine) => {
  it('whoever reads goes on beside a long write and sees it once it is answered, not before', async () => {
    const { store, app, push, pull, enrol } = await aServer(await engine.freshStore())
    const [ours, fresh] = [await enrol(sender), await enrol(sender)]
    await push(ours, [wire(aSignedEvent(ours))])
    const { next } = await pull(ours)
    const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    // As a large import holds the catalogue, and on SQLite everybody who writes.
    const writing = store.write(async (trx) => {
      await trx.updateTable('network').set({ name: 'Kreis Anders' }).execute()
      const within = await trx.selectFrom('network').select('name').executeTakeFirstOrThrow()
      begun.resolve()
      await goOn.promise
      return within.name
    })
    await begun.promise
    const pushing = engine.name === 'sqlite' ? push(ours, [wire(aSignedEvent(ours))]) : Promise.resolve()

    // With a cursor that moved on and a token that was never used, both of which are noted when there is room to.
    expect(await pull(ours, next)).toMatchObject({ items: [], head: 1 })
    expect(await pull(fresh)).toMatchObject({ head: 1 })
    expect((await app.request('/v1/hello')).status).toBe(200)
    const beside = await store.db.selectFrom('network').select('name').executeTakeFirstOrThrow()
    expect(beside.name).toBe('Kreis Musterland')

    goOn.resolve()
    expect(await writing).toBe('Kreis Anders')
    const after = await store.db.selectFrom('network').select('name').executeTakeFirstOrThrow()
    expect(after.name).toBe('Kreis Anders')
    await pushing
    if (engine.name === 'sqlite') expect((await pull(fresh)).head).toBe(2)
    const mark = await store.db.selectFrom('device_mark').selectAll().where('device_id', '=', ours.id).execute()
    expect(mark).toMatchObject([{ pos: 1 }])
    const tokens = await store.db.selectFrom('token').select('used_at').where('device_id', '=', fresh.id).execute()
    expect(tokens.some(({ used_at }) => used_at !== null)).toBe(true)
  })

  if (engine.name === 'sqlite')
    it('what was erased leaves the log of the file as soon as another writer lets it', async () => {
      const url = await engine.freshUrl()
      const [here, there] = [await openStore(url), await openStore(url)]
      await here.write(async (trx) => await trx.updateTable('network').set({ name: 'Kreis Kanarienvogel' }).execute())
      await here.write(async (trx) => await trx.updateTable('network').set({ name: 'Kreis Anders' }).execute())
      const log = () => readFileSync(`${url.slice('sqlite:'.length)}-wal`)
      await there.write(async (trx) => {
        await trx.updateTable('network').set({ name: 'Kreis Dazwischen' }).execute()
        await here.scrub()
        expect(log().includes('Kanarienvogel')).toBe(true)
      })
      await expect.poll(() => log().length, { timeout: 20_000 }).toBe(0)
      await here.close()
      await there.close()
    })
})
