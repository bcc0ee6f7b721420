/** The flat columns of an export, written and read back. */

import { describe, expect, it } from 'vitest'
import { headings } from '../../server/catalogue/export/columns.ts'
import { flatRows, offerCells, organisationCells } from '../../server/catalogue/export/flat-row.ts'
import { isOurs, readBack } from '../../server/catalogue/export/read-back.ts'
import { offerSchema } from '../../shared/offer.ts'
import { organisationSchema } from '../../shared/organisation.ts'
import { anOrganisation } from '../builders/a-server.ts'
import { anOffer } from '../builders/an-offer.ts'
import { anyOffer, anyOrganisation } from '../builders/any-offer.ts'
import fc from '../property.ts'

describe('a row of an export', () => {
  it('gives the offer and its organisation back as they were', () => {
    fc.assert(
      fc.property(anyOffer(), anyOrganisation(), (made, organisation) => {
        const offer = { ...made, organisationId: organisation.id }
        const cells = offerCells(offer, organisation)
        for (const heading of Object.keys(cells)) expect(headings).toContain(heading)
        const back = readBack(cells)
        expect(back.wrong).toEqual([])
        expect(offerSchema.parse(back.offer)).toEqual(offer.protectedPlace ? { ...offer, places: [] } : offer)
        expect(organisationSchema.parse(back.organisation)).toEqual(organisation)
      }),
      { numRuns: 400 },
    )
  })

  it('gives a note back whatever breaks its lines', () => {
    const openings = ['\n', '\r', '\u2028', '\u2029'].map((sign) => {
      return { days: [1], opens: '09:00', closes: '12:00', note: `nach${sign}Anruf` }
    })
    const back = readBack(offerCells(anOffer({ openings }), anOrganisation()))
    expect(back).toMatchObject({ offer: { openings }, wrong: [] })
  })

  it('gives an organisation without offers back as it was', () => {
    fc.assert(
      fc.property(anyOrganisation(), (organisation) => {
        const back = readBack(organisationCells(organisation))
        expect(back).toMatchObject({ kind: 'organisation', offer: {}, wrong: [] })
        expect(organisationSchema.parse(back.organisation)).toEqual(organisation)
      }),
    )
  })

  it('is written in words that an office reads', () => {
    const offer = anOffer({
      openings: [{ days: [1, 2, 3, 4, 5], opens: '09:00', closes: '12:00', note: 'nach Anruf' }],
      places: [{ street: 'Marktplatz 1', latitude: 51.5 }, { city: 'Musterdorf' }],
      cost: 'free',
    })
    expect(offerCells(offer, anOrganisation())).toMatchObject({
      Angebotsart: 'Elternkurs / Familienbildung',
      Lebensphasen: expect.stringContaining('Kita'),
      Öffnungszeiten: 'Mo–Fr 09:00–12:00 (nach Anruf)',
      Straße: 'Marktplatz 1',
      Breitengrad: '51,5',
      Kosten: 'kostenlos',
      Träger: 'Jugendamt Musterstadt',
    })
  })

  it('is understood as Excel and people leave it', () => {
    const cells = offerCells(anOffer({ verifiedOn: '2026-03-02' }), anOrganisation())
    const back = readBack({
      ...cells,
      'Geprüft am': '04.11.2026',
      Öffnungszeiten: 'Mo-Mi 9:00-12:00',
      Zugang: 'OFFEN, ohne Anmeldung',
    })
    expect(back.offer).toMatchObject({
      verifiedOn: '2026-11-04',
      openings: [{ days: [1, 2, 3], opens: '09:00', closes: '12:00' }],
      access: 'open',
    })
  })

  it('names the cell that it does not understand and leaves its field out', () => {
    const cells = offerCells(anOffer(), anOrganisation())
    const back = readBack({ ...cells, Öffnungszeiten: 'wenn der Kater wach ist', 'Alter ab (Monate)': 'klein' })
    expect(back.wrong).toEqual([
      { field: 'ageFromMonths', text: 'klein' },
      { field: 'openings', text: 'wenn der Kater wach ist' },
    ])
    expect(back.offer).not.toHaveProperty('openings')
  })

  it('does not say of a protected place that it has none', () => {
    const shelter = anOffer({ protectedPlace: true, places: [{ street: 'Geheimer Weg 7' }] })
    const cells = offerCells(shelter, anOrganisation())
    expect(JSON.stringify(cells)).not.toContain('Geheim')
    expect(readBack(cells).offer).not.toHaveProperty('places')
  })
})

it('organisations without offers have rows of their own', () => {
  const [offering, silent] = [anOrganisation(), anOrganisation({ id: '01990000-0000-7000-8000-0000000000b1' })]
  const rows = flatRows([anOffer({ organisationId: offering.id })], [offering, silent])
  expect(rows.map((row) => readBack(row).kind)).toEqual(['offer', 'organisation'])
  expect(isOurs(headings)).toBe(true)
  expect(isOurs(['Name', 'Ort'])).toBe(false)
})
