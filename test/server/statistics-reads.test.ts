/** Who read which figures is noted without a person, kept for a year, and never a reason not to show them. */
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { expect, it } from 'vitest'
import { dropOldReads } from '../../server/statistics/api/read-log.ts'
import type { Store } from '../../server/store/open.ts'
import { receiver, sender } from '../builders/a-server.ts'
import { aReadingServer, read } from '../builders/released-rows.ts'
import { eachEngine } from '../engines/each.ts'

const total = { table: 'year:', period: '2025', revision: 2, values: { '': 120 } }
const path = '/v1/statistics/year%3A?period=2025'
const logged = async ({ db }: Store) =>
  await db.selectFrom('stat_read').select(['at', 'org_id', 'role', 'table_id', 'periods']).orderBy('at').execute()

/** SQLite may take no further page; PostgreSQL raises the very error of a full disk. */
async function fill({ db, engine }: Store): Promise<void> {
  const statements =
    engine === 'sqlite'
      ? ['PRAGMA max_page_count = 1']
      : [
          `create function full_disk() returns trigger language plpgsql as
           $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`,
          'create trigger full_disk before insert on stat_read execute function full_disk()',
        ]
  for (const statement of statements) await sql.raw(statement).execute(db)
  // What room is left on SQLite's last pages goes to other notes.
  const row = { at: 0, org_id: sender, role: 'admin', table_id: 'year:' } as const
  for (const size of [3000, 300, 1])
    for (let full = false; !full; )
      full = await db
        .insertInto('stat_read')
        .values({ ...row, id: uuidv7(), periods: 'x'.repeat(size) })
        .execute()
        .then(
          () => false,
          () => true,
        )
}

eachEngine((engine) => {
  it('each read is noted with organisation, role, table and periods, also one answered with 304; a refusal is none', async () => {
    const server = await aReadingServer(engine, [total])
    const [admin, reader] = [await server.enrol(sender, 'admin'), await server.enrol(receiver, 'reader')]
    const { headers } = await read(server, admin, path)
    server.clock.now += 1
    await read(server, admin, path, { 'If-None-Match': headers.get('ETag') ?? '' })
    server.clock.now += 1
    await read(server, reader, '/v1/statistics')
    server.clock.now += 1
    await read(server, admin, '/v1/statistics/outside?year=2025')
    server.clock.now += 1
    const definition = { kind: 'kettenglied-report', version: 1, title: 'Jahr', period: '2025', blocks: [] }
    const id = uuidv7()
    await server.call('POST', '/v1/reports', { id, definition }, admin.tokens.access)
    server.clock.now += 1
    await read(server, reader, `/v1/reports/${id}`)
    await read(server, reader, '/v1/statistics/year%3A?period=2024')
    const rows = await logged(server.store)
    expect(rows.map(({ org_id, role, table_id, periods }) => [org_id, role, table_id, periods])).toEqual([
      [sender, 'admin', 'year:', '2025'],
      [sender, 'admin', 'year:', '2025'],
      [receiver, 'reader', 'catalogue', ''],
      [sender, 'admin', 'outside', '2025'],
      [sender, 'admin', 'report', '2025'],
      [receiver, 'reader', 'report', '2025'],
    ])
    expect(JSON.stringify(await server.store.db.selectFrom('stat_read').selectAll().execute())).not.toContain(admin.id)
  })

  it('goes after a year and not before', async () => {
    const server = await aReadingServer(engine, [total])
    const admin = await server.enrol(sender, 'admin')
    await read(server, admin, path)
    const then = server.clock.now
    expect(await dropOldReads(server.store, then + 365 * 86_400_000)).toBe(0)
    expect(await logged(server.store)).toHaveLength(1)
    expect(await dropOldReads(server.store, then + 367 * 86_400_000)).toBe(1)
    expect(await logged(server.store)).toEqual([])
  })

  it('figures are told where the disk is too full to note it', async () => {
    const server = await aReadingServer(engine, [total])
    const admin = await server.enrol(sender, 'admin')
    const before = await read(server, admin, path)
    await fill(server.store)
    const notes = (await logged(server.store)).length
    expect(await read(server, admin, path)).toMatchObject({ status: 200, text: before.text })
    expect(await logged(server.store)).toHaveLength(notes)
  })
})
