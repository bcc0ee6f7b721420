import { describe, expect, test } from 'vitest'
import { type CodeList, codeLabel, codeLists } from '../../shared/codes/index.ts'

describe.each(Object.keys(codeLists) as CodeList[])('the code list %s', (name) => {
  const entries = codeLists[name]

  test('has each code once, in snake_case or as a language tag', () => {
    const codes = entries.map((entry) => entry.code)
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes)
      expect(code).toMatch(name === 'language' ? /^[a-z]{2,3}(-x-leicht)?$/ : /^[a-z][a-z0-9_]*$/)
  })

  test('has German and English labels', () => {
    for (const entry of entries) {
      expect(entry.de.length).toBeGreaterThan(1)
      expect(entry.en.length).toBeGreaterThan(1)
    }
  })
})

test('a code this version does not know shows itself', () => {
  expect(codeLabel('need', 'a_newer_need', 'de')).toBe('a_newer_need')
})

test('there is no code for child endangerment: the tool is no channel for it (§ 8a SGB VIII)', () => {
  const all = Object.values(codeLists).flatMap((entries) => entries.map((entry) => `${entry.code} ${entry.de}`))
  expect(all.filter((text) => /gefährdung|endanger|8a\b/i.test(text))).toEqual([])
})
