/** Which import is worked on next: one at a time in a database, whatever the number of processes. */
import { sql } from 'kysely'
import type { Store } from '../../../store/open.ts'
import type { Db } from '../../../store/schema.ts'
import { type Job, jobOf, problemShown, workStates } from './job.ts'

/** A worker that has said nothing for so long is dead. A large transaction may keep it silent for a while. */
export const silentMs = 60_000
/** Any number that nothing else in this database locks. */
const lockNumber = 20_270_104

/** Whether there may be something to claim: asked without a lock, since a server asks every few seconds. */
export async function mayClaim({ db }: Store, now: number): Promise<boolean> {
  const jobs = await db
    .selectFrom('import_job')
    .select('alive_at')
    .where('state', 'in', [...workStates])
    .execute()
  return jobs.length > 0 && jobs.every(({ alive_at }) => alive_at === null || alive_at < now - silentMs)
}

/** Takes the oldest import that waits, unless one is being worked on; marks those whose worker died. */
export async function claimJob(store: Store, now: number): Promise<Job | undefined> {
  return await store.write(async (trx) => {
    if (store.engine === 'postgres') await sql`select pg_advisory_xact_lock(${lockNumber})`.execute(trx)
    await failDead(trx, now)
    const jobs = await trx
      .selectFrom('import_job')
      .selectAll()
      .where('state', 'in', [...workStates])
      .orderBy('created_at')
      .orderBy('id')
      .execute()
    if (jobs.some(({ alive_at }) => alive_at !== null)) return undefined
    const [next] = jobs
    if (next === undefined) return undefined
    await trx.updateTable('import_job').set({ alive_at: now }).where('id', '=', next.id).execute()
    return jobOf({ ...next, alive_at: now })
  })
}

/** What was begun is whole or not there at all; the file is kept, so the import can be tried again. */
async function failDead(trx: Db, now: number): Promise<void> {
  const dead = await trx
    .selectFrom('import_job')
    .selectAll()
    .where('state', 'in', [...workStates])
    .where('alive_at', '<', now - silentMs)
    .execute()
  for (const row of dead) {
    const { kept } = jobOf(row)
    await trx
      .updateTable('import_job')
      .set({
        state: 'failed',
        alive_at: null,
        shown: JSON.stringify({ ...kept, problem: problemShown('unavailable', row.state) }),
      })
      .where('id', '=', row.id)
      .where('state', '=', row.state)
      .execute()
  }
}
