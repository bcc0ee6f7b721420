/**
 * Takes out what a database still holds of the addresses of protected places: from a version of this server that let
 * them in, or from a backup made with one. Done at every start, since a backup may come back at any time; where there is
 * nothing it reads a few rows.
 */
import type { Store } from '../../store/open.ts'
import { type CatalogueChange, changeCatalogue } from '../write.ts'
import { readMarked } from './marked.ts'

/** @returns how many things of the catalogue were written anew; devices are told of them by its feed */
export async function sweepProtected(store: Store, now: number): Promise<number> {
  const { changed } = await changeCatalogue(
    store,
    async (trx) => {
      const marked = await readMarked(trx)
      const changes = marked.map(({ id, data }): CatalogueChange => ({ kind: 'offer', id, data: null, text: data }))
      return { changes, origin: { how: 'operator' }, result: undefined, allProtected: true }
    },
    now,
  )
  if (changed > 0) await store.scrub()
  return changed
}
