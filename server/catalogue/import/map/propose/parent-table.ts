/**
 * Who lies in whom, by numbers: an area belongs to the wider one whose number its own begins with (909 to district 9,
 * leading zeros aside), and to the one root where no number says more. A table that a person can see and correct.
 */
import { areaLevels } from '../../../../../shared/codes/index.ts'
import type { Spec } from '../../../../../shared/protocol/import-mapping.ts'
import type { Row } from '../../row.ts'
import type { KnownArea } from '../candidate.ts'
import { rawOf, readSpec } from '../spec.ts'
import { areaIdOf } from '../values/area-id.ts'
import { codeOf } from '../values/code-of.ts'

type Numbered = { id: string; number: string; order: number }

/** A table longer than this is not looked at by anybody. */
const mostRows = 2000

/** Parents by the cell of the column `name`; undefined when the numbers say nothing. */
export function parentTable(
  rows: readonly Row[],
  { id, name, level }: { id: Spec; name: string; level: Spec },
  known: readonly KnownArea[],
): Record<string, string> | undefined {
  if (rows.length > mostRows) return undefined
  const here = rows.flatMap(({ cells }): (Numbered & { cell: string })[] => {
    const cell = rawOf({ column: name }, cells)
    const key = areaIdOf(rawOf(id, cells))
    const order = orderOf(codeOf('areaLevel', readSpec(level, cells).text ?? '') ?? '')
    return key === undefined || order < 0 || !/^\d+$/.test(cell)
      ? []
      : [{ cell, id: key, number: bareNumber(cell), order }]
  })
  const there = known.map((area) => ({
    id: area.id,
    number: bareNumber(area.id.split('-').at(-1) ?? ''),
    order: orderOf(area.level),
  }))
  const possible = [...here, ...there.filter((area) => !here.some(({ id: own }) => own === area.id))]
  const table = here.flatMap((area): [string, string][] => {
    const parent = parentOf(area, possible)
    return parent === undefined ? [] : [[area.cell, parent.id]]
  })
  return table.length === 0 ? undefined : Object.fromEntries(table)
}

/** The narrowest of the wider areas whose number begins this one's; else the widest of all, if there is only one. */
function parentOf(area: Numbered, possible: readonly Numbered[]): Numbered | undefined {
  const wider = possible.filter(({ order, id }) => order >= 0 && order < area.order && id !== area.id)
  const begins = wider.filter(
    ({ number }) => number !== '' && area.number.startsWith(number) && number.length < area.number.length,
  )
  const [nearest] = begins.sort((a, b) => b.order - a.order || b.number.length - a.number.length)
  if (nearest !== undefined) return nearest
  const widest = Math.min(...wider.map(({ order }) => order))
  const roots = wider.filter(({ order }) => order === widest)
  return roots.length === 1 ? roots[0] : undefined
}

/** `007` is 7, `000` the whole and no number. */
function bareNumber(text: string): string {
  return text.replace(/^0+/, '')
}

function orderOf(level: string): number {
  return areaLevels.findIndex(({ code }) => code === level)
}
