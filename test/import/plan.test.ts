/** What becomes of every row: known, new, edited on both sides, alike, vanished, refused. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decideRows } from '../../server/catalogue/import/job/acts.ts'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { type Offer, offerSchema } from '../../shared/offer.ts'
import { aList, aMapping } from '../builders/a-list.ts'
import { aPlannedImport, applied, mappingOf, rowsOf } from '../builders/an-import.ts'

const dragon = '17;Kita Drachennest;Birnbaumallee 4;0000 4711-17;www.drachennest.example;51,294682;7,25218;S;1.9.2026'
const dwarfs = '18;Wurzelzwerge;Quellenweg 9;0000 4711-18;;51,2;7,1;E;'

let store: Store
beforeEach(async () => {
  store = await openStore('sqlite::memory:')
})
afterEach(async () => await store.close())

async function offers(): Promise<Offer[]> {
  const rows = await store.db
    .selectFrom('catalogue_item')
    .select('data')
    .where('kind', '=', 'offer')
    .orderBy('n')
    .execute()
  return rows.map(({ data }) => offerSchema.parse(JSON.parse(data ?? 'null')))
}
async function offer(sourceId: string): Promise<Offer> {
  const found = (await offers()).find((each) => each.sourceId === sourceId)
  if (found === undefined) throw new Error(`no offer ${sourceId}`)
  return found
}
async function bring(...rows: string[]) {
  return await applied(store, (await aPlannedImport(store, aList(...rows))).id)
}
async function edit(sourceId: string, change: Partial<Offer>): Promise<void> {
  const before = await offer(sourceId)
  await writeCatalogue(store, [{ kind: 'offer', id: before.id, data: { ...before, ...change } }], Date.now(), {
    how: 'edit',
  })
}

describe('a later import', () => {
  it('updates what nobody edited here, field by field', async () => {
    await bring(dragon, dwarfs)
    const { id, counts } = await aPlannedImport(store, aList(dragon.replace('-17', '-99'), dwarfs))
    expect(counts).toEqual({ changed: 1, unchanged: 1 })
    const [row] = await rowsOf(store, id, 'changed')
    expect(row?.changes).toEqual([
      { field: 'phones', present: [{ number: '0000 4711-17' }], read: [{ number: '0000 4711-99' }] },
    ])
    await applied(store, id)
    expect((await offer('17')).phones).toEqual([{ number: '0000 4711-99' }])
  })

  it('shows what was edited here and changed there, and leaves it unless told to take it', async () => {
    await bring(dragon)
    await edit('17', { title: 'Drachennest am Berg' })
    const list = aList(dragon.replace('Kita Drachennest', 'Kita Drachenhort').replace('-17', '-99'))
    const first = await aPlannedImport(store, list)
    expect(first.counts).toEqual({ difference: 1 })
    const [row] = await rowsOf(store, first.id)
    expect(row?.changes).toContainEqual({
      field: 'title',
      present: 'Drachennest am Berg',
      read: 'Kita Drachenhort',
      edited: true,
    })
    await applied(store, first.id)
    expect(await offer('17')).toMatchObject({ title: 'Drachennest am Berg', phones: [{ number: '0000 4711-99' }] })
    await edit('17', { title: 'Drachennest im Tal' })
    const second = await aPlannedImport(store, aList(dragon.replace('Kita Drachennest', 'Kita Drachenberg')))
    await decideRows(store, second.id, { all: [{ outcome: 'difference', decision: 'take' }], decisions: [] })
    await applied(store, second.id)
    expect((await offer('17')).title).toBe('Kita Drachenberg')
  })

  it('keeps an edit of which the source says what it always said', async () => {
    await bring(dragon)
    await edit('17', { title: 'Drachennest am Berg' })
    expect((await aPlannedImport(store, aList(dragon))).counts).toEqual({ unchanged: 1 })
  })

  it('proposes what vanished as ended, and writes it only when told to', async () => {
    await bring(dragon, dwarfs)
    const left = await aPlannedImport(store, aList(dragon))
    expect(left.counts).toEqual({ unchanged: 1, ended: 1 })
    await applied(store, left.id)
    expect((await offer('18')).status).toBe('published')
    const taken = await aPlannedImport(store, aList(dragon))
    const [row] = await rowsOf(store, taken.id, 'ended')
    expect(row).toMatchObject({ line: 0, title: 'Wurzelzwerge' })
    await decideRows(store, taken.id, { all: [], decisions: [{ row: row?.row ?? 0, decision: 'take' }] })
    await applied(store, taken.id)
    expect((await offer('18')).status).toBe('ended')
    expect((await aPlannedImport(store, aList(dragon))).counts).toEqual({ unchanged: 1 })
    const back = await aPlannedImport(store, aList(dragon, dwarfs))
    expect(back.counts).toEqual({ unchanged: 1, changed: 1 })
    await applied(store, back.id)
    expect((await offer('18')).status).toBe('published')
  })

  it('warns of a list half as long as before, and counts refused rows as still named', async () => {
    await bring(
      dragon,
      dwarfs,
      dwarfs.replace('18', '19').replace('Wurzelzwerge', 'Kleckse').replace('Quellenweg', 'Talweg'),
    )
    const short = await aPlannedImport(store, aList('17;;;;;;;;'))
    expect(short.warnings).toEqual([{ code: 'few_rows', text: '1/3' }])
    expect(short.counts).toEqual({ refused: 1, ended: 2 })
  })
})

describe('a possible duplicate', () => {
  const other = mappingOf(aMapping({ source: 'Andere Liste' }))
  const again = 'A1;Kita Drachennest;Birnbaumallee 4;0000 4711-17;;;;;'

  it('is left out until somebody decides, with what speaks for it', async () => {
    await bring(dragon)
    const planned = await aPlannedImport(store, aList(again), { mapping: other })
    expect(planned.counts).toEqual({ duplicate: 1 })
    const [row] = await rowsOf(store, planned.id)
    expect(row).toMatchObject({ itemId: (await offer('17')).id, itemTitle: 'Kita Drachennest' })
    const codes = row?.reasons.map(({ code }) => code)
    expect(codes).toEqual(['same_title', 'same_provider', 'same_street', 'same_phone'])
    await applied(store, planned.id)
    expect(await offers()).toHaveLength(1)
  })

  it('told to be the same is found by its own number from then on, and clears nothing', async () => {
    await bring(dragon)
    const planned = await aPlannedImport(store, aList(again.replace('4711-17', '4711-20')), { mapping: other })
    await decideRows(store, planned.id, { all: [{ outcome: 'duplicate', decision: 'same' }], decisions: [] })
    await applied(store, planned.id)
    expect(await offers()).toHaveLength(1)
    expect(await offer('17')).toMatchObject({
      phones: [{ number: '0000 4711-20' }],
      url: 'https://www.drachennest.example',
    })
    const later = await aPlannedImport(store, aList(again.replace('4711-17', '4711-21')), { mapping: other })
    expect(later.counts).toEqual({ changed: 1 })
  })

  it('told to be another becomes an offer of its own', async () => {
    await bring(dragon)
    const planned = await aPlannedImport(store, aList(again), { mapping: other })
    await decideRows(store, planned.id, { all: [{ outcome: 'duplicate', decision: 'take' }], decisions: [] })
    await applied(store, planned.id)
    expect(await offers()).toHaveLength(2)
  })

  it('is found within one file, and told from groups that are numbered and from houses elsewhere', async () => {
    const rows = [
      '1;Krabbelgruppe 1;Talweg 1;;;;;;',
      '2;Krabbelgruppe 2;Talweg 1;;;;;;',
      '3;Krabbelgruppe 1;Bergweg 3;;;;;;',
      '4;krabbelgruppe 1;Talweg 1;;;;;;',
    ]
    const planned = await aPlannedImport(store, aList(...rows))
    const found = (await rowsOf(store, planned.id)).map(({ line, outcome }) => [line, outcome])
    expect(found).toEqual([
      [2, 'new'],
      [3, 'new'],
      [4, 'new'],
      [5, 'duplicate'],
    ])
    const [twin] = await rowsOf(store, planned.id, 'duplicate')
    expect(twin?.reasons).toContainEqual({ code: 'same_file', text: '2' })
  })
})

describe('a provider', () => {
  it('is one, however its name is spelled', async () => {
    const mapping = mappingOf(aMapping({ organisation: { name: { column: 'Art' } } }))
    const rows = [
      'AWO Kreisverband Musterstadt e.V.',
      'Arbeiterwohlfahrt Kreisverband Musterstadt',
      'AWO KV Musterstadt e. V.',
    ]
    const list = aList(...rows.map((name, number) => `${number};Angebot ${number};Weg ${number};;;;;${name};`))
    expect(await aPlannedImport(store, list, { mapping })).toMatchObject({ counts: { new: 3 }, newOrganisations: 1 })
  })

  it('of this source that was edited here keeps the edit', async () => {
    const named = (phone: string) =>
      mappingOf(aMapping({ organisation: { name: { value: 'Träger Beispiel' }, phone: { value: phone } } }))
    await applied(store, (await aPlannedImport(store, aList(dragon), { mapping: named('0000 11111') })).id)
    const { organisationId } = await offer('17')
    const row = await store.db
      .selectFrom('catalogue_item')
      .select('data')
      .where('id', '=', organisationId)
      .executeTakeFirstOrThrow()
    const data = { ...JSON.parse(row.data ?? '{}'), phone: '0000 22222' }
    await writeCatalogue(store, [{ kind: 'organisation', id: organisationId, data }], Date.now(), { how: 'edit' })
    const planned = await aPlannedImport(store, aList(dragon), { mapping: named('0000 33333') })
    expect((await rowsOf(store, planned.id))[0]?.notes).toContainEqual({ code: 'organisation_edited', field: 'phone' })
    await applied(store, planned.id)
    const after = await store.db
      .selectFrom('catalogue_item')
      .select('data')
      .where('id', '=', organisationId)
      .executeTakeFirstOrThrow()
    expect(after.data).toContain('0000 22222')
  })
})
