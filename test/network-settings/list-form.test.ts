import { describe, expect, it } from 'vitest'
import {
  type CodeRow,
  codesOfRows,
  freeCode,
  rowsOf,
  tidied,
} from '../../extension/tasks/network-settings/list-form.ts'
import { codesSchema } from '../../shared/codes/adjusted.ts'
import { codesOf } from '../../shared/codes/index.ts'
import fc from '../property.ts'

const untouched = codesSchema.parse({ list: 'capacity' })
const rows = rowsOf(untouched)
const row = (code: string): CodeRow => {
  const found = rows.find((each) => each.code === code)
  if (found === undefined) throw new Error(code)
  return found
}
const own = (code: string): CodeRow => ({
  code,
  usual: undefined,
  de: 'Drachenplatz',
  en: '',
  off: false,
  standard: 'few',
})

describe('a code list as rows', () => {
  it('shows every code with its usual words, and keeps nothing of what is as usual', () => {
    expect(rows.map(({ code }) => code)).toEqual(codesOf('capacity'))
    expect(codesOfRows('capacity', rows)).toEqual(untouched)
  })

  it('keeps an own word while it is typed, blanks and all, and takes the blanks off when it is saved', () => {
    const typing = codesOfRows('capacity', [
      { ...row('full'), de: 'ganz ' },
      ...rows.filter(({ code }) => code !== 'full'),
    ])
    expect(typing.relabelled).toEqual({ full: { de: 'ganz ' } })
    expect(tidied(typing).relabelled).toEqual({ full: { de: 'ganz' } })
  })

  it('forgets a word that was emptied', () => {
    const named = codesOfRows('capacity', [{ ...row('full'), de: 'ganz voll' }])
    expect(
      codesOfRows(
        'capacity',
        rowsOf(named).map((each) => ({ ...each, de: '' })),
      ).relabelled,
    ).toEqual({})
  })

  it('gives an own code a name that is free', () => {
    expect(freeCode(rows)).toBe('x_1')
    expect(freeCode([...rows, own('x_1'), own('x_3')])).toBe('x_2')
  })

  it('comes back as it was, whatever was ordered, renamed, switched off and added', () => {
    const some = fc
      .tuple(
        fc.shuffledSubarray(rows, { minLength: rows.length }),
        fc.array(fc.record({ de: fc.constantFrom('', 'Wort'), en: fc.constantFrom('', 'word'), off: fc.boolean() })),
        fc.boolean(),
      )
      .map(([shuffled, changes, withOwn]) => [
        ...shuffled.map((each, at) => ({ ...each, ...changes[at] })),
        ...(withOwn ? [own('x_1')] : []),
      ])
    fc.assert(
      fc.property(some, (changed) => {
        const codes = codesOfRows('capacity', changed)
        expect(codesSchema.parse(codes)).toEqual(codes)
        expect(rowsOf(codes)).toEqual(changed)
      }),
    )
  })
})
