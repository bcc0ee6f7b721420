/**
 * Takes back what an import made the server remember of its source, unless a later import has said more. Whole tables at
 * once: row by row it would be most of what others wait for.
 */
import { sql } from 'kysely'
import type { Db } from '../../../store/schema.ts'

const idsPerQuery = 500

/** @param kept things that stay as they are: of these the source's last word is still needed */
export async function restoreSeen(trx: Db, importId: string, kept: readonly string[]): Promise<void> {
  for (let at = 0; at < kept.length; at += idsPerQuery)
    await sql`
      delete from import_seen_before
      where import_id = ${importId} and (source, kind, source_id) in (
        select source, kind, source_id from import_seen
        where import_id = ${importId} and item_id in (${sql.join(kept.slice(at, at + idsPerQuery))})
      )`.execute(trx)
  await sql`
    delete from import_seen
    where import_id = ${importId} and (source, kind, source_id) in (
      select source, kind, source_id from import_seen_before where import_id = ${importId} and item_id is null
    )`.execute(trx)
  await sql`
    insert into import_seen (source, kind, source_id, item_id, data, import_id)
    select before.source, before.kind, before.source_id, before.item_id, before.data, before.seen_by
    from import_seen_before as before
    join import_seen as seen
      on seen.source = before.source and seen.kind = before.kind and seen.source_id = before.source_id
    where before.import_id = ${importId} and before.item_id is not null and seen.import_id = ${importId}
    on conflict (source, kind, source_id)
    do update set item_id = excluded.item_id, data = excluded.data, import_id = excluded.import_id`.execute(trx)
  await trx.deleteFrom('import_seen_before').where('import_id', '=', importId).execute()
}
