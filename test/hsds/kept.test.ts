/** What the read API keeps in memory: sorted lists, words, and texts as far as there is room. */

import { describe, expect, it } from 'vitest'
import { keepTexts } from '../../server/hsds/kept-texts.ts'
import { byId, found, merged, without } from '../../server/hsds/sorted.ts'
import { foldedWords, vocabulary } from '../../server/hsds/vocabulary.ts'
import { fold } from '../../shared/text/fold.ts'
import fc from '../property.ts'

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 30 })
const named = (list: readonly string[]) => list.map((id) => ({ id }))

describe('a list in the order of its ids', () => {
  it('finds what is there and nothing else', () => {
    fc.assert(
      fc.property(ids, fc.string({ minLength: 1, maxLength: 3 }), (list, id) => {
        const sorted = named(list).sort(byId)
        expect(found(sorted, id)).toEqual(list.includes(id) ? { id } : undefined)
        for (const entry of sorted) expect(found(sorted, entry.id)).toBe(entry)
      }),
    )
  })

  it('loses and takes in entries as if it were sorted anew', () => {
    fc.assert(
      fc.property(ids, ids, ids, (list, leaving, coming) => {
        const sorted = named(list).sort(byId)
        const stay = without(sorted, leaving)
        expect(stay).toEqual(sorted.filter(({ id }) => !leaving.includes(id)))
        const fresh = named(coming.filter((id) => !stay.some((entry) => entry.id === id)))
        expect(merged(stay, fresh)).toEqual([...stay, ...fresh].sort(byId))
      }),
    )
  })
})

describe('the vocabulary', () => {
  it('finds a text by a word exactly where the word stands in it', () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom(...'aebüÜ §1.-') }), { maxLength: 6 })
    fc.assert(
      fc.property(texts, fc.string({ unit: fc.constantFrom(...'aebü§1'), minLength: 1, maxLength: 3 }), (all, word) => {
        const { take, holding, bearers } = vocabulary<number>()
        const words = all.map((text, at) => take(at, text))
        const [folded = '-'] = foldedWords(word)
        const holds = holding(folded)
        const speaking = all.map((text) => fold(text).includes(folded) && folded !== '-')
        expect(words.map((numbers) => numbers.some((number) => holds.includes(number)))).toEqual(speaking)
        const found = new Set(holds.flatMap((number) => bearers(number)))
        expect(all.map((_, at) => found.has(at))).toEqual(speaking)
      }),
    )
  })

  it('keeps each word once, however many texts bear it', () => {
    const { take, texts, size } = vocabulary()
    for (let at = 0; at < 100; at++) take(at, 'Frühe Hilfen für frühe Eltern')
    expect([texts(), size()]).toEqual([100, 4])
  })
})

describe('kept texts', () => {
  it('take no more room than they are given, whatever is asked for', () => {
    const asked = fc.array(fc.record({ id: fc.constantFrom(...'abcdefgh'), length: fc.nat(80) }), { maxLength: 60 })
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 640 }), (all, room) => {
        const texts = keepTexts(room)
        for (const { id, length } of all) {
          const text = 'x'.repeat(length)
          expect(texts.of({ id }, 'form', () => text)).toBe(text)
          expect(texts.size()).toBeLessThanOrEqual(room)
        }
      }),
    )
  })

  it('are made once for a version and a form, and anew for the next version', () => {
    const texts = keepTexts()
    let made = 0
    const [first, second] = [{ id: 'a' }, { id: 'a' }]
    const ask = (thing: { id: string }, form: string) => texts.of(thing, form, () => `${form} ${++made}`)
    expect([ask(first, 'list'), ask(first, 'list'), ask(first, 'full')]).toEqual(['list 1', 'list 1', 'full 2'])
    expect([ask(second, 'list'), ask(second, 'list')]).toEqual(['list 3', 'list 3'])
    expect(texts.size()).toBe('list 3full 2'.length)
  })

  it('let go what was not asked for longest', () => {
    const texts = keepTexts(160)
    const things = Array.from({ length: 17 }, (_, at) => ({ id: String(at) }))
    const made: string[] = []
    const ask = (thing: { id: string } | undefined) =>
      thing &&
      texts.of(thing, 'form', () => {
        made.push(thing.id)
        return 'x'.repeat(10)
      })
    for (const thing of things.slice(0, 16)) ask(thing)
    ask(things[0])
    ask(things[16])
    made.length = 0
    ask(things[0])
    ask(things[1])
    expect(made).toEqual(['1'])
  })
})
