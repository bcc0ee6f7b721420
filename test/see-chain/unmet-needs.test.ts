/** What families did not find, as the page and the file tell it: of the cell, of the area, one line each. */
import { beforeAll, describe, expect, it } from 'vitest'
import { unmetColumns, unmetHere } from '../../extension/tasks/see-chain/unmet-needs.tsx'
import { columnCells } from '../../extension/ui/column-table.tsx'
import { csvText } from '../../extension/ui/csv.ts'
import { startWords } from '../../extension/ui/words.ts'
import type { Area } from '../../shared/area.ts'
import { waysUp } from '../../shared/chain/reach.ts'
import type { UnmetNeedFacts } from '../../shared/referral/event.ts'

const kreis: Area = { id: 'kreis', name: 'Kreis Musterland', level: 'kreis', parentId: null }
const nord: Area = { id: 'nord', name: 'Nordviertel', level: 'social_space', parentId: 'kreis' }
const chain = { area: undefined, ways: waysUp([kreis, nord]), tree: new Map([kreis, nord].map((one) => [one.id, one])) }
const facts: UnmetNeedFacts = {
  on: '2026-05-04',
  lifePhase: 'kita',
  ageBand: 'a3_5',
  areaId: 'nord',
  needs: ['poverty_debt', 'housing'],
  unmetNeedReason: 'no_capacity',
  offerType: 'debt_counselling',
}
const { offerType: _, ...untyped } = facts

beforeAll(() => startWords('de', ['panel', 'dashboard']))

describe('unmet needs of a cell', () => {
  it('are those of its phase and field, in the whole network wherever the family lives', () => {
    const known = [facts, { ...facts, areaId: 'unknown' }, { ...facts, lifePhase: 'school_to_work' as const }]
    expect(unmetHere(chain, known, 'kita', 'social').map(({ areaId }) => areaId)).toEqual(['nord', 'unknown'])
    expect(unmetHere(chain, known, 'kita', 'health')).toEqual([])
    expect(unmetHere({ ...chain, area: nord }, known, 'kita', 'social').map(({ areaId }) => areaId)).toEqual(['nord'])
  })

  it('stand in the file in words, each on a line of its own though two say the same', () => {
    const rows = unmetHere(chain, [facts, facts, { ...untyped, areaId: 'unknown' }], 'kita', 'social')
    expect(new Set(rows.map(({ at }) => at)).size).toBe(3)
    const twice =
      'Finanzielle Notlage / Schulden, Wohnungsnot / beengtes Wohnen;vorhanden, aber voll;Schuldnerberatung;Nordviertel, Kreis Musterland;04.05.2026'
    expect(csvText(...columnCells(unmetColumns(chain), rows)).split('\r\n')).toEqual([
      '\uFEFFBedarf;Grund;gesucht;Gebiet;am',
      twice,
      twice,
      'Finanzielle Notlage / Schulden, Wohnungsnot / beengtes Wohnen;vorhanden, aber voll;;;04.05.2026',
      '',
    ])
  })
})
