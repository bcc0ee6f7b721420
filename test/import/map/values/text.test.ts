/** Text with markup, scripts, broken encoding or too much of it; days, numbers, places. */
import { describe, expect, it } from 'vitest'
import { pointOf } from '../../../../server/catalogue/import/map/values/coordinates.ts'
import { cutText } from '../../../../server/catalogue/import/map/values/cut-text.ts'
import { dayOf } from '../../../../server/catalogue/import/map/values/day.ts'
import { mendEncoding } from '../../../../server/catalogue/import/map/values/mend-encoding.ts'
import { countOf, numberOf } from '../../../../server/catalogue/import/map/values/number.ts'
import { addressOf, postcodeOf, townOf } from '../../../../server/catalogue/import/map/values/place.ts'
import { plainText } from '../../../../server/catalogue/import/map/values/plain-text.ts'

describe('markup', () => {
  it.each([
    ['<p>Offener <b>Treff</b></p><p>für alle</p>', 'Offener Treff\n\nfür alle'],
    ['Eltern &amp; Kinder', 'Eltern & Kinder'],
    ['M&uuml;ller&nbsp;Haus', 'Müller Haus'],
    ['a<script>alert(1)</script>b', 'ab'],
    ['<img src=x onerror=alert(1)>Treff', 'Treff'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;Treff', 'Treff'],
    ['<style>p{}</style><svg onload=x><circle/></svg>Treff', 'Treff'],
    ['<ul><li>eins</li><li>zwei</li></ul>', '– eins\n– zwei'],
    ['Kinder <3 Jahre', 'Kinder <3 Jahre'],
    ['<b>x</b> Alter <unter 3', 'x Alter <unter 3'],
    ['schreiben an <info@kita.example>', 'schreiben an info@kita.example'],
    ['zwei\r\nZeilen   hier', 'zwei\nZeilen hier'],
    ['Ein\u00adrich\u00adtung\u200b', 'Einrichtung'],
    ['abc\u202ecba', 'abccba'],
    ['\ud800', '\ufffd'],
  ])('“%s” is plain', (written, text) => {
    expect(plainText(written).text).toBe(text)
  })
})

describe('a text that is too long', () => {
  it('ends after a sentence', () => {
    expect(cutText('Erster Satz ist hier. Zweiter Satz ist noch viel länger als der erste.', 40)).toBe(
      'Erster Satz ist hier. …',
    )
  })
  it('ends after a word where the sentence is long', () => {
    expect(cutText(`${'Wort '.repeat(30)}`, 40)).toBe('Wort Wort Wort Wort Wort Wort Wort …')
  })
  it('never breaks a character', () => {
    expect(cutText('😀'.repeat(20), 11)).toBe('😀😀😀😀 …')
  })
})

describe('broken encoding', () => {
  it.each([
    ['TrÃ¤ger', 'Träger'],
    ['StraÃŸe', 'Straße'],
    ['Ã–ffnungszeiten', 'Öffnungszeiten'],
    ['MoÂ â€“ Fr', 'Mo – Fr'],
    ['â€žGroÃŸâ€œ', '„Groß“'],
    ['30 â‚¬', '30 €'],
    ['GÃƒÂ¤rten', 'Gärten'],
    ['TrÃ¤ger für Ältere', 'Träger für Ältere'],
    ['IÅŸÄ±k', 'Işık'],
  ])('“%s” is mended', (written, text) => {
    expect(mendEncoding(written)).toBe(text)
  })

  it.each(['Träger', 'Größe „Ä“', 'Ä – Ö', 'Café à la carte', 'São Paulo', 'Ålesund', 'Ã'])('“%s” stays', (text) => {
    expect(mendEncoding(text)).toBe(text)
  })
})

describe('days', () => {
  it.each([
    ['1.3.2026', '2026-03-01'],
    ['01.03.26', '2026-03-01'],
    ['2026-03-01', '2026-03-01'],
    ['2026-03-01T12:00:00Z', '2026-03-01'],
    ['März 2026', '2026-03-01'],
    ['Stand: März 2026', '2026-03-01'],
    ['12. Oktober 2025', '2025-10-12'],
    ['03/2026', '2026-03-01'],
    ['2025', '2025-01-01'],
    ['46082', '2026-03-01'],
    ['31.2.2026', undefined],
    ['bald', undefined],
  ])('“%s” is %s', (written, day) => {
    expect(dayOf(written)).toBe(day)
  })
})

describe('numbers', () => {
  it.each([
    ['51,29', 51.29],
    ['51.29', 51.29],
    ['1.234,5', 1234.5],
    ['12 %', 12],
    ['keine', undefined],
    ['1e400', undefined],
  ])('“%s” is %s', (written, number) => {
    expect(numberOf(written)).toBe(number)
  })
  it.each([
    ['29.838', 29838],
    ['1 254', 1254],
    ['x', undefined],
    ['-3', undefined],
    ['2,5', undefined],
  ])('“%s” counts %s', (written, count) => {
    expect(countOf(written)).toBe(count)
  })
})

describe('places', () => {
  it.each([
    ['42103 Silberfurt', { postcode: '42103', city: 'Silberfurt' }],
    ['D-42103 Silberfurt', { postcode: '42103', city: 'Silberfurt' }],
    ['Silberfurt (42103)', { postcode: '42103', city: 'Silberfurt' }],
    ['Silberfurt', undefined],
  ])('“%s” is town and postcode', (written, town) => {
    expect(townOf(written)).toEqual(town)
  })
  it.each([
    ['Birnbaumallee 4, 42103 Silberfurt', { street: 'Birnbaumallee 4', postcode: '42103', city: 'Silberfurt' }],
    ['Birnbaumallee 4 42103 Silberfurt', { street: 'Birnbaumallee 4', postcode: '42103', city: 'Silberfurt' }],
    ['Birnbaumallee 4\n42103 Silberfurt', { street: 'Birnbaumallee 4', postcode: '42103', city: 'Silberfurt' }],
    ['Birnbaumallee 4, Eingang B', { street: 'Birnbaumallee 4, Eingang B' }],
    ['Birnbaumallee 4', { street: 'Birnbaumallee 4' }],
  ])('“%s” is an address', (written, address) => {
    expect(addressOf(written)).toEqual(address)
  })
  it.each([
    ['1067', { postcode: '01067', mended: true }],
    ['42103', { postcode: '42103', mended: false }],
    ['42103.0', { postcode: '42103', mended: false }],
    ['7511 JM', { postcode: '7511 JM', mended: false }],
    ['Silberfurt', undefined],
  ])('“%s” is a postcode', (written, postcode) => {
    expect(postcodeOf(written)).toEqual(postcode)
  })
  it.each([
    ['51,294682', '7,25218', { point: { latitude: 51.294682, longitude: 7.25218 } }],
    [
      '51° 17\' 40,9" N',
      '7° 15\' 7,9" O',
      { point: { latitude: expect.closeTo(51.2947, 3), longitude: expect.closeTo(7.2522, 3) } },
    ],
    ['51.29, 7.25', '51.29, 7.25', { point: { latitude: 51.29, longitude: 7.25 } }],
    ['POINT (7.25 51.29)', 'POINT (7.25 51.29)', { point: { latitude: 51.29, longitude: 7.25 } }],
    ['7,25', '51,29', { trouble: 'coordinates_swapped' }],
    ['5683456,7', '372345,6', { trouble: 'coordinates_projected' }],
    ['51,29', '', { trouble: 'coordinates_half' }],
    ['0', '0', { trouble: 'coordinates_refused' }],
    ['north', '7,1', { trouble: 'coordinates_refused' }],
    ['95', '7,1', { trouble: 'coordinates_refused' }],
  ])('“%s” and “%s” are a point or refused', (north, east, reading) => {
    expect(pointOf(north, east)).toEqual(reading)
  })
})
