import { describe, expect, it } from 'vitest'
import { codesSchema } from '../../shared/codes/adjusted.ts'
import { fileNote } from '../../shared/file-note/file-note.ts'
import { sampleNote } from '../../shared/file-note/sample-note.ts'
import { aNoteInput } from '../builders/a-note.ts'
import fc from '../property.ts'

const plain = fileNote(aNoteInput())
const framed = (before: string, after: string) =>
  fileNote(aNoteInput({ template: { id: '00000000-0000-7000-8000-000000000001', name: 'Amt', before, after } }))

describe("the office's frame around a file note", () => {
  it('stands before and after it, parted by an empty line', () => {
    expect(framed('Jugendamt Silberfurt\nTeam Drache', 'i. A.')).toBe(
      `Jugendamt Silberfurt\r\nTeam Drache\r\n\r\n${plain}\r\ni. A.\r\n`,
    )
  })

  it('leaves the note as it is where it says nothing', () => {
    expect(framed('', '  \n')).toBe(plain)
  })

  it('keeps every line within 70 characters and to CRLF, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (before, after) => {
        const lines = framed(before, after).split('\r\n')
        expect(lines.filter((line) => line.length > 70 || /[\r\n]/.test(line))).toEqual([])
      }),
    )
  })
})

describe("a file note in the network's words", () => {
  it('names codes as the network does', () => {
    const codes = codesSchema.parse({
      list: 'contactChannel',
      relabelled: { home_visit: { de: 'Besuch in der Höhle' } },
    })
    expect(fileNote(aNoteInput({ lists: new Map([['contactChannel', codes]]) }))).toContain(
      'Gespräch: Besuch in der Höhle',
    )
  })

  it('is shown to those who write it around a note on an invented referral', () => {
    const template = { id: '00000000-0000-7000-8000-000000000001', name: 'Amt', before: 'Kopf „→“', after: 'Fuß' }
    const note = sampleNote({ locale: 'de', office: 'Kreis Musterland', template, day: '2026-11-22' })
    expect(note.startsWith('Kopf „->“\r\n\r\nVermerk')).toBe(true)
    expect(note.endsWith('\r\n\r\nFuß\r\n')).toBe(true)
    expect(note).toContain('22.11.2026')
    expect(note).toContain('Elternkurs Drachennest')
  })
})
