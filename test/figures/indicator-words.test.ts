/** Indicators of burden have words of their own; one without would stand in a figure as the key of an import. */
import { expect, it } from 'vitest'
import { areaTree } from '../../server/demo/areas.ts'
import { words } from '../../shared/words/index.ts'

it('every indicator that the demonstration knows has words in both languages', () => {
  const known = areaTree(1, '2025-12-31').areas.flatMap(({ indicators }) => Object.keys(indicators ?? {}))
  expect(known).toContain('singleParents')
  for (const { counting } of [words.de, words.en])
    expect(Object.keys(counting.indicator)).toEqual(expect.arrayContaining([...new Set(known)]))
})
