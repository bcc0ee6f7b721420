/** Encodings: what the bytes of a list say, whoever wrote them. */
import { describe, expect, it } from 'vitest'
import { bytesOf, cells } from './read.ts'

const text = 'Nr;Straße;Träger\n1;Größenweg 3 – „Nord“;Käthe\n'
const expected = [{ Nr: '1', Straße: 'Größenweg 3 – „Nord“', Träger: 'Käthe' }]

const byteOf: Readonly<Record<string, number>> = { '„': 0x84, '“': 0x93, '–': 0x96 }
function windows1252(of: string): Uint8Array {
  return Uint8Array.from([...of].map((char) => byteOf[char] ?? char.charCodeAt(0)))
}

function utf16(of: string, bigEndian = false): Uint8Array {
  const bytes = Buffer.from(of, 'utf16le')
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes)
}

/** As a program writes that takes UTF-8 for Windows-1252. */
function twice(of: string): Uint8Array {
  return bytesOf(new TextDecoder('windows-1252').decode(bytesOf(of)))
}

describe('a list', () => {
  it.each([
    ['UTF-8', bytesOf(text)],
    ['UTF-8 with a byte order mark', bytesOf(`\ufeff${text}`)],
    ['UTF-16 with a mark', utf16(`\ufeff${text}`)],
    ['UTF-16 the other way round with a mark', utf16(`\ufeff${text}`, true)],
    ['UTF-16 without a mark', utf16(text)],
    ['UTF-16 the other way round without a mark', utf16(text, true)],
    ['Windows-1252', windows1252(text)],
    ['UTF-8 written twice', twice(text)],
    ['UTF-8 written twice with a mark', twice(`\ufeff${text}`)],
    [
      'UTF-8 and Windows-1252 glued together',
      Buffer.concat([bytesOf('Nr;Straße;Träger\n'), windows1252(text.slice(17))]),
    ],
  ])('in %s is read', async (_, bytes) => {
    expect(await cells(bytes)).toEqual(expected)
  })

  it('that speaks of broken letters among whole ones is left as it is', async () => {
    expect(await cells('Nr;Name\n1;Aus „ö“ wurde „Ã¶“ → schade\n')).toEqual([
      { Nr: '1', Name: 'Aus „ö“ wurde „Ã¶“ → schade' },
    ])
  })
})
