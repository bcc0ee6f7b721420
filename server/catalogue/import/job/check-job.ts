/** Plans every row of an import and keeps the plan, batch by batch. */
import { Problem } from '../../../../shared/problem.ts'
import type { RowOutcome } from '../../../../shared/protocol/imports.ts'
import type { Db } from '../../../store/schema.ts'
import { writeRows } from '../../../store/write-rows.ts'
import { planFile } from '../plan/plan-file.ts'
import type { PlannedRow } from '../plan/planned-row.ts'
import { moveJob } from './job.ts'
import { Stopped } from './pulse.ts'
import { type Reading, readJobFile } from './read-job.ts'

/** A commit waits for the disk: one for so many rows. */
const rowsPerWrite = 1000

/**
 * Carries a job from `checking` to `planned`; rows planned before are thrown away first.
 * @throws {Stopped} when it was stopped meanwhile; {Problem} import_state without a mapping, and what reading the
 *   file says
 */
export async function workChecking(reading: Reading): Promise<void> {
  const { store, job, pulse, today } = reading
  const { mapping } = job.kept
  if (mapping === undefined) throw new Problem('import_state')
  await store.db.deleteFrom('import_row').where('import_id', '=', job.id).execute()
  const file = await readJobFile(reading)
  const counts: Partial<Record<RowOutcome, number>> = {}
  const of = file.rows.length
  const pause = async (done: number) => {
    pulse.kept.counts = { ...counts }
    await pulse.beat(done, of)
  }
  let written = 0
  let kept: PlannedRow[] = []
  const keep = async () => {
    const [first, rows] = [written + 1, kept]
    await store.write((trx) => insertRows(trx, job.id, first, rows))
    written += rows.length
    kept = []
  }
  const plan = planFile({ db: store.db, file, mapping, asker: job.asker, today, pause })
  let step = await plan.next()
  while (step.done !== true) {
    const rows = step.value
    for (const { shown } of rows) counts[shown.outcome] = (counts[shown.outcome] ?? 0) + 1
    kept.push(...rows)
    if (kept.length >= rowsPerWrite) await keep()
    step = await plan.next()
  }
  await keep()
  const { problem: _, ...before } = pulse.kept
  const next = { ...before, ...step.value, counts, progress: { done: of, of } }
  const moved = await moveJob(store.db, job.id, { from: ['checking'], to: 'planned', kept: next, aliveAt: null })
  if (!moved) throw new Stopped()
}

async function insertRows(trx: Db, importId: string, first: number, rows: readonly PlannedRow[]): Promise<void> {
  await writeRows(
    trx,
    'import_row',
    rows.map(({ shown, plan }, index) => ({
      import_id: importId,
      row: first + index,
      outcome: shown.outcome,
      decision: null,
      shown: JSON.stringify(shown),
      plan: JSON.stringify(plan),
    })),
  )
}
