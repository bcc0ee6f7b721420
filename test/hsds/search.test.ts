/** The search of the read API: found by who bears a word, it finds what looking through every text would find. */

import { describe, expect, it } from 'vitest'
import { contextOf } from '../../server/hsds/context.ts'
import { serviceEntry } from '../../server/hsds/entries.ts'
import { nothingKnown } from '../../server/hsds/read-known.ts'
import { found } from '../../server/hsds/sorted.ts'
import { speakingOf, worded } from '../../server/hsds/speaking-of.ts'
import { emptyView, nextView, type View } from '../../server/hsds/view.ts'
import { foldedWords } from '../../server/hsds/vocabulary.ts'
import { codeLabel } from '../../shared/codes/index.ts'
import type { Offer } from '../../shared/offer.ts'
import { fold } from '../../shared/text/fold.ts'
import { anOffer } from '../builders/an-offer.ts'
import fc from '../property.ts'

const many = 64
const idOf = (at: number) => `${String(at).padStart(8, '0')}-0000-4000-8000-000000000000`
const aWord = fc.constantFrom('Eltern', 'Elternkurs', 'Mütter', 'Muetter', 'Kurs', 'Schreibaby', 'Babykurs', '§ 16')
const aTitle = fc.array(aWord, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
/** Most offers say nothing of it, as in a catalogue; at times so many do that they are looked at one by one. */
const someTitles = fc.array(fc.tuple(fc.nat(many - 1), aTitle), { maxLength: 24 })
const aSearch = fc.array(fc.constantFrom('eltern', 'KURS', 'mutter', 'baby', '16', 'treff', '!'), { maxLength: 3 })

const titled = (id: string, title: string): Offer => anOffer({ id, title, description: '', needs: [] })

function withOffers(view: View, offers: readonly Offer[]): View {
  const entries = offers.map((offer) => serviceEntry(offer, view.context, 0, view.vocabulary))
  const leaving = ids(offers).filter((id) => found(view.services, id))
  return nextView(view, view.context, new Set(leaving), entries)
}

const ids = (offers: readonly { id: string }[]) => offers.map(({ id }) => id)

/** What a reader of every text would find. */
function lookedThrough(offers: readonly Offer[], search: string): string[] {
  const texts = offers.map(({ id, title, offerType }) => ({
    id,
    text: fold(`${title}\n${codeLabel('offerType', offerType, 'de')}`),
  }))
  return ids(texts.filter(({ text }) => foldedWords(search).every((word) => text.includes(word))))
}

function searched(view: View, search: string): string[] {
  const { among, bears } = speakingOf(search, view)
  return ids(among.filter(bears))
}

describe('a search', () => {
  it('finds what looking through every text finds, before and after offers change, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(
        someTitles,
        someTitles,
        fc.array(aSearch, { minLength: 1, maxLength: 4 }),
        async (first, then, all) => {
          const offers = new Map(Array.from({ length: many }, (_, at) => [at, titled(idOf(at), 'Treff')]))
          const change = (titles: typeof first) => titles.map(([at, title]) => offers.set(at, titled(idOf(at), title)))
          change(first)
          const before = [...offers.values()]
          const view = withOffers(emptyView(contextOf(nothingKnown())), before)
          await worded(view)
          change(then)
          const changed = new Set(then.map(([at]) => at))
          const after = withOffers(
            view,
            [...offers].flatMap(([at, offer]) => (changed.has(at) ? [offer] : [])),
          )
          for (const words of all) {
            const search = words.join(' ')
            expect(searched(after, search)).toEqual(lookedThrough([...offers.values()], search))
            // Who reads on in an older view finds what stood in it.
            expect(searched(view, search)).toEqual(lookedThrough(before, search))
          }
        },
      ),
    )
  })

  it('for a rare word looks at those alone who bear it', async () => {
    const offers = Array.from({ length: many }, (_, at) => titled(idOf(at), at === 7 ? 'Schreibabyambulanz' : 'Treff'))
    const view = withOffers(emptyView(contextOf(nothingKnown())), offers)
    await worded(view)
    expect(ids(speakingOf('treff ambulanz', view).among)).toEqual([idOf(7)])
    expect(speakingOf('nirgends', view).among).toEqual([])
  })
})
