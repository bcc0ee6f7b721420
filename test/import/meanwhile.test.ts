/** Others write while an import is prepared: it meets what they wrote, however often they do. */
import { expect, it } from 'vitest'
import { applyImport, showImport } from '../../server/catalogue/import/job/acts.ts'
import { operator } from '../../server/catalogue/import/job/job.ts'
import { importRunner } from '../../server/catalogue/import/job/runner.ts'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import type { Store } from '../../server/store/open.ts'
import { type Offer, offerSchema } from '../../shared/offer.ts'
import { aList } from '../builders/a-list.ts'
import { aPlannedImport, applied } from '../builders/an-import.ts'
import { eachEngine } from '../engines/each.ts'

const row = '17;Kita Drachennest;Birnbaumallee 4;0000 4711-17;;;;;'

async function theOffer(store: Store): Promise<Offer> {
  const { data } = await store.db
    .selectFrom('catalogue_item')
    .select('data')
    .where('kind', '=', 'offer')
    .executeTakeFirstOrThrow()
  return offerSchema.parse(JSON.parse(data ?? 'null'))
}

/** The store, with an edit before each of the first transactions that follow the claim. */
function withEdits(store: Store, times: number): Store {
  let transactions = 0
  return {
    ...store,
    async write(work) {
      const count = transactions++
      if (count > 0 && count <= times) {
        const offer = await theOffer(store)
        const data = { ...offer, title: `Drachennest, ${count}. Fassung` }
        await writeCatalogue(store, [{ kind: 'offer', id: offer.id, data }], Date.now(), { how: 'edit' })
      }
      return await store.write(work)
    },
  }
}

eachEngine((engine) => {
  it.each([1, 2, 3])('an import keeps what was edited before its transaction, %i times', async (times) => {
    const store = await engine.freshStore()
    await applied(store, (await aPlannedImport(store, aList(row))).id)
    const changed = row.replace('Kita Drachennest', 'Kita Drachenhort').replace('-17', '-99')
    const { id } = await aPlannedImport(store, aList(changed))
    const runner = importRunner(withEdits(store, times))
    await applyImport(store, id, operator)
    runner.wake()
    await runner.idle()
    expect(await showImport(store, id)).toMatchObject({ state: 'applied', written: 1 })
    expect(await theOffer(store)).toMatchObject({
      title: `Drachennest, ${times}. Fassung`,
      phones: [{ number: '0000 4711-99' }],
    })
  })
})
