/** The rule of pairs that were said to be two offers: both are there. */
import type { Rule } from './rules.ts'

export const distinctRule: Rule<'distinct'> = async ({ standing }, _before, after) => {
  if (after === null) return undefined
  for (const side of ['one', 'other'] as const)
    if ((await standing.get('offer', after[side])) === null) return { code: 'not_found', detail: side }
  return undefined
}
