/** The rule of links between offers: both ends are there, and they are two. */
import type { Rule } from './rules.ts'
import { sameValue } from './same-value.ts'

export const linkRule: Rule<'link'> = async ({ standing }, before, after) => {
  if (after === null) return undefined
  for (const end of ['from', 'to'] as const) {
    const there = after[end]
    if (!('offerId' in there) || sameValue(there, before?.[end])) continue
    if ((await standing.get('offer', there.offerId)) === null) return { code: 'not_found', detail: end }
  }
  return sameValue(after.from, after.to) ? { code: 'malformed', detail: 'to' } : undefined
}
