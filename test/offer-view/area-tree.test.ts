import { describe, expect, it } from 'vitest'
import { areaText, meetingLevel, pathUp, suggestAreas, treeOf } from '../../extension/offer-view/area-tree.ts'
import type { Area } from '../../shared/area.ts'

const areas: Area[] = [
  { id: 'kreis', name: 'Kreis Musterland', level: 'kreis', parentId: null },
  { id: 'stadt', name: 'Silberfurt', level: 'municipality', parentId: 'kreis', alsoKnownAs: ['Altstädten'] },
  { id: 'nord', name: 'Nordviertel', level: 'social_space', parentId: 'stadt' },
  { id: 'markt', name: 'Silberfurt-Markt', level: 'social_space', parentId: 'stadt' },
]
const tree = treeOf(areas)

describe('the area tree', () => {
  it('names a part of a town with its town, unless its name says it', () => {
    expect(areaText(tree, 'nord')).toBe('Nordviertel, Silberfurt')
    expect(areaText(tree, 'markt')).toBe('Silberfurt-Markt')
    expect(areaText(tree, 'stadt')).toBe('Silberfurt')
    expect(areaText(tree, 'gone')).toBe('gone')
  })

  it('suggests by the beginning of a name, then of a word, then by other names, umlauts either way', () => {
    expect(suggestAreas(tree, 'silb').map((area) => area.id)).toEqual(['stadt', 'markt'])
    expect(suggestAreas(tree, 'markt').map((area) => area.id)).toEqual(['markt'])
    expect(suggestAreas(tree, 'altstaedten').map((area) => area.id)).toEqual(['stadt'])
    expect(suggestAreas(tree, 'xyz')).toEqual([])
  })

  it('says on which level a case and an offer meet', () => {
    expect(meetingLevel(tree, 'nord', 0)).toBe('social_space')
    expect(meetingLevel(tree, 'nord', 1)).toBe('municipality')
    expect(meetingLevel(tree, 'nord', 2)).toBe('kreis')
    expect(meetingLevel(tree, 'nord', undefined)).toBeUndefined()
    expect(meetingLevel(tree, undefined, 1)).toBeUndefined()
  })

  it('ends at a loop in the data', () => {
    const loop = treeOf([
      { id: 'a', name: 'A', level: 'kreis', parentId: 'b' },
      { id: 'b', name: 'B', level: 'land', parentId: 'a' },
    ])
    expect(pathUp(loop, 'a').map((area) => area.id)).toEqual(['a', 'b'])
  })
})
