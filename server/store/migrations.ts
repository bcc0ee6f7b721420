/**
 * The way from an empty database to today's tables: forward only, applied by every start, the same
 * for both engines. A migration that was released is never changed; a new one is added at the end.
 */
import type { Kysely } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import type { Engine } from './engine.ts'
import { firstTables } from './migrations/2026-11-first-tables.ts'
import { handover } from './migrations/2026-11-handover.ts'
import { keys } from './migrations/2026-11-keys.ts'
import { renewal } from './migrations/2026-11-renewal.ts'
import { catalogue } from './migrations/2027-01-catalogue.ts'
import { statistics } from './migrations/2027-02-statistics.ts'
import { countedAsWhat } from './migrations/2027-03-counted-as.ts'
import { formerDevice } from './migrations/2027-04-former-device.ts'
import { tombstones } from './migrations/2027-05-tombstones.ts'
import { awaitedDevices } from './migrations/2027-06-awaited-devices.ts'
import { protectedPlaces } from './migrations/2027-07-protected-places.ts'
import { largeNetworks } from './migrations/2027-08-large-networks.ts'
import type { Db } from './schema.ts'

/** Applied in the order of their names; a file may be called after an earlier month than it was taken in. */
const migrations: Record<string, (db: Kysely<unknown>, engine: Engine) => Promise<void>> = {
  '2026-11-first-tables': firstTables,
  '2026-11-renewal': renewal,
  '2026-12-handover': handover,
  '2026-12-keys': keys,
  '2027-01-catalogue': catalogue,
  '2027-02-statistics': statistics,
  '2027-03-counted-as': countedAsWhat,
  '2027-04-former-device': formerDevice,
  '2027-05-tombstones': tombstones,
  '2027-06-awaited-devices': awaitedDevices,
  '2027-07-protected-places': protectedPlaces,
  '2027-08-large-networks': largeNetworks,
}

const names = Object.keys(migrations)

/** A database that a newer version of the server has written. */
export class NewerSchema extends Error {
  constructor(name: string) {
    super(
      `The database was written by a newer version of this server (migration “${name}” is unknown here). ` +
        'Start that version, or restore a backup made with this one.',
    )
    this.name = 'NewerSchema'
  }
}

/**
 * Brings the database up to date. Several processes may do so at once.
 * @param until the last migration to apply, to stand where an earlier version stood
 * @throws {NewerSchema} when the database is ahead of this version; nothing is changed then.
 */
export async function migrate(db: Db, engine: Engine, until = names.at(-1)): Promise<void> {
  const provider: MigrationProvider = {
    getMigrations: async () =>
      Object.fromEntries(
        Object.entries(migrations).map(([name, up]): [string, Migration] => [name, { up: (on) => up(on, engine) }]),
      ),
  }
  const migrator = new Migrator({ db, provider })
  await refuseNewer(db)
  const { error } = await migrator.migrateTo(until ?? '')
  if (error !== undefined) throw error
}

/** Whether the database was ever begun: an empty one has none of our tables, nor has somebody else's. */
export async function isBegun(db: Db): Promise<boolean> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  return tables.some((table) => table.name === 'kysely_migration')
}

async function refuseNewer(db: Db): Promise<void> {
  if (!(await isBegun(db))) return
  const applied = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute()
  const unknown = applied.find((row) => !Object.hasOwn(migrations, row.name))
  if (unknown !== undefined) throw new NewerSchema(unknown.name)
}
