/**
 * An import as the database keeps it. Whoever works on it says twice a second that it lives; a job of a process that died
 * is found by its silence. States change only by conditional updates, so a stop of another process is never overwritten.
 */
import { v7 as uuidv7 } from 'uuid'
import { Problem, type ProblemCode } from '../../../../shared/problem.ts'
import { type Import, type ImportState, importSchema } from '../../../../shared/protocol/imports.ts'
import { z } from '../../../../shared/zod.ts'
import type { Store } from '../../../store/open.ts'
import type { Db } from '../../../store/schema.ts'
import type { ImportJobTable } from '../../../store/tables/imports.ts'
import type { Asker } from '../plan/plan-file.ts'

/** States in which a process has something to do. */
export const workStates = ['reading', 'checking', 'applying'] as const

/** What is shown of an import, and beside it who asked last, for the audit log. */
const keptSchema = importSchema
  .omit({ id: true, state: true, name: true, createdAt: true, waiting: true })
  .extend({ actor: z.string().default('operator') })
export type Kept = z.infer<typeof keptSchema>

export type Job = {
  id: string
  state: ImportState
  name: string
  createdAt: number
  aliveAt: number | null
  address: string | null
  asker: Asker
  kept: Kept
}

/** Who makes, confirms and applies; `actor` is a device id or `operator`. */
export type By = { asker: Asker; actor: string }
export const operator: By = { asker: 'operator', actor: 'operator' }

/** Most imports of the network that wait to be read: each may hold a file of the largest size. */
const mostWaiting = 10

/** @throws {Problem} import_busy when too many wait already */
export async function createJob(
  store: Store,
  { name, bytes, address, by, now }: { name: string; bytes?: Uint8Array; address?: string; by: By; now: number },
): Promise<string> {
  const id = uuidv7()
  const kept: Kept = {
    progress: { done: 0 },
    columns: [],
    counts: {},
    newOrganisations: 0,
    asks: [],
    warnings: [],
    kept: [],
    actor: by.actor,
  }
  await store.write(async (trx) => {
    const { count } = await trx
      .selectFrom('import_job')
      .select((on) => on.fn.countAll<number>().as('count'))
      .where('state', '=', 'reading')
      .executeTakeFirstOrThrow()
    if (Number(count) >= mostWaiting) throw new Problem('import_busy', undefined, { retryAfter: 60 })
    await trx
      .insertInto('import_job')
      .values({
        id,
        state: 'reading',
        // PostgreSQL keeps no text with a NUL.
        name: name.replaceAll('\0', '').slice(0, 200),
        created_at: now,
        ...byColumns(by.asker),
        address: address ?? null,
        alive_at: null,
        shown: JSON.stringify(kept),
      })
      .execute()
    if (bytes !== undefined)
      await trx.insertInto('import_file').values({ import_id: id, what: 'file', bytes }).execute()
  })
  return id
}

function byColumns(asker: Asker): Pick<ImportJobTable, 'by_org' | 'by_role'> {
  return asker === 'operator' ? { by_org: null, by_role: null } : { by_org: asker.organisationId, by_role: asker.role }
}

/** @throws {Problem} not_found */
export async function readJob(db: Db, id: string): Promise<Job> {
  const row = await db.selectFrom('import_job').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Problem('not_found')
  return jobOf(row)
}

/** A row of the table as a job. @throws {ZodError} for what was kept by another version in another shape */
export function jobOf(row: ImportJobTable): Job {
  return {
    id: row.id,
    state: row.state,
    name: row.name,
    createdAt: row.created_at,
    aliveAt: row.alive_at,
    address: row.address,
    asker: row.by_org === null || row.by_role === null ? 'operator' : { organisationId: row.by_org, role: row.by_role },
    kept: keptSchema.parse(JSON.parse(row.shown)),
  }
}

/** Newest first. */
export async function listJobs(db: Db, limit = 100): Promise<Job[]> {
  const rows = await db
    .selectFrom('import_job')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(jobOf)
}

type Move = {
  from: readonly ImportState[]
  to: ImportState
  kept?: Kept
  by?: By
  /** Only where the job says that it was last alive then: it is still the worker's who knows it. */
  heldAt?: number
  /** When the worker lives; null to let go of the job. Left as it is where absent. */
  aliveAt?: number | null
}

/** Changes the state where it still is one of `from`. @returns whether it did */
export async function moveJob(db: Db, id: string, { from, to, kept, by, heldAt, aliveAt }: Move): Promise<boolean> {
  const update = db
    .updateTable('import_job')
    .set({
      state: to,
      ...(kept !== undefined && { shown: JSON.stringify(kept) }),
      ...(by !== undefined && byColumns(by.asker)),
      ...(aliveAt !== undefined && { alive_at: aliveAt }),
    })
    .where('id', '=', id)
    .where('state', 'in', [...from])
  const held = heldAt === undefined ? update : update.where('alive_at', '=', heldAt)
  const result = await held.executeTakeFirst()
  return Number(result.numUpdatedRows) > 0
}

/** @throws {Problem} import_state when the import is in another state by now */
export async function mustMove(db: Db, id: string, move: Move): Promise<void> {
  if (!(await moveJob(db, id, move))) throw new Problem('import_state')
}

/** Why an import failed, as it is kept with it and told to people. */
export function problemShown(code: ProblemCode, detail?: string): Kept['problem'] {
  return { code, ...(detail !== undefined && { detail }) }
}

/** The import as its answer has it. */
export function shownJob({ id, state, name, createdAt, aliveAt, kept }: Job): Import {
  const { actor: _, ...shown } = kept
  const waits = workStates.some((each) => each === state) && aliveAt === null
  return {
    id,
    state,
    name,
    createdAt: new Date(createdAt).toISOString(),
    ...shown,
    ...(waits && { waiting: true as const }),
  }
}

/** An import that only told what it would do leaves nothing behind. */
export async function dropJob(store: Store, id: string): Promise<void> {
  await store.write(async (trx) => {
    await trx.deleteFrom('import_row').where('import_id', '=', id).execute()
    await trx.deleteFrom('import_file').where('import_id', '=', id).execute()
    await trx.deleteFrom('import_job').where('id', '=', id).execute()
  })
}
