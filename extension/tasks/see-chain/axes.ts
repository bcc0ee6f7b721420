/** Rows and columns of the matrix in the network's order; codes switched off stay while offers bear them. */
import type { Choice } from '../../../shared/codes/adjusted.ts'
import { choices } from '../../ui/words.ts'
import type { Chain } from './use-chain.ts'

export function axes({ everywhere }: Pick<Chain, 'everywhere'>): { phases: Choice[]; fields: Choice[] } {
  const own = everywhere.flatMap((offer) => offer.ownCodes ?? [])
  const borne = (codes: readonly string[]) => [...new Set([...codes, ...own])]
  return {
    phases: choices('lifePhase', borne(everywhere.flatMap((offer) => offer.lifePhases))),
    fields: choices('fieldOfAction', borne(everywhere.flatMap((offer) => offer.fields))),
  }
}
