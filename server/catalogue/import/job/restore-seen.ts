/** Takes back what an import made the server remember of its source, unless a later import has said more. */
import type { Db } from '../../../store/schema.ts'

const rowsPerQuery = 200

/** @param kept things that stay as they are: of these the source's last word is still needed */
export async function restoreSeen(trx: Db, importId: string, kept: ReadonlySet<string>): Promise<void> {
  const before = await trx.selectFrom('import_seen_before').selectAll().where('import_id', '=', importId).execute()
  const seen = await trx.selectFrom('import_seen').selectAll().where('import_id', '=', importId).execute()
  const byKey = new Map(before.map((row) => [keyOf(row), row]))
  const back = seen.filter(({ item_id }) => !kept.has(item_id))
  for (let at = 0; at < back.length; at += rowsPerQuery) {
    const page = back.slice(at, at + rowsPerQuery)
    for (const [group, rows] of Map.groupBy(page, ({ source, kind }) => JSON.stringify([source, kind]))) {
      const [source = '', kind = ''] = JSON.parse(group) as string[]
      await trx
        .deleteFrom('import_seen')
        .where('source', '=', source)
        .where((on) => on('kind', '=', kind as (typeof rows)[number]['kind']))
        .where(
          'source_id',
          'in',
          rows.map(({ source_id }) => source_id),
        )
        .execute()
    }
    const restored = page.flatMap((row) => {
      const was = byKey.get(keyOf(row))
      if (was === undefined || was.item_id === null || was.data === null || was.seen_by === null) return []
      const { source, kind, source_id } = row
      return [{ source, kind, source_id, item_id: was.item_id, data: was.data, import_id: was.seen_by }]
    })
    if (restored.length > 0) await trx.insertInto('import_seen').values(restored).execute()
  }
  await trx.deleteFrom('import_seen_before').where('import_id', '=', importId).execute()
}

function keyOf({ source, kind, source_id }: { source: string; kind: string; source_id: string }): string {
  return JSON.stringify([source, kind, source_id])
}
