/** The mapping that says what the columns of an export mean. */
import { describe, expect, it } from 'vitest'
import { headings, marker } from '../../server/catalogue/export/columns.ts'
import { exportMapping } from '../../server/catalogue/export/export-mapping.ts'
import { offerCells } from '../../server/catalogue/export/flat-row.ts'
import { checkMapping } from '../../server/catalogue/import/map/check-mapping.ts'
import { mapRow } from '../../server/catalogue/import/map/map-row.ts'
import { demoNetwork } from '../../server/demo/network.ts'

const fields = [
  ...(['title', 'description', 'offerType', 'fields', 'lifePhases', 'ageFromMonths', 'ageToMonths'] as const),
  ...(['needs', 'targetGroups', 'access', 'settings', 'languages', 'cost', 'capacity', 'legalBasis'] as const),
  ...(['status', 'verifiedOn', 'email', 'url'] as const),
]

describe('the mapping of an export', () => {
  it('reads rows without our mark as the offers they were', () => {
    const { offers, organisations } = demoNetwork({ offers: 60 })
    const mapping = exportMapping(headings)
    for (const offer of offers) {
      const organisation = organisations.find(({ id }) => id === offer.organisationId)
      const { [marker]: _mark, ...cells } = offerCells(offer, organisation)
      const candidate = mapRow({ line: 2, cells }, mapping, '2026-12-31')
      expect(candidate).toMatchObject({ sourceId: offer.id, refusals: [] })
      expect(candidate.organisation).toMatchObject({ name: organisation?.name })
      const read = Object.fromEntries(fields.map((field) => [field, candidate.offer[field] ?? empty(offer[field])]))
      expect(read).toEqual(Object.fromEntries(fields.map((field) => [field, offer[field]])))
    }
  })

  it('names only columns that the list has', () => {
    const some = headings.filter((_, at) => at % 2 === 0)
    const { offer, organisation } = exportMapping(some)
    const named = [...Object.values(offer), ...Object.values(organisation)].map(({ column }) => column)
    expect(named.length).toBeGreaterThan(10)
    for (const column of named) expect(some).toContain(column)
    expect(checkMapping(exportMapping(headings), headings)).toEqual([])
  })
})

/** A field that is empty is no field of a row. */
function empty(value: unknown): unknown {
  return Array.isArray(value) && value.length === 0 ? [] : undefined
}
