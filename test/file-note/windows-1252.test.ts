import { describe, expect, it } from 'vitest'
import { codeLists } from '../../shared/codes/index.ts'
import { inWindows1252, windows1252Bytes } from '../../shared/file-note/windows-1252.ts'
import { words } from '../../shared/words/index.ts'

describe('text in Windows-1252', () => {
  it('keeps every character of the set, byte for byte as the browser reads them', () => {
    for (let byte = 0x20; byte < 0x100; byte++) {
      if (byte === 0x7f || [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte)) continue
      const char = new TextDecoder('windows-1252').decode(new Uint8Array([byte]))
      expect(inWindows1252(char)).toBe(char)
      expect([...windows1252Bytes(char)]).toEqual([byte])
    }
  })

  it.each([
    ['Grüße – „gut“ … 5 €', 'Grüße – „gut“ … 5 €'],
    ['Ayşe Yıldız, İzmir, Ğ', 'Ayse Yildiz, Izmir, G'],
    ['Łódź, Đorđe, Čelebić', 'Lódz, Dorde, Celebic'],
    ['a\u0308u\u0308', 'äü'],
    ['5\u20117 Jahre', '5-7 Jahre'],
    ['Kita → Schule', 'Kita -> Schule'],
    ['Щербак Юлія', 'Schtscherbak Julija'],
    ['ﬁnden ①', 'finden 1'],
    ['Kind 👶🏽!', 'Kind ??!'],
    ['a\u200Bb\u202Ec\uFEFFd', 'abcd'],
    ['a\tb\u2003c', 'a b c'],
    ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
  ])('%j becomes %j', (text, expected) => {
    expect(inWindows1252(text)).toBe(expected)
  })

  it.each(Object.entries(codeLists))('the labels of %s lose nothing', (_, entries) => {
    for (const entry of entries)
      for (const label of [entry.de, entry.en])
        expect(inWindows1252(label).replace(/\?/g, '')).toHaveLength(
          inWindows1252(label).length - (label.split('?').length - 1),
        )
  })

  it('the labels of needs, consents and outcomes are in the set as they are, in German', () => {
    for (const list of [
      'need',
      'consent',
      'consentScope',
      'referralDepth',
      'outcome',
      'evidence',
      'failReason',
    ] as const)
      for (const entry of codeLists[list]) expect(inWindows1252(entry.de)).toBe(entry.de)
    for (const text of Object.values(words.de.note)) expect(inWindows1252(text)).toBe(text)
  })
})
