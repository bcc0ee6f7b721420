/** The answer page's three languages say the same things, and easy German is easy. */
import { describe, expect, it } from 'vitest'
import easy from '../../server/answer-page/easy.json' with { type: 'json' }
import { codesOf } from '../../shared/codes/index.ts'
import { referralStatuses } from '../../shared/referral/state.ts'
import { words } from '../../shared/words/index.ts'

function textsOf(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : textsOf(value, `${path}${key}.`),
  )
}

const languages = { de: words.de.answer, en: words.en.answer, easy }
const gaps = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]).join()

describe('the answer page', () => {
  it('says in each language the same things with the same gaps', () => {
    const german = textsOf(languages.de).map(([key, text]) => [key, gaps(text)])
    for (const each of Object.values(languages))
      expect(textsOf(each).map(([key, text]) => [key, gaps(text)])).toEqual(german)
  })

  it('never shouts and is never empty', () => {
    const texts = Object.values(languages).flatMap((each) => textsOf(each))
    expect(texts.filter(([, text]) => text.includes('!') || text.trim() === '')).toEqual([])
  })

  it('has words for every code and state it may have to say, in the order of the lists', () => {
    for (const each of Object.values(languages)) {
      for (const list of ['holdReason', 'rejectReason', 'outcome'] as const)
        expect(Object.keys(each[list])).toEqual(codesOf(list))
      expect(Object.keys(each.status).toSorted()).toEqual([...referralStatuses].toSorted())
    }
  })

  it('keeps the sentences of easy German short', () => {
    const sentences = textsOf(easy).flatMap(([key, text]) =>
      text.split(/(?<=[.?])\s/).map((sentence) => ({ key, count: sentence.split(/\s+/).length })),
    )
    expect(sentences.filter(({ count }) => count > 13)).toEqual([])
  })
})
