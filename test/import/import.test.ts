/** The import's pipeline against a real store: every row accounted for, found again, written all at once. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { allCounts } from '../../server/catalogue/import/import.ts'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { type Offer, offerSchema } from '../../shared/offer.ts'
import { organisationSchema } from '../../shared/organisation.ts'
import type { RowOutcome } from '../../shared/protocol/imports.ts'
import { aList, aMapping } from '../builders/a-list.ts'
import { importList } from '../builders/an-import.ts'

const now = () => Date.parse('2026-11-02T09:00:00Z')
/** What becomes of rows, where nothing else does. */
const counts = (some: Partial<Record<RowOutcome, number>>) => ({ ...allCounts({}), ...some })
const drachennest =
  '17;Kita Drachennest;Birnbaumallee 4;0000 4711-17;www.drachennest.example;51,294682;7,25218;S;1.9.2026'
const wurzelzwerge = '18;Wurzelzwerge;Quellenweg 9;0000 4711-18;;51,2;7,1;E;'

let store: Store
beforeEach(async () => {
  store = await openStore('sqlite::memory:')
})
afterEach(async () => await store.close())

async function things(kind: 'offer' | 'organisation'): Promise<unknown[]> {
  const rows = await store.db
    .selectFrom('catalogue_item')
    .select('data')
    .where('kind', '=', kind)
    .orderBy('n')
    .execute()
  return rows.map(({ data }) => JSON.parse(data ?? 'null'))
}
const offers = async (): Promise<Offer[]> => (await things('offer')).map((data) => offerSchema.parse(data))
const organisations = async () => (await things('organisation')).map((data) => organisationSchema.parse(data))
const bring = async (bytes: Uint8Array, mapping = aMapping(), dryRun = false) =>
  await importList(store, { bytes, mapping, now, dryRun })

