/** Every reason a reader may give has words in both languages, and says its place only where it has one. */
import { describe, expect, it } from 'vitest'
import { describeTrouble } from '../../../server/commands/trouble.ts'
import { Problem } from '../../../shared/problem.ts'
import { fileReasons, readNotes, reasonIn } from '../../../shared/protocol/import-reasons.ts'
import { words } from '../../../shared/words/index.ts'

describe.each(['de', 'en'] as const)('in %s', (language) => {
  it('every reason is told in words', () => {
    expect(Object.keys(words[language].imports.reason).sort()).toEqual([...fileReasons].sort())
  })

  it('every note of a reader is told in words', () => {
    expect(Object.keys(words[language].imports.note)).toEqual(expect.arrayContaining([...readNotes]))
  })
})

it('a problem’s detail is reason and place', () => {
  expect(reasonIn('quote_open:12')).toEqual({ reason: 'quote_open', place: '12' })
  expect(reasonIn('pdf')).toEqual({ reason: 'pdf', place: '' })
  expect(reasonIn('zip_broken:a:b.csv')).toEqual({ reason: 'zip_broken', place: 'a:b.csv' })
  expect(reasonIn('something else')).toBeUndefined()
  expect(reasonIn(undefined)).toBeUndefined()
})

describe('at the command line', () => {
  it('a list that cannot be read is told in one sentence with its place', () => {
    expect(describeTrouble(new Problem('file_broken', 'quote_open:12'))).toMatch(
      /\(From line 12 on, a quotation mark opens/,
    )
    expect(describeTrouble(new Problem('address_failed', 'status:503'))).toMatch(/answered with error 503\)$/)
  })

  it('trouble of another kind keeps its detail, whatever it is called', () => {
    expect(describeTrouble(new Problem('malformed', 'status'))).toMatch(/\(status\)$/)
  })
})
