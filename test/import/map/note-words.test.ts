/** Every code a row may be told with has words in both languages, with the same gaps; no words stand without a code. */
import { describe, expect, it } from 'vitest'
import { mappingFaults, rowNoteCodes } from '../../../shared/protocol/import-notes.ts'
import de from '../../../shared/words/de/imports.json' with { type: 'json' }
import en from '../../../shared/words/en/imports.json' with { type: 'json' }

const words: Record<string, Record<string, unknown>> = { de: de.note, en: en.note }
const gapsOf = (text: unknown) => [...String(text).matchAll(/\{\{(\w+)\}\}/g)].map(([, gap]) => gap).sort()

describe('the words of import notes', () => {
  it.each([...rowNoteCodes, ...mappingFaults])('tell %s in both languages', (code) => {
    expect(words['de']?.[code]).toBeTypeOf('string')
    expect(words['en']?.[code]).toBeTypeOf('string')
    expect(gapsOf(words['de']?.[code])).toEqual(gapsOf(words['en']?.[code]))
  })

  it('have no gaps but field and text', () => {
    for (const code of rowNoteCodes)
      expect(['field', 'text']).toEqual(expect.arrayContaining(gapsOf(words['de']?.[code])))
  })
})
