/** Lists of one shape: the same list under another name is known again, another town's list is not taken for it. */
import { expect, it } from 'vitest'
import { proposalFor } from '../../server/catalogue/import/propose.ts'
import type { Store } from '../../server/store/open.ts'
import { aList } from '../builders/a-list.ts'
import { aPlannedImport, applied } from '../builders/an-import.ts'
import { eachEngine } from '../engines/each.ts'

const here = [
  '17;Kita Drachennest;Birnbaumallee 4;;;;;;',
  '18;Kita Wurzelzwerge;Quellenweg 9;;;;;;',
  '19;Kita Kleckse;Talweg 2;;;;;;',
]
const elsewhere = here.map((row) => row.replace(/Kita \w+/, (title) => `${title} am Deich`))

async function bringHere(store: Store): Promise<void> {
  await applied(store, (await aPlannedImport(store, aList(...here))).id)
}
const proposed = (store: Store, rows: readonly string[], name: string) =>
  proposalFor(store, { bytes: aList(...rows), name })

eachEngine((engine) => {
  it('a list that says mostly what a source said is that source, whatever the file is called', async () => {
    const store = await engine.freshStore()
    await bringHere(store)
    const longer = [...here, '20;Kita Neu;Hofweg 5;;;;;;']
    expect(await proposed(store, longer, 'Export (3).csv')).toMatchObject({
      source: 'Liste Musterstadt',
      organisation: { name: { value: 'Stadt Musterstadt' } },
    })
  })

  it('a list of the same columns with other things under the same numbers is a source of its own', async () => {
    const store = await engine.freshStore()
    await bringHere(store)
    const mapping = await proposed(store, elsewhere, 'deichstadt.csv')
    expect(mapping.source).toBe('deichstadt')
    // What the columns mean is taken over, whose list it was is not.
    expect(mapping.offer.verifiedOn).toEqual({ column: 'Stand' })
    expect(mapping.organisation).not.toHaveProperty('name')
  })

  it('numbers that mostly mean other things than last time are warned of', async () => {
    const store = await engine.freshStore()
    await bringHere(store)
    expect((await aPlannedImport(store, aList(...elsewhere))).warnings).toEqual([{ code: 'other_titles', text: '3/3' }])
    const [first = '', ...others] = here
    const mended = aList(first.replace('nest', 'hort'), ...others)
    expect((await aPlannedImport(store, mended)).warnings).toEqual([])
  })
})
