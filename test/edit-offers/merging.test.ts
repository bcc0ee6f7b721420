import { describe, expect, it } from 'vitest'
import { settledEdit } from '../../extension/store/settled-edit.ts'
import { mergedList, mergeLists } from '../../extension/tasks/edit-offers/merge-lists.ts'
import { changesOf, fieldsOfThing } from '../../extension/tasks/edit-offers/offer-changes.ts'
import { candidateOf, formOf } from '../../extension/tasks/edit-offers/offer-form.ts'
import { decided, rebased } from '../../extension/tasks/edit-offers/rebase.ts'
import type { Fields } from '../../shared/protocol/edits.ts'
import { sameValue } from '../../shared/same-value.ts'
import { anOffer } from '../builders/an-offer.ts'
import { anyOffer } from '../builders/any-offer.ts'
import fc from '../property.ts'

const names = ['a', 'b', 'c', 'd', 'e']
const thing = fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.integer({ min: 0, max: 2 }), fc.constant(null)))
const all: readonly string[] = ['eins', 'zwei', 'drei', 'vier', 'fünf']
const words = fc.uniqueArray(fc.constantFrom(...all))

/** What the server does with an edit that meets nobody. */
function applied(thing: Fields, edit: { was: Fields; now: Fields } | undefined): Fields {
  if (edit === undefined) return thing
  for (const [field, seen] of Object.entries(edit.was)) expect(sameValue(thing[field], seen)).toBe(true)
  return { ...thing, ...edit.now }
}

describe('a decided conflict', () => {
  it('changes what was decided and what was meant here, and nothing else of the other side', () => {
    fc.assert(
      fc.property(thing, thing, thing, thing, (was, mine, theirs, decisions) => {
        const edit = changesOf(was, { ...was, ...mine })
        const asked = Object.keys(edit.now).filter((field) => !sameValue(theirs[field], was[field]))
        const decision = Object.fromEntries(asked.map((field) => [field, decisions[field] ?? null]))
        const again = settledEdit(
          {
            id: '01990000-0000-7000-8000-000000000001',
            kind: 'offer',
            item: 'x',
            act: 'change',
            ...edit,
            at: 0,
            state: 'conflict',
            answer: { id: '', st: 'conflict', data: theirs, fields: asked },
          },
          decision,
        )
        const result = applied(theirs, again)
        for (const field of names) {
          const wanted = field in decision ? decision[field] : field in edit.now ? edit.now[field] : theirs[field]
          expect(sameValue(result[field], wanted)).toBe(true)
        }
      }),
    )
  })
})

describe('two lists joined', () => {
  it('hold what either side added, and lack what either took away', () => {
    fc.assert(
      fc.property(words, words, words, (was, theirs, mine) => {
        const both = mergeLists(was, theirs, mine)
        for (const word of all) {
          const kept = theirs.includes(word) && mine.includes(word)
          const added = !was.includes(word) && (theirs.includes(word) || mine.includes(word))
          expect(both.includes(word)).toBe(kept || added)
        }
        expect(new Set(both).size).toBe(both.length)
      }),
    )
  })

  it('are joined only where both are lists', () => {
    expect(mergedList(null, ['eins'], ['zwei'])).toEqual(['eins', 'zwei'])
    expect(mergedList('eins', 'zwei', 'drei')).toBeUndefined()
    expect(mergedList(null, null, null)).toBeUndefined()
  })
})

describe('an editor that stands open while the offer changes', () => {
  const today = '2026-03-02'
  const result = (work: { was: object; form: ReturnType<typeof formOf> }, id: string) =>
    candidateOf(work.form, { ...work.was, id }, today)

  it('follows everything where nothing was typed', () => {
    fc.assert(
      fc.property(anyOffer(), anyOffer(), (was, other) => {
        const current = { ...other, id: was.id }
        const { collisions, ...work } = rebased({ was, form: formOf(was) }, current)
        expect(collisions).toEqual([])
        expect(result(work, was.id)).toEqual(current)
      }),
    )
  })

  it('keeps what was typed, follows the rest, and tells what both changed', () => {
    const was = anOffer({ description: 'Alt' })
    const form = { ...formOf(was), title: 'Mein Titel', legalBasis: '§ 16 SGB VIII' }
    const current = { ...was, title: 'Ihr Titel', description: 'Neu' }
    const followed = rebased({ was, form }, current)
    expect(followed.collisions).toEqual(['title'])
    expect(followed.form).toMatchObject({ title: 'Mein Titel', description: 'Neu', legalBasis: '§ 16 SGB VIII' })
    const mine = decided(followed, current, 'title', 'mine')
    expect(rebased(mine, current).collisions).toEqual([])
    expect(changesOf(mine.was, result(mine, was.id))).toEqual({
      was: { title: 'Ihr Titel', legalBasis: null },
      now: { title: 'Mein Titel', legalBasis: '§ 16 SGB VIII' },
    })
    expect(decided(followed, current, 'title', 'theirs').form.title).toBe('Ihr Titel')
  })
})

describe('the changes between two states', () => {
  it('lead from the one to the other, and name nothing that stayed', () => {
    fc.assert(
      fc.property(anyOffer(), anyOffer(), (one, other) => {
        const { was, now } = changesOf(one, other)
        for (const field of Object.keys(now)) expect(sameValue(was[field], now[field])).toBe(false)
        expect(sameValue({ ...fieldsOfThing(one), ...now }, other)).toBe(true)
      }),
    )
  })
})
