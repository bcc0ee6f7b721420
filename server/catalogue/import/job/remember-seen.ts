/** Remembers what the source said with this import, and what it had said before, so that an undo can take both back. */
import type { CatalogueKind } from '../../../../shared/protocol/catalogue.ts'
import { sameValue } from '../../../../shared/same-value.ts'
import type { Db } from '../../../store/schema.ts'
import type { Fields } from '../plan/three-way.ts'

const rowsPerQuery = 200

export type Said = { kind: CatalogueKind; sourceId: string; itemId: string; said: Fields }

export async function rememberSeen(trx: Db, importId: string, source: string, all: readonly Said[]): Promise<void> {
  // Of several rows of one source id the last counts, as in the catalogue.
  const last = [...new Map(all.map((each) => [`${each.kind}|${each.sourceId}`, each])).values()]
  for (let at = 0; at < last.length; at += rowsPerQuery) {
    const page = last.slice(at, at + rowsPerQuery)
    const before = await trx
      .selectFrom('import_seen')
      .selectAll()
      .where('source', '=', source)
      .where(
        'source_id',
        'in',
        page.map(({ sourceId }) => sourceId),
      )
      .execute()
    const known = new Map(before.map((row) => [`${row.kind}|${row.source_id}`, row]))
    const rows = page.map(({ kind, sourceId, itemId, said }) => ({
      source,
      source_id: sourceId,
      kind,
      item_id: itemId,
      data: JSON.stringify(said),
      import_id: importId,
    }))
    const changed = rows.filter((row) => {
      const was = known.get(`${row.kind}|${row.source_id}`)
      return was === undefined || !sameValue(JSON.parse(was.data), JSON.parse(row.data)) || was.item_id !== row.item_id
    })
    if (changed.length === 0) continue
    await trx
      .insertInto('import_seen_before')
      .values(
        changed.map(({ kind, source_id }) => {
          const was = known.get(`${kind}|${source_id}`)
          const values = { item_id: was?.item_id ?? null, data: was?.data ?? null, seen_by: was?.import_id ?? null }
          return { import_id: importId, source, source_id, kind, ...values }
        }),
      )
      .execute()
    await trx
      .insertInto('import_seen')
      .values(changed)
      .onConflict((conflict) =>
        conflict.columns(['source', 'kind', 'source_id']).doUpdateSet((on) => ({
          item_id: on.ref('excluded.item_id'),
          data: on.ref('excluded.data'),
          import_id: on.ref('excluded.import_id'),
        })),
      )
      .execute()
  }
}
