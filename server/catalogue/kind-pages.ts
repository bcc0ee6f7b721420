/** What the catalogue has of one kind, page by page: a network's 100,000 offers never lie in memory at once. */
import type { CatalogueKind } from '../../shared/protocol/catalogue.ts'
import type { Db } from '../store/schema.ts'

const perPage = 500

/** Pages in the order of the ids, none of them empty; `data` is JSON. What was removed is left out. */
export async function* kindPages(db: Db, kind: CatalogueKind): AsyncGenerator<{ id: string; data: string | null }[]> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page: { id: string; data: string | null }[] = await db
      .selectFrom('catalogue_item')
      .select(['id', 'data'])
      .where('kind', '=', kind)
      .where('data', 'is not', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(perPage)
      .execute()
    if (page.length > 0) yield page
    after = page.length < perPage ? undefined : page.at(-1)?.id
  }
}
