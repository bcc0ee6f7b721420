import { describe, expect, it } from 'vitest'
import { words } from '../../shared/words/index.ts'

/** Every text of a language as `namespace:path` → text. */
function textsOf(tree: object, path = ''): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    const here = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string') texts.set(here, value)
    else for (const [inner, text] of textsOf(value, here)) texts.set(inner, text)
  }
  return texts
}

const de = textsOf(words.de)
const en = textsOf(words.en)
const gaps = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort()

describe('the words', () => {
  it('say the same things in German and English', () => {
    expect([...en.keys()].sort()).toEqual([...de.keys()].sort())
  })

  it('leave the same gaps to fill in both languages', () => {
    const different = [...de].filter(([key, text]) => gaps(text).join() !== gaps(en.get(key) ?? '').join())
    expect(different.map(([key]) => key)).toEqual([])
  })

  it('never shout', () => {
    expect([...de, ...en].filter(([, text]) => text.includes('!')).map(([key]) => key)).toEqual([])
  })

  it('are never empty', () => {
    expect([...de, ...en].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([])
  })

  it('have a plural for every singular', () => {
    const singular = [...de.keys()].filter((key) => key.endsWith('_one'))
    expect(singular.length).toBeGreaterThan(5)
    expect(singular.filter((key) => !de.has(key.replace(/_one$/, '_other')))).toEqual([])
  })

  it('address the reader formally', () => {
    const informal = [...de].filter(([, text]) => /\b(du|dein|deine|dir|dich)\b/i.test(text))
    expect(informal.map(([key]) => key)).toEqual([])
  })
})
