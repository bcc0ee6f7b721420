import { describe, expect, it } from 'vitest'
import { childrenIn, possibleParents, treeRows } from '../../extension/tasks/network-settings/area-rows.ts'
import { wordsIn } from '../../extension/tasks/network-settings/words-field.tsx'
import type { Area } from '../../shared/area.ts'
import fc from '../property.ts'

const area = (id: string, parentId: string | null): Area => ({ id, name: id, level: 'social_space', parentId })
const ids = ['a', 'b', 'c', 'd', 'e', 'f']
const someAreas = fc
  .array(fc.option(fc.constantFrom(...ids, 'gone')), { minLength: ids.length, maxLength: ids.length })
  .map((parents) => ids.map((id, at) => area(id, parents[at] ?? null)))

describe('the area tree as rows', () => {
  it('has every area once, each below the one it lies in, whatever hangs where', () => {
    fc.assert(
      fc.property(someAreas, (areas) => {
        expect(
          treeRows(areas)
            .map((row) => row.area.id)
            .sort(),
        ).toEqual(ids)
      }),
    )
    expect(
      treeRows([area('b', 'a'), area('a', null), area('c', 'b')]).map(({ area, depth }) => [area.id, depth]),
    ).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ])
  })

  it('never offers to put an area into itself or into what lies in it', () => {
    const areas = [area('a', null), area('b', 'a'), area('c', 'b'), area('d', 'a')]
    expect(possibleParents(areas, 'b').map((row) => row.area.id)).toEqual(['a', 'd'])
    expect(possibleParents(areas, 'new')).toHaveLength(4)
  })

  it('adds up the children that are known, and says nothing where none are', () => {
    expect(childrenIn({ children: { age_0_1: 3, prenatal: 2 } as Area['children'] })).toBe(5)
    expect(childrenIn({})).toBeUndefined()
  })
})

describe('words in one field', () => {
  it('are parted by comma, semicolon and line, each once and without blanks', () => {
    expect(wordsIn(' Hort , Drachen  hort;Hort\n, ')).toEqual(['Hort', 'Drachen hort'])
  })
})
