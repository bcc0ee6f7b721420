/**
 * Applies a planned import in one transaction: catalogue, what the source said, the import's state and the audit log
 * commit together or not at all. The last step asks whether the import is still wanted, so a stop counts until then.
 */
import { Problem } from '../../../../shared/problem.ts'
import { record } from '../../../audit/record.ts'
import type { Db } from '../../../store/schema.ts'
import { writeRows } from '../../../store/write-rows.ts'
import { emptyFile, withoutSamples } from '../../protected/import-traces.ts'
import { changeCatalogue } from '../../write.ts'
import { type Kept, moveJob } from './job.ts'
import { type Prepared, prepare } from './prepare.ts'
import { Stopped } from './pulse.ts'
import { type Reading, saveSource } from './read-job.ts'
import { rememberSaid } from './remember-seen.ts'
import { standing } from './standing.ts'

/** How often it is prepared before its transaction; where others keep writing, at last within. */
const mostPreparations = 2
const rowsPerStatement = 250

/** Others wrote since the import was prepared. */
class Moved extends Error {}

type Applying = Reading & { now: () => number }

/**
 * Carries a job from `applying` to `applied`.
 * @throws {Stopped} when it was stopped meanwhile; {Problem} import_state without a mapping. Nothing is written then
 */
export async function workApplying(applying: Applying): Promise<void> {
  const { store, job, pulse } = applying
  const { mapping, progress } = job.kept
  if (mapping === undefined) throw new Problem('import_state')
  const { source } = mapping
  for (let count = 0; count < mostPreparations; count++) {
    const before = await standing(store.db)
    const prepared = await prepare(store.db, job, source, (done) => pulse.beat(done, progress.of))
    try {
      return await write(applying, async (trx) => {
        if ((await standing(trx)) !== before) throw new Moved()
        return prepared
      })
    } catch (error) {
      if (!(error instanceof Moved)) throw error
    }
  }
  await write(applying, (trx) => prepare(trx, job, source, (done) => pulse.quietBeat(done, progress.of)))
}

async function write({ store, job, pulse, now }: Applying, preparedIn: (trx: Db) => Promise<Prepared>): Promise<void> {
  const { mapping, columns, actor } = job.kept
  if (mapping === undefined) throw new Problem('import_state')
  const at = now()
  const organisationId = job.asker === 'operator' ? undefined : job.asker.organisationId
  const origin = { how: 'import', importId: job.id, ...(organisationId !== undefined && { organisationId }) } as const
  await changeCatalogue(
    store,
    async (trx) => {
      const { ready, said, refused, hidden } = await preparedIn(trx)
      const quietly = () => pulse.quietBeat(pulse.kept.progress.done, pulse.kept.progress.of)
      await refuseRows(trx, job.id, refused)
      await rememberSaid(trx, job.id, mapping.source, said, quietly)
      await saveSource(
        trx,
        mapping,
        columns.map(({ name }) => name),
      )
      await record(trx, store.engine, { act: 'import_applied', actor, subject: job.id, at })
      const counts = refused.length === 0 ? pulse.kept.counts : await countRows(trx, job.id)
      const { problem: _, ...all } = pulse.kept
      const kept = hidden ? withoutSamples(all) : all
      if (hidden) await emptyFile(trx, job.id)
      const done: Kept = { ...kept, counts, written: ready.length, appliedAt: new Date(at).toISOString() }
      const move = { from: ['applying'], to: 'applied', kept: done, heldAt: pulse.aliveAt, aliveAt: null } as const
      if (!(await moveJob(trx, job.id, move))) throw new Stopped()
      return { ready, origin, result: undefined }
    },
    at,
  )
}

/** Their decisions and plans stay. */
async function refuseRows(trx: Db, importId: string, refused: Prepared['refused']): Promise<void> {
  const rows = refused.map(({ row, shown }) => ({
    import_id: importId,
    row,
    outcome: 'refused' as const,
    decision: null,
    shown,
    plan: '',
  }))
  for (let at = 0; at < rows.length; at += rowsPerStatement) {
    const page = rows.slice(at, at + rowsPerStatement)
    await writeRows(trx, 'import_row', page, { key: ['import_id', 'row'], set: ['outcome', 'shown'] })
  }
}

async function countRows(trx: Db, importId: string): Promise<Kept['counts']> {
  const rows = await trx
    .selectFrom('import_row')
    .select(['outcome', (on) => on.fn.countAll<number>().as('count')])
    .where('import_id', '=', importId)
    .groupBy('outcome')
    .execute()
  return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, Number(count)]))
}
