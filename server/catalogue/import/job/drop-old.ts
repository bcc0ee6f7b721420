/** Forgets the files and rows of old imports: what was imported stays in the catalogue and its history, and can be undone. */
import { dayMs } from '../../../../shared/utc-day.ts'
import type { Store } from '../../../store/open.ts'
import { jobOf } from './job.ts'

const keptDays = 30

export async function dropOldImports(store: Store, now: number): Promise<void> {
  await store.write(async (trx) => {
    const old = await trx
      .selectFrom('import_job')
      .selectAll()
      .where('created_at', '<', now - keptDays * dayMs)
      .where((on) =>
        on.exists(
          on.selectFrom('import_file').select('import_id').whereRef('import_file.import_id', '=', 'import_job.id'),
        ),
      )
      .execute()
    for (const row of old) {
      const { id, state } = jobOf(row)
      await trx.deleteFrom('import_file').where('import_id', '=', id).execute()
      await trx.deleteFrom('import_row').where('import_id', '=', id).execute()
      if (state !== 'applied' && state !== 'undone')
        await trx.updateTable('import_job').set({ state: 'stopped', alive_at: null }).where('id', '=', id).execute()
    }
  })
}
