/**
 * The chain as a table: life phases by fields of action, what there is in each cell and where the holes are. The
 * network's own codes (`x_…`) have rows and columns of their own, filled by the offers that bear them.
 */
import type { Offer } from '../offer.ts'
import { type Standing, standingOf, type Tally, tallyOf } from './tally.ts'

export type Cell = Tally & { phase: string; field: string }
export type Matrix = readonly (readonly Cell[])[]

/**
 * One row per phase, one cell per field, in the order given.
 * @param offers those that count for the area, drafts and ended ones left out
 */
export function matrixOf(
  offers: readonly Offer[],
  phases: readonly string[],
  fields: readonly string[],
  today: string,
): Matrix {
  const cells = new Map<string, Standing[]>()
  for (const offer of offers) {
    const standing = standingOf(offer, today)
    for (const phase of bornOf(offer, phases, offer.lifePhases))
      for (const field of bornOf(offer, fields, offer.fields)) {
        const key = `${phase} ${field}`
        const cell = cells.get(key)
        if (cell === undefined) cells.set(key, [standing])
        else cell.push(standing)
      }
  }
  return phases.map((phase) => fields.map((field) => cellOf(phase, field, cells.get(`${phase} ${field}`) ?? [])))
}

function cellOf(phase: string, field: string, standings: readonly Standing[]): Cell {
  const { hole, ...tally } = tallyOf(standings)
  // Help for all phases at once is an extra: where there is none, the phases' own rows tell whether anything is missing.
  const isHole = hole !== undefined && !(phase === 'all_phases' && hole === 'no_offer')
  return { phase, field, ...tally, ...(isHole ? { hole } : {}) }
}

function bornOf(offer: Offer, codes: readonly string[], standard: readonly string[]): string[] {
  return codes.filter((code) => standard.includes(code) || (offer.ownCodes?.includes(code) ?? false))
}

/** The offers behind a cell. */
export function offersOfCell(offers: readonly Offer[], phase: string, field: string): Offer[] {
  return offers.filter(
    (offer) => bornOf(offer, [phase], offer.lifePhases).length > 0 && bornOf(offer, [field], offer.fields).length > 0,
  )
}

/** The cells in which families stand before nothing, something unreachable or something unknown. */
export function holesOf(matrix: Matrix): Cell[] {
  return matrix.flat().filter((cell) => cell.hole !== undefined)
}
