/** Files that are no list, and mappings that do not fit: a clear message, and nothing written. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decode, mostBytes } from '../../server/catalogue/import/decode.ts'
import { importList } from '../../server/catalogue/import/import.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { aList, aMapping } from '../builders/a-list.ts'

let store: Store
beforeAll(async () => {
  store = await openStore('sqlite::memory:')
})
afterAll(async () => await store.close())

const bytes = (text: string) => new TextEncoder().encode(text)
const row = '17;Kita;;;;;;;'

async function messageOf(input: Uint8Array, mapping: string | undefined = aMapping()): Promise<string> {
  try {
    await importList(store, { bytes: input, today: '2026-11-02', ...(mapping !== undefined && { mapping }) })
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return 'accepted'
}

describe('a file that is no list', () => {
  it.each([
    ['an empty file', bytes(''), /empty/],
    ['a file of blanks', bytes(' \r\n \r\n'), /empty/],
    ['a head without rows', bytes('Nr;Name\r\n'), /no rows/],
    ['a letter', bytes('Sehr geehrte Damen und Herren\nanbei die Liste\n'), /not CSV/],
    ['a PDF called .csv', bytes('%PDF-1.7\n…'), /PDF/],
    ['an Excel file called .csv', bytes('PK\u0003\u0004…'), /Excel/],
    ['bytes of a picture', new Uint8Array([137, 80, 78, 71, 0, 0, 1]), /not a text/],
    ['a web page', bytes('<!doctype html><html></html>'), /web page/],
    ['a quote that never ends', bytes('Nr;Name\n1;"Kita\n2;Kita\n'), /cannot be read/],
    ['a column named twice', bytes('Nr;Name;Nr\n1;Kita;2\n'), /Two columns are called “Nr”/],
    ['JSON that breaks off', bytes('[{"id": 1'), /JSON cannot be read/],
    ['JSON of something else', bytes('{"type":"FeatureCollection"}'), /no HSDS/],
    ['a page without services', bytes('{"contents":[]}'), /no services/],
  ])('%s is told', async (_, input, message) => {
    expect(await messageOf(input)).toMatch(message)
  })

  it('is told when it is too large', () => {
    expect(() => decode(new Uint8Array(mostBytes + 1).fill(32))).toThrow(/larger than 25 MiB/)
  })
})

describe('a mapping that does not fit', () => {
  it.each([
    ['none for CSV', undefined, /needs a mapping/],
    ['no JSON', 'Nr = 1', /mapping is not JSON/],
    ['an unknown field', aMapping({ offer: { colour: { column: 'Art' } } }), /cannot be used[\s\S]*colour/],
    ['two origins of one value', aMapping({ offer: { street: { column: 'Straße', value: 'x' } } }), /exactly one of/],
    [
      'a column the file does not have',
      aMapping({ offer: { street: { column: 'Strasse' } } }),
      /offer\.street asks for “Strasse”[\s\S]*“Straße”/,
    ],
    [
      'such a column in a template',
      aMapping({ offer: { title: { template: '{Name} {Ort}' } } }),
      /offer\.title asks for “Ort”/,
    ],
    ['a code of no list', aMapping({ offer: { offerType: { value: 'kita' } } }), /“kita” is no code/],
    [
      'a code of no list in a table',
      aMapping({ organisation: { providerType: { column: 'Art', values: { S: 'stadt' } } } }),
      /“stadt” is no code/,
    ],
  ])('%s is told', async (_, mapping, message) => {
    const input = aList(row)
    const told = mapping === undefined ? messageWithout(input) : messageOf(input, mapping)
    expect(await told).toMatch(message)
  })

  it('is accepted when it fits', async () => {
    expect(await messageOf(aList(row))).toBe('accepted')
  })
})

async function messageWithout(input: Uint8Array): Promise<string> {
  return await importList(store, { bytes: input, today: '2026-11-02' }).then(
    () => 'accepted',
    (error: Error) => error.message,
  )
}

describe('the encoding', () => {
  const text = 'Straße; „Größe“ – Käthe'
  it.each([
    ['UTF-8', bytes(text)],
    ['UTF-8 with a byte order mark', bytes(`\ufeff${text}`)],
    ['UTF-16 of Excel', new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    [
      'Windows-1252',
      Uint8Array.from([...text].map((char) => ({ '„': 0x84, '“': 0x93, '–': 0x96 })[char] ?? char.charCodeAt(0))),
    ],
  ])('%s is recognised', (_, input) => {
    expect(decode(input)).toBe(text)
  })
})
