/** Words for the telephone: a fixed list, spread evenly, different for every key. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { deviceWords, sixWords } from '../../extension/crypto/six-words.ts'
import { wordList } from '../../extension/crypto/word-list.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'

describe('the list', () => {
  it('is 1,024 words of three to eight plain letters', () => {
    expect(wordList).toHaveLength(1_024)
    expect(wordList.filter((word) => !/^[A-Z][a-z]{2,7}$/.test(word))).toEqual([])
  })

  it('has no two that begin with the same four letters', () => {
    const beginnings = wordList.map((word) => word.toLowerCase().slice(0, 4))
    expect(new Set(beginnings).size).toBe(1_024)
  })

  it('has no two that differ by one letter, as they are written or as they are heard', () => {
    for (const form of [(word: string) => word.toLowerCase(), heard]) {
      const forms = wordList.map(form)
      const alike = forms.flatMap((one, at) => forms.slice(at + 1).filter((two) => differByOne(one, two)))
      expect(alike).toEqual([])
    }
  })

  it('is never changed: two versions would show different words for one key', () => {
    const hash = createHash('sha256').update(wordList.join(' ')).digest('hex')
    expect(hash).toBe('98b813d43964625a2b9a5cd883f8f9257651710c1492df7e12cb12faa2d4c628')
  })
})

describe('six words', () => {
  it('are six words of the list, another six for other bytes', () => {
    const all = Array.from({ length: 2_000 }, (_, n) => sixWords(new TextEncoder().encode(String(n))))
    for (const words of all) {
      expect(words).toHaveLength(6)
      expect(words.every((word) => wordList.includes(word))).toBe(true)
    }
    expect(new Set(all.map((words) => words.join(' '))).size).toBe(2_000)
  })

  it('use the whole list at every place', () => {
    const places = Array.from({ length: 6 }, () => new Set<string>())
    for (let n = 0; n < 24_000; n++) {
      for (const [place, word] of sixWords(new TextEncoder().encode(String(n))).entries()) places[place]?.add(word)
    }
    expect(places.map((words) => words.size)).toEqual([1_024, 1_024, 1_024, 1_024, 1_024, 1_024])
  })

  it('of a joining device change with each key and with their order', async () => {
    const key = (fill: number) => toBase64url(new Uint8Array(32).fill(fill))
    const [root, sign, agree, other] = [key(1), key(2), key(3), key(4)]
    const all = await Promise.all([
      deviceWords(root, sign, agree),
      deviceWords(other, sign, agree),
      deviceWords(root, sign, other),
      deviceWords(root, agree, sign),
    ])
    expect(new Set(all.map((words) => words.join(' '))).size).toBe(4)
  })
})

/** A word by its sounds, roughly: what is pronounced alike is written alike. */
function heard(word: string): string {
  const sounds: [RegExp, string][] = [
    [/sch/g, 'S'],
    [/chs/g, 'x'],
    [/ph|pf|v/g, 'f'],
    [/th|dt/g, 't'],
    [/ck/g, 'k'],
    [/tz/g, 'z'],
    [/qu/g, 'kw'],
    [/ch/g, 'C'],
    [/c/g, 'k'],
    [/ie|y/g, 'i'],
    [/ai/g, 'ei'],
    [/eu/g, 'oi'],
    [/([aeiou])h/g, '$1'],
    [/(.)\1/g, '$1'],
    [/d$/, 't'],
    [/b$/, 'p'],
    [/g$/, 'k'],
    [/er$/, 'a'],
  ]
  return sounds.reduce((form, [from, to]) => form.replace(from, to), word.toLowerCase())
}

/** Whether one letter more, less or changed makes one of the other; also where they are equal. */
function differByOne(one: string, two: string): boolean {
  const [short, long] = one.length <= two.length ? [one, two] : [two, one]
  if (long.length - short.length > 1) return false
  let same = 0
  while (same < short.length && short[same] === long[same]) same++
  const rest = short.slice(short.length === long.length ? same + 1 : same)
  return rest === long.slice(same + 1)
}
