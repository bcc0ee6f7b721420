/** Which words of a query count as looked for in vain: such that met nothing, and never what looks like somebody. */

import { describe, expect, it } from 'vitest'
import { unmetWords } from '../../extension/search/unmet.ts'
import { demoNetwork } from '../../server/demo/network.ts'
import { isPlainWord } from '../../shared/vain-word.ts'
import { aSegment } from '../builders/an-index.ts'
import fc from '../property.ts'

const segments = [aSegment(demoNetwork({}))]
const unmet = (query: string) => unmetWords(segments, query)

describe('a word looked for in vain', () => {
  it('is one that met nothing, in small letters', () => {
    expect(unmet('Xylofonkwak')).toEqual(['xylofonkwak'])
    expect(unmet('xylofonkwak beratung und wo')).toEqual(['xylofonkwak'])
    expect(unmet('erziehungsberatung')).toEqual([])
    expect(unmet('wo ist das')).toEqual([])
  })

  it('is no number, no law, no age, no language and no short sign', () => {
    for (const query of ['xylofonkwak7', '§ 999', '17 Jahre', 'arabisch', 'xq', 'x-q'])
      expect(unmet(query), query).toEqual([])
  })

  it.each([
    'Frau Qwatschmir',
    'familie qwatschmir',
    'Herrn Qwatschmir',
    'Qwatschmira Xylofonkwak',
    'qwatschmir 12.03.2019',
    'qwatschmir 2026/117',
    'qwatschmir 02026117',
    'qwatschmir@beispiel.example',
  ])('is not taken from what looks as if it spoke of somebody: %s', (query) => expect(unmet(query)).toEqual([]))

  it('is plain whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (query) => {
        for (const word of unmet(query)) expect(isPlainWord(word)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})
