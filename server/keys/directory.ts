/**
 * The key directory: the statements of all organisations in the order in which the server took them, so that
 * any device can seal for any of them while offline. Numbers grow under a locked head, so that commit order is
 * reading order; a gap means nothing.
 */
import type { KeysAnswer } from '../../shared/protocol/keys.ts'
import type { Engine } from '../store/engine.ts'
import type { Db } from '../store/schema.ts'

const pageSize = 500
/** More than any server takes between a backup and its restore. */
const restoreGap = 1_000_000

/** A page of what follows `after`. */
export async function pullKeys(db: Db, after: number): Promise<KeysAnswer> {
  const rows = await db
    .selectFrom('key_statement')
    .select(['n', 'org_id', 'text', 'sig'])
    .where('n', '>', after)
    .orderBy('n')
    .limit(pageSize + 1)
    .execute()
  const page = rows.slice(0, pageSize)
  // What was appended between the two reads is counted too.
  const head = Math.max(await directoryHead(db), rows.at(-1)?.n ?? 0)
  return {
    statements: page.map(({ n, org_id, text, sig }) => ({ n, org: org_id, st: text, sig })),
    head,
    more: rows.length > pageSize,
  }
}

async function directoryHead(db: Db): Promise<number> {
  return (await db.selectFrom('key_head').select('n').executeTakeFirstOrThrow()).n
}

/** Locks the directory until commit. Taken before any feed's head and never while one is held. */
export async function lockDirectory(trx: Db, engine: Engine): Promise<number> {
  const query = trx.selectFrom('key_head').select('n')
  return (await (engine === 'postgres' ? query.forUpdate() : query).executeTakeFirstOrThrow()).n
}

/** After a restored backup no number is given twice: a device that read further than the backup misses nothing. */
export async function leaveGap(trx: Db, engine: Engine): Promise<void> {
  const head = await lockDirectory(trx, engine)
  await trx
    .updateTable('key_head')
    .set({ n: head + restoreGap })
    .execute()
}

/** What a pull of the feed says about keys: the directory's head, and to keepers how many devices wait. */
export async function keyNews(
  db: Db,
  session: { organisationId: string; keeper: boolean },
  now: number,
): Promise<{ keys: number; waiting?: number }> {
  const keys = await directoryHead(db)
  return session.keeper ? { keys, waiting: await waitingDevices(db, session.organisationId, now) } : { keys }
}

async function waitingDevices(db: Db, organisationId: string, now: number): Promise<number> {
  const { count } = await db
    .selectFrom('device')
    .select((on) => on.fn.countAll<number>().as('count'))
    .where('org_id', '=', organisationId)
    .where('admitted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow()
  return Number(count)
}
