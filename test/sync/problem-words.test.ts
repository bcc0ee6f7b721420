/** Whatever goes wrong has a title and an advice, in both languages. */
import { describe, expect, it } from 'vitest'
import { problems } from '../../shared/problem.ts'
import { words } from '../../shared/words/index.ts'

describe.each(['de', 'en'] as const)('problems in %s', (locale) => {
  it.each(Object.keys(problems))('%s says what it is and what to do', (code) => {
    expect(words[locale].problem).toHaveProperty(code)
    const { title, todo } = words[locale].problem[code as keyof typeof problems]
    expect(title).toMatch(/\p{L}{3}/u)
    expect(todo).toMatch(/\.$/)
    expect(title + todo).not.toContain('!')
  })
})
