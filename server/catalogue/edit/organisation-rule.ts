/** The rule of organisations: their area is there, and none goes while it has offers or devices. */

import { readAs } from './read-as.ts'
import type { Rule } from './rules.ts'

export const organisationRule: Rule<'organisation'> = async ({ id, standing, trx }, before, after) => {
  if (after !== null) {
    const { areaId } = after
    const unknown = areaId !== undefined && areaId !== before?.areaId && !standing.ground.parentOf.has(areaId)
    return unknown ? { code: 'not_found', detail: 'areaId' } : undefined
  }
  for (const data of (await standing.all('offer')).values())
    if (readAs('offer', data)?.organisationId === id) return { code: 'in_use', detail: 'offer' }
  const device = await trx
    .selectFrom('device')
    .select('id')
    .where('org_id', '=', id)
    .where('revoked_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return device === undefined ? undefined : { code: 'in_use', detail: 'device' }
}
