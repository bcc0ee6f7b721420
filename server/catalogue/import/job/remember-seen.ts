/** Remembers what the source said with this import, and what it had said before, so that an undo can take both back. */
import type { CatalogueKind } from '../../../../shared/protocol/catalogue.ts'
import { sameValue } from '../../../../shared/same-value.ts'
import type { Db } from '../../../store/schema.ts'
import type { ImportSeenTable } from '../../../store/tables/imports.ts'
import { writeRows } from '../../../store/write-rows.ts'

const rowsPerQuery = 500

/** `said`: the fields as JSON. */
export type Said = { kind: CatalogueKind; sourceId: string; itemId: string; said: string }
/** What is other than the source's last word, and that. */
export type NewlySaid = Said & { was: ImportSeenTable | undefined }

/**
 * What differs from the source's last word, each with that word.
 * @param pause lets others have their turn after each page
 */
export async function newlySaid(
  db: Db,
  source: string,
  all: readonly Said[],
  pause: () => Promise<void>,
): Promise<NewlySaid[]> {
  // Of several rows of one source id the last counts, as in the catalogue.
  const last = new Map(all.map((each) => [`${each.kind}|${each.sourceId}`, each]))
  const newly: NewlySaid[] = []
  // By kind too, as the table's key begins: else every page would look through all that the source ever said.
  for (const [kind, some] of Map.groupBy(last.values(), (each) => each.kind))
    for (let at = 0; at < some.length; at += rowsPerQuery) {
      const page = some.slice(at, at + rowsPerQuery)
      const before = await lastWords(db, source, kind, page)
      const told = page.map((each) => ({ ...each, was: before.get(each.sourceId) }))
      newly.push(...told.filter((each) => !isSaid(each)))
      await pause()
    }
  return newly
}

/** What the source said last of these, by its own ids. */
async function lastWords(db: Db, source: string, kind: CatalogueKind, page: readonly Said[]) {
  const ids = page.map(({ sourceId }) => sourceId)
  const rows = await db
    .selectFrom('import_seen')
    .selectAll()
    .where('source', '=', source)
    .where('kind', '=', kind)
    .where('source_id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.source_id, row]))
}

function isSaid({ itemId, said, was }: NewlySaid): boolean {
  return was !== undefined && was.item_id === itemId && sameText(was.data, said)
}

function sameText(one: string, other: string): boolean {
  return one === other || sameValue(JSON.parse(one), JSON.parse(other))
}

/** Writes it as the source's last word, the word before kept under this import's id. */
export async function rememberSaid(
  trx: Db,
  importId: string,
  source: string,
  all: readonly NewlySaid[],
  pause: () => Promise<void>,
): Promise<void> {
  for (let at = 0; at < all.length; at += rowsPerQuery) {
    if (at > 0) await pause()
    const page = all.slice(at, at + rowsPerQuery)
    await writeRows(
      trx,
      'import_seen_before',
      page.map(({ kind, sourceId, was }) => ({
        import_id: importId,
        source,
        source_id: sourceId,
        kind,
        item_id: was?.item_id ?? null,
        data: was?.data ?? null,
        seen_by: was?.import_id ?? null,
      })),
    )
    await writeRows(
      trx,
      'import_seen',
      page.map(({ kind, sourceId, itemId, said }) => ({
        source,
        source_id: sourceId,
        kind,
        item_id: itemId,
        data: said,
        import_id: importId,
      })),
      { key: ['source', 'kind', 'source_id'], set: ['item_id', 'data', 'import_id'] },
    )
  }
}
