import { beforeAll, describe, expect, it } from 'vitest'
import { fieldGroups, mappedFieldLabel, withSpec } from '../../extension/tasks/import-offers/mapping-fields.ts'
import { countsText, noteText } from '../../extension/tasks/import-offers/row-words.ts'
import { startWords } from '../../extension/ui/words.ts'
import { importMappingSchema, importSubjects } from '../../shared/protocol/import-mapping.ts'
import { planNotes, planReasons } from '../../shared/protocol/imports.ts'

const mapping = importMappingSchema.parse({ source: 'Liste', indicators: { sgb2: { column: 'SGB II' } } })

describe.each(['de', 'en'] as const)('an import in words (%s)', (locale) => {
  beforeAll(() => startWords(locale, ['panel', 'dashboard']))

  it('has a sentence for everything that the plan tells of a row', () => {
    for (const code of [...planReasons, ...planNotes, 'few_rows', 'other_titles']) {
      const text = noteText({ code, field: 'offer.title', text: 'Drache' })
      expect(text).not.toContain(code)
      expect(text).not.toContain('{{')
    }
  })

  it('shows what it has no words for as it came, rather than nothing', () => {
    expect(noteText({ code: 'of_a_newer_server', text: 'Drache' })).toBe('of_a_newer_server: Drache')
  })

  it('names every field that a column can go to', () => {
    for (const subject of importSubjects)
      for (const { fields } of fieldGroups(subject, mapping))
        for (const field of fields) expect(mappedFieldLabel(field)).not.toContain('.')
  })

  it('counts what there is, and says a dash where there is nothing', () => {
    expect(countsText({ new: 2, refused: 1 })).toMatch(/^2 .*, /)
    expect(countsText({})).toBe('–')
  })
})

describe('the fields of a mapping', () => {
  it('stand in one group each, all of them', () => {
    const fields = fieldGroups('offers', mapping).flatMap((group) => group.fields)
    expect(new Set(fields).size).toBe(fields.length)
    expect(fields).toContain('offer.accessibility')
    expect(fieldGroups('areas', mapping).flatMap((group) => group.fields)).toContain('indicators.sgb2')
  })

  it('take an origin and lose it again, leaving the others as they are', () => {
    const named = withSpec(mapping, 'offer.title', { column: 'Name' })
    expect(named.offer.title).toEqual({ column: 'Name' })
    expect(withSpec(named, 'offer.title', undefined)).toEqual(mapping)
  })
})
