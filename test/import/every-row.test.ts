/** Whatever a table holds, every row comes out once, and what is written is what was told. */

import { expect, it } from 'vitest'
import { openStore } from '../../server/store/open.ts'
import { importMappingSchema } from '../../shared/protocol/import-mapping.ts'
import { aPlannedImport, applied, rowsOf } from '../builders/an-import.ts'
import fc from '../property.ts'

const cell = fc.oneof(
  // A file with zero bytes is no text and is refused as a whole.
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replaceAll('\u0000', '')),
  fc.constantFrom(
    '',
    '17',
    'Kita',
    '0-3',
    '=1+1',
    '<script>x</script>',
    '1.3.2026',
    'www.x.example',
    '51,2',
    '__proto__',
  ),
)
const mapping = importMappingSchema.parse({
  source: 'Irgendwas',
  offer: {
    sourceId: { column: 'a' },
    title: { column: 'b' },
    offerType: { value: 'daycare' },
    description: { column: 'c' },
    ages: { column: 'd' },
    phone: { column: 'e' },
    openings: { column: 'f' },
    latitude: { column: 'c' },
  },
  organisation: { name: { column: 'f', default: 'Stadt' }, email: { column: 'd' } },
})
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

it('any table of texts is accounted for row by row', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 12 }),
      async (table) => {
        // Rows in which nothing stands are no rows.
        const rows = table.map((cells, at) => [`r${at % 7}${cells[0]}`, ...cells.slice(1)])
        const text = ['a;b;c;d;e;f', ...rows.map((cells) => cells.map(quoted).join(';'))].join('\r\n')
        const store = await openStore('sqlite::memory:')
        const { id, counts, state } = await aPlannedImport(store, new TextEncoder().encode(text), { mapping })
        expect(state).toBe('planned')
        const told = await rowsOf(store, id)
        expect(told).toHaveLength(rows.length)
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(rows.length)
        for (const { outcome, reasons } of told) if (outcome === 'refused') expect(reasons.length).toBeGreaterThan(0)
        const after = await applied(store, id)
        expect(after.state).toBe('applied')
        const offers = await store.db.selectFrom('catalogue_item').select('id').where('kind', '=', 'offer').execute()
        expect(offers).toHaveLength(after.counts.new ?? 0)
        await store.close()
      },
    ),
    { numRuns: 40 },
  )
})
