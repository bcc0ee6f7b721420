/** The rule of links between offers: both ends are there, and they are two. */

import { sameValue } from '../../../shared/same-value.ts'
import type { Rule } from './rules.ts'

export const linkRule: Rule<'link'> = async ({ standing }, before, after) => {
  if (after === null) return undefined
  for (const end of ['from', 'to'] as const) {
    const there = after[end]
    if (!('offerId' in there) || sameValue(there, before?.[end])) continue
    if ((await standing.get('offer', there.offerId)) === null) return { code: 'not_found', detail: end }
  }
  return sameValue(after.from, after.to) ? { code: 'malformed', detail: 'to' } : undefined
}
