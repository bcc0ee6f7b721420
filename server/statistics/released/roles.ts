/**
 * Schema and role of the released figures on PostgreSQL: made by whoever owns the database, read by a role that has no
 * right to anything else. Needed once; safe to repeat.
 */
import { sql } from 'kysely'
import type { Db } from '../../store/schema.ts'
import { createTables } from './create-tables.ts'
import { asReleased } from './log.ts'
import { releasedRole } from './postgres-source.ts'

/** Of PostgreSQL's advisory locks, the one that stands for making schema and role. */
const lock = 7_216_002
/** Somebody else made it a moment ago. */
const made = ['42710', '23505', '42P06', '42P07']

/**
 * @param statisticsUrl address whose login is to read the figures; the role `kettenglied_released` where absent
 * @returns false where the reading role may not be made: figures are released then, but nobody can read them
 */
export async function prepareReleased(db: Db, statisticsUrl?: string): Promise<boolean> {
  return await db.connection().execute(async (one) => {
    await sql`select pg_advisory_lock(${lock})`.execute(one)
    try {
      const there = await sql`select 1 from pg_namespace where nspname = 'released'`.execute(one)
      if (there.rows.length === 0) await sql`create schema released`.execute(one)
      await createTables(asReleased(one).withSchema('released'))
      return await letRead(one, statisticsUrl)
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(one)
    }
  })
}

async function letRead(one: Db, statisticsUrl: string | undefined): Promise<boolean> {
  const reader = statisticsUrl === undefined ? releasedRole : decodeURIComponent(new URL(statisticsUrl).username)
  try {
    if (statisticsUrl === undefined) await makeRole(one)
    await sql`grant usage on schema released to ${sql.id(reader)}`.execute(one)
    await sql`grant select on all tables in schema released to ${sql.id(reader)}`.execute(one)
    return true
  } catch (error) {
    if (['42501', '42704'].includes(codeOf(error))) return false
    throw error
  }
}

/** The role, and that the owner may step down to it. */
async function makeRole(one: Db): Promise<void> {
  const there = await sql`select 1 from pg_roles where rolname = ${releasedRole}`.execute(one)
  if (there.rows.length === 0)
    await sql`create role ${sql.id(releasedRole)} nologin`.execute(one).catch((error: unknown) => {
      if (!made.includes(codeOf(error))) throw error
    })
  const { rows } = await sql<{
    member: boolean
  }>`select pg_has_role(current_user, ${releasedRole}, 'MEMBER') as member`.execute(one)
  if (rows[0]?.member !== true) await sql`grant ${sql.id(releasedRole)} to current_user`.execute(one)
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code)
}
