/** The newest released uses of offers as items of the catalogue: used, often; a weak sign of life and nothing more. */
import type { OfferUse } from '../../shared/offer-report.ts'
import { type CatalogueChange, changeCatalogue } from '../catalogue/write.ts'
import type { Store } from '../store/open.ts'
import type { Db } from '../store/schema.ts'

/** From this released number of families on, an offer is used often. */
const often = 30

/**
 * Has the catalogue say of every offer it has what its number of the newest released quarter says, and nothing of all
 * others. What says so already stays as it is.
 */
export async function writeUseItems(
  store: Store,
  { quarter, values, now }: { quarter: string; values: ReadonlyMap<string, number>; now: number },
): Promise<void> {
  await changeCatalogue(
    store,
    async (trx) => ({ changes: await changesOf(trx, quarter, values), origin: { how: 'operator' }, result: undefined }),
    now,
  )
}

async function changesOf(trx: Db, quarter: string, values: ReadonlyMap<string, number>): Promise<CatalogueChange[]> {
  const there = async (kind: 'offer' | 'use') => {
    const query = trx.selectFrom('catalogue_item').select('id').where('kind', '=', kind).where('data', 'is not', null)
    return new Set((await query.execute()).map(({ id }) => id))
  }
  const [offers, uses] = [await there('offer'), await there('use')]
  const used = [...values].filter(([id]) => offers.has(id))
  return [
    ...used.map(([offerId, value]): CatalogueChange => {
      const data: OfferUse = { offerId, quarter, level: value >= often ? 'often' : 'used' }
      return { kind: 'use', id: offerId, data }
    }),
    ...[...uses].filter((id) => !values.has(id)).map((id): CatalogueChange => ({ kind: 'use', id, data: null })),
  ]
}
