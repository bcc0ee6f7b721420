/** A whole import is taken back: the catalogue says the same texts as before, what was edited since stays and is told. */
import { expect, it } from 'vitest'
import { decideRows } from '../../server/catalogue/import/job/acts.ts'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import type { Store } from '../../server/store/open.ts'
import { aList, aMapping } from '../builders/a-list.ts'
import { aPlannedImport, applied, catalogueTexts, mappingOf, undone } from '../builders/an-import.ts'
import { eachEngine } from '../engines/each.ts'

const first = [
  '17;Kita Drachennest;Birnbaumallee 4;0000 4711-17;;;;;',
  '18;Wurzelzwerge;Quellenweg 9;;;;;;',
  '19;Kleckse;Talweg 2;;;;;;',
]
const second = [
  '17;Kita Drachennest;Birnbaumallee 40;0000 4711-18;;;;;',
  '18;Wurzelzwerge;Quellenweg 9;;;;;;',
  '20;Neu dabei;Hofweg 5;;;;;;',
]
const other = mappingOf(aMapping({ organisation: { name: { value: 'Neuer Träger' } } }))

async function seenTexts(store: Store): Promise<unknown[]> {
  return await store.db
    .selectFrom('import_seen')
    .selectAll()
    .orderBy('source')
    .orderBy('kind')
    .orderBy('source_id')
    .execute()
}

async function bringTwice(store: Store) {
  await applied(store, (await aPlannedImport(store, aList(...first))).id)
  const before = { catalogue: await catalogueTexts(store), seen: await seenTexts(store) }
  const { id } = await aPlannedImport(store, aList(...second), { mapping: other })
  await decideRows(store, id, { all: [{ outcome: 'ended', decision: 'take' }], decisions: [] })
  await applied(store, id)
  return { id, before }
}

eachEngine((engine) => {
  it('every text is as before, and so is what the source had said', async () => {
    const store = await engine.freshStore()
    const { id, before } = await bringTwice(store)
    expect(await catalogueTexts(store)).not.toEqual(before.catalogue)
    expect(await undone(store, id)).toMatchObject({ state: 'undone', kept: [] })
    expect(await catalogueTexts(store)).toEqual(before.catalogue)
    expect(await seenTexts(store)).toEqual(before.seen)
    const acts = await store.db.selectFrom('audit_log').select(['act', 'subject']).orderBy('n').execute()
    expect(acts.slice(-2)).toEqual([
      { act: 'import_applied', subject: id },
      { act: 'import_undone', subject: id },
    ])
  })

  it('a thing edited since stays as it is and is told, and so does the provider it needs', async () => {
    const store = await engine.freshStore()
    const { id, before } = await bringTwice(store)
    const row = await store.db
      .selectFrom('catalogue_item')
      .selectAll()
      .where('data', 'like', '%Neu dabei%')
      .executeTakeFirstOrThrow()
    const data = { ...JSON.parse(row.data ?? '{}'), title: 'Von Hand' }
    await writeCatalogue(store, [{ kind: 'offer', id: row.id, data }], Date.now(), { how: 'edit' })
    const { kept } = await undone(store, id)
    expect(kept.map(({ title, reason }) => [title, reason]).sort()).toEqual([
      ['Neuer Träger', 'needed'],
      ['Von Hand', 'edited'],
    ])
    const after = await catalogueTexts(store)
    expect(after.get(`offer|${row.id}`)).toBe(JSON.stringify(data))
    for (const [key, text] of before.catalogue) expect(after.get(key)).toBe(text)
    expect(after.size).toBe(before.catalogue.size + 2)
  })

  it('a second undo is refused, and so is one of what was never applied', async () => {
    const store = await engine.freshStore()
    const { id } = await bringTwice(store)
    await undone(store, id)
    await expect(undone(store, id)).rejects.toMatchObject({ code: 'import_state' })
    const planned = await aPlannedImport(store, aList(...second))
    await expect(undone(store, planned.id)).rejects.toMatchObject({ code: 'import_state' })
  })
})
