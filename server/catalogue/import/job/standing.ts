/** Whether what an import was prepared by still stands: the catalogue's feed, and what was applied or taken back. */
import type { Db } from '../../../store/schema.ts'

/** Other than before once anything was written that a merge could have met. */
export async function standing(db: Db): Promise<string> {
  const { epoch, head } = await db.selectFrom('catalogue_head').select(['epoch', 'head']).executeTakeFirstOrThrow()
  const jobs = await db
    .selectFrom('import_job')
    .select(['id', 'state'])
    .where('state', 'in', ['applied', 'undone'])
    .orderBy('id')
    .execute()
  return JSON.stringify([epoch, head, jobs.map(({ id, state }) => [id, state])])
}
