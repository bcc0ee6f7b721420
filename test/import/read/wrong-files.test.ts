/** Files that are no list, whatever their name says: a reason, and nothing read. */
import { describe, expect, it } from 'vitest'
import { checkSize } from '../../../server/catalogue/import/read/read-list.ts'
import { importLimits } from '../../../shared/protocol/imports.ts'
import { aZip } from '../../builders/a-zip.ts'
import { bytesOf, refusal } from './read.ts'

const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))
const ole = latin('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1')

describe('a file that is no list', () => {
  it.each([
    ['nothing', new Uint8Array(), 'file_unknown empty'],
    ['blanks', bytesOf(' \r\n\t\r\n'), 'file_unknown empty'],
    ['a PDF', bytesOf('%PDF-1.7\n1 0 obj'), 'file_unknown pdf'],
    ['a PNG', latin('\u0089PNG\r\n\u001a\n\0\0\0\rIHDR'), 'file_unknown picture'],
    ['a JPEG', latin('\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF'), 'file_unknown picture'],
    ['a program', latin('MZ\u0090\0\u0003\0\0\0'), 'file_unknown program'],
    ['a letter in RTF', bytesOf('{\\rtf1\\ansi Liste}'), 'file_unknown word_document'],
    ['a letter in Word', aZip({ name: 'word/document.xml', content: '<w/>' }), 'file_unknown word_document'],
    ['a sheet of LibreOffice', aZip({ name: 'content.xml', content: '<o/>' }), 'file_unknown open_document'],
    ['an old Excel file', ole, 'file_unknown old_office'],
    [
      'an Excel file with a password',
      Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]),
      'file_broken encrypted',
    ],
    ['a web page', bytesOf('\n<!DOCTYPE html><html><body>Nr;Name</body></html>'), 'file_unknown web_page'],
    ['XML', bytesOf('<?xml version="1.0"?><kml><Placemark/></kml>'), 'file_unknown xml'],
    ['bytes of anything', latin('Nr;Name\n1;\0\0\u0001\n'), 'file_unknown binary'],
    ['a packed archive', latin('\u001f\u008b\u0008\0'), 'file_unknown archive'],
    ['a letter', bytesOf('Sehr geehrte Damen und Herren,\n\nanbei die Liste.\n'), 'file_unknown no_table'],
    ['a head without rows', bytesOf('Nr;Name;Ort\n\n'), 'file_unknown no_rows'],
    ['JSON of something else', bytesOf('{"version":"3.0","profile":"x"}'), 'file_unknown no_list'],
    ['a page without services', bytesOf('{"contents":[]}'), 'file_unknown no_services'],
    ['a page of organisations', bytesOf('{"contents":[{"id":"1","name":"Verein"}]}'), 'file_unknown no_services'],
    ['GeoJSON without features', bytesOf('{"type":"FeatureCollection","features":[]}'), 'file_unknown no_features'],
    ['JSON that breaks off', bytesOf('[{"id": 1},\n{"id"'), 'file_broken json_broken:2'],
    ['JSON that nests deeply', bytesOf(`[{"a":\n${'['.repeat(500_000)}`), 'file_broken too_deep:2'],
  ])('such as %s is told', async (_, bytes, expected) => {
    expect(await refusal(bytes)).toBe(expected)
  })

  it('is not every text that begins like one', async () => {
    expect(await refusal('BM;Name\n1;Kita\n')).toBe('read')
    expect(await refusal('MZ;Name\n1;Kita\n')).toBe('read')
  })
})

describe('a packed file', () => {
  it('that claims to unpack beyond the limit is refused before it is unpacked', async () => {
    const bomb = aZip(
      { name: 'a.csv', content: 'Nr;Name\n1;Kita\n', claims: importLimits.unpackedBytes },
      { name: 'b.csv', content: 'Nr;Name\n1;Kita\n' },
    )
    expect(await refusal(bomb)).toBe(`file_too_large unpacked_bytes:${importLimits.unpackedBytes + 15}`)
  })

  it('that unpacks to more than it claims is refused', async () => {
    const liar = aZip({ name: 'liste.csv', content: 'x'.repeat(10_000_000), claims: 20 })
    expect(await refusal(liar)).toBe('file_broken zip_broken:liste.csv')
  })

  it.each(['../../etc/liste.csv', '/etc/liste.csv', 'C:\\liste.csv'])('with the name %s is refused', async (name) => {
    expect(await refusal(aZip({ name, content: 'Nr;Name\n1;Kita\n' }))).toBe('file_broken zip_path')
  })

  it('with a password is refused', async () => {
    expect(await refusal(aZip({ name: 'liste.csv', content: 'x', encrypted: true }))).toBe('file_broken encrypted')
  })

  it('that breaks off is refused', async () => {
    const whole = aZip({ name: 'liste.csv', content: 'Nr;Name\n1;Kita\n' })
    expect(await refusal(whole.subarray(0, whole.length - 30))).toBe('file_broken zip_broken')
  })

  it('with thousands of entries is refused', async () => {
    const entries = Array.from({ length: 2001 }, (_, at) => ({ name: `${at}.csv`, content: '' }))
    expect(await refusal(aZip(...entries))).toBe('file_too_large entries:2001')
  })

  it('of one list is that list, of several is none', async () => {
    const list = { name: 'Ordner/liste.csv', content: 'Nr;Name\n1;Kita\n' }
    expect(await refusal(aZip(list))).toBe('read')
    expect(await refusal(aZip(list, { ...list, name: 'zweite.csv' }))).toBe('file_unknown archive')
  })
})

it('says that a file of 500 MB is too large before it is read', () => {
  expect(() => checkSize(500 * 1024 * 1024)).toThrow(/file_too_large: bytes:524288000/)
  expect(() => checkSize(importLimits.bytes)).not.toThrow()
})