describe('an import', () => {
  it('makes offers of rows and an organisation where there is none', async () => {
    const report = await bring(aList(drachennest, wurzelzwerge))
    expect(report.counts).toEqual(counts({ new: 2 }))
    expect(report.newOrganisations).toBe(1)
    const [first] = await offers()
    const [town] = await organisations()
    expect(town).toMatchObject({ name: 'Stadt Musterstadt', source: 'Liste Musterstadt' })
    expect(first).toMatchObject({
      title: 'Kita Drachennest',
      organisationId: town?.id,
      places: [{ street: 'Birnbaumallee 4', latitude: 51.294682, longitude: 7.25218 }],
      phones: [{ number: '0000 4711-17' }],
      url: 'https://www.drachennest.example',
      verifiedOn: '2026-09-01',
      source: 'Liste Musterstadt',
      sourceId: '17',
    })
    expect(first?.lifePhases).toContain('kita')
    expect(first?.needs).toContain('childcare_need')
  })

  it('finds its rows again: the same list changes nothing, a changed row changes one offer', async () => {
    await bring(aList(drachennest, wurzelzwerge))
    const before = await offers()
    expect((await bring(aList(drachennest, wurzelzwerge))).counts).toEqual(counts({ unchanged: 2 }))
    const moved = wurzelzwerge.replace('Quellenweg 9', 'Quellenweg 11')
    expect((await bring(aList(drachennest, moved))).counts).toEqual(counts({ changed: 1, unchanged: 1 }))
    const after = await offers()
    expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort())
    expect(after.find(({ sourceId }) => sourceId === '18')?.places[0]?.street).toBe('Quellenweg 11')
  })

  it('keeps what the list does not speak of and clears what it leaves empty', async () => {
    await bring(aList(drachennest))
    const [offer] = await offers()
    if (offer === undefined) throw new Error('no offer')
    await writeCatalogue(store, [
      {
        kind: 'offer',
        id: offer.id,
        data: {
          ...offer,
          capacity: 'full',
          capacityOn: '2026-10-01',
          places: offer.places.map((place) => ({ ...place, accessibility: 'Rampe' })),
        },
      },
    ])
    await bring(aList(drachennest.replace('www.drachennest.example', '')))
    const [again] = await offers()
    expect(again).toMatchObject({
      capacity: 'full',
      capacityOn: '2026-10-01',
      places: [{ street: 'Birnbaumallee 4', accessibility: 'Rampe' }],
    })
    expect(again?.url).toBeUndefined()
  })

  it('refuses what cannot be an offer, with line and reason, and takes the rest', async () => {
    const report = await bring(
      aList(drachennest, ';Ohne Nummer;;;;;;;', '19;;;;;;;;', '17;Zweimal;;;;;;;', '20;Zu;kurz'),
    )
    expect(report.counts).toEqual(counts({ new: 3, refused: 2 }))
    const refused = report.rows
      .filter(({ outcome }) => outcome === 'refused')
      .map(({ line, reasons }) => [line, reasons.map(({ code }) => code)])
    expect(refused).toEqual([
      [4, ['no_title']],
      [5, ['source_id_twice']],
    ])
  })

  it('tells two rows without a number that say the same apart from a number that stands twice', async () => {
    const { rows } = await bring(aList(';Krabbelgruppe;;;;;;;', ';Krabbelgruppe;;;;;;;'))
    expect(rows[1]).toMatchObject({ outcome: 'refused', reasons: [{ code: 'row_twice', text: '2' }] })
  })

  it('leaves out a value nobody can use, and says so', async () => {
    const report = await bring(aList('17;Kita;;keine;nirgends;north;7,1;;bald'))
    expect(report.counts.new).toBe(1)
    expect(report.rows[0]?.notes.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['url', 'verifiedOn', 'phone']),
    )
  })

  it('counts lines right when a quoted cell holds line breaks', async () => {
    const report = await bring(aList('17;"Kita\r\nDrachennest";;;;;;;', '', '18;;;;;;;;'))
    expect(report.rows.map(({ line, outcome }) => [line, outcome])).toEqual([
      [2, 'new'],
      [5, 'refused'],
    ])
  })

  it('writes nothing on a dry run and says what would happen', async () => {
    const report = await bring(aList(drachennest), aMapping(), true)
    expect(report.counts.new).toBe(1)
    expect(report.written).toBe(0)
    expect(await offers()).toEqual([])
  })

  it('translates by table, with a default, and tells what the table does not know', async () => {
    const values = { S: 'public', E: 'parent_initiative' }
    const strict = aMapping({ organisation: { name: { column: 'Art' }, providerType: { column: 'Art', values } } })
    const report = await bring(aList(drachennest, wurzelzwerge, '19;Neu;;;;;;X;'), strict)
    expect(report.rows[2]?.notes).toContainEqual(expect.objectContaining({ text: 'X' }))
    expect((await organisations()).map(({ providerType }) => providerType)).toEqual([
      'public',
      'parent_initiative',
      'other',
    ])
    const lenient = aMapping({
      organisation: { name: { column: 'Art' }, providerType: { column: 'Art', values, default: 'other' } },
    })
    expect((await bring(aList('20;Anderes;;;;;;X;'), lenient)).counts.new).toBe(1)
  })

  it('uses an organisation the network knows by name, and leaves it as it is', async () => {
    const id = '01990000-0000-7000-8000-00000000000a'
    const known = {
      id,
      name: 'Stadt  Musterstadt',
      institutionType: 'daycare',
      providerType: 'public',
      phone: '0000 1',
    }
    await writeCatalogue(store, [{ kind: 'organisation', id, data: known }])
    const report = await bring(
      aList(drachennest),
      aMapping({ organisation: { name: { value: 'stadt musterstadt' }, phone: { value: '0000 2' } } }),
    )
    expect(report.newOrganisations).toBe(0)
    expect((await offers())[0]?.organisationId).toBe(id)
    expect(await organisations()).toEqual([known])
  })

  it('makes no organisation for rows that are refused', async () => {
    await bring(aList('17;;;;;;;;'))
    expect(await organisations()).toEqual([])
  })

  it('leaves out an area the network does not have, and says so', async () => {
    const report = await bring(aList(drachennest), aMapping({ offer: { areaIds: { value: '05999004' } } }))
    expect(report.rows[0]?.notes).toContainEqual(expect.objectContaining({ code: 'area_unknown' }))
    await writeCatalogue(store, [
      {
        kind: 'area',
        id: '05999004',
        data: { id: '05999004', name: 'Silberfurt', level: 'municipality', parentId: null },
      },
    ])
    const named = aMapping({ offer: { areaIds: { value: '05999004' } } })
    expect((await bring(aList(drachennest), named)).counts).toEqual(counts({ changed: 1 }))
    expect((await offers())[0]?.areaIds).toEqual(['05999004'])
  })

  it('reads the example of its documentation', async () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/import.md'), 'utf8')
    const lines = page
      .split('\n')
      .filter((line) => /^ {4}(Nr|\d+);/.test(line))
      .map((line) => line.trim())
    const mapping = /```json\n([\s\S]+?)```/.exec(page)?.[1] ?? ''
    const report = await bring(new TextEncoder().encode(lines.join('\n')), mapping)
    expect(report.counts).toEqual(counts({ new: 2 }))
    expect(report.rows.flatMap(({ notes }) => notes)).toEqual([])
    expect((await organisations()).map(({ name }) => name)).toEqual([
      'Stadt Silberfurt',
      'Elterninitiativen in Silberfurt',
    ])
    expect((await offers())[0]).toMatchObject({ ageFromMonths: 24, ageToMonths: 72 })
  })
})
