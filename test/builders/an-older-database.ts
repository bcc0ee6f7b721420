/** A database as a version before would have left it: migrated so far and no further, with rows in its tables. */
import { sql } from 'kysely'
import { migrate } from '../../server/store/migrations.ts'
import { sqlitePath } from '../../server/store/open.ts'
import { openPostgres } from '../../server/store/postgres.ts'
import type { Db } from '../../server/store/schema.ts'
import { openSqlite } from '../../server/store/sqlite.ts'

/** @param until the last migration of that version */
export async function anOlderDatabase(url: string, until: string, fill: (db: Db) => Promise<void>): Promise<void> {
  const parts = url.startsWith('sqlite:') ? openSqlite(sqlitePath(url)) : openPostgres(url)
  await migrate(parts.db, parts.engine, until)
  await fill(parts.db)
  await parts.close()
}

/** A device with the columns that the first version had. */
export async function insertOldDevice(
  db: Db,
  { id, organisationId, enrolledAt }: { id: string; organisationId: string; enrolledAt: number },
): Promise<void> {
  const key = new Uint8Array(32)
  await sql`INSERT INTO device (id, org_id, role, sign_key, agree_key, client, enrolled_at, expires_at, seen_on)
    VALUES (${id}, ${organisationId}, 'professional', ${key}, ${key}, '0.1.0', ${enrolledAt}, ${enrolledAt + 1}, '2026-03-02')`.execute(
    db,
  )
}
