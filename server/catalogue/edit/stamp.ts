/**
 * What an edit of an offer says beside its fields: who changes a fact has looked at it, so the kind of fact counts as
 * confirmed on that day by that organisation. Draws no conclusion about the whole offer; that is for people to say.
 */
import { type FactGroup, factGroups, fieldsOfGroup } from '../../../shared/freshness.ts'
import { type Offer, offerSchema } from '../../../shared/offer.ts'
import { sameValue } from '../../../shared/same-value.ts'

/** The kinds of fact in which two states of an offer differ; a new offer says what it fills in. */
export function changedGroups(before: Offer | null, after: Offer): FactGroup[] {
  const from: Partial<Record<keyof Offer, unknown>> = before ?? unsaid(after)
  return factGroups.filter((group) => fieldsOfGroup[group].some((field) => !sameValue(from[field], after[field])))
}

/** The kinds of fact that were looked at and found right, changed or not. */
export function confirmedGroups(before: Offer | null, after: Offer): FactGroup[] {
  if (after.verifiedOn !== undefined && after.verifiedOn !== before?.verifiedOn) return [...factGroups]
  const capacity = after.capacityOn !== before?.capacityOn ? (['capacity'] as const) : []
  return [...new Set([...newlySaid(before, after), ...capacity])]
}

/** @param today `YYYY-MM-DD`; @param by the organisation that changes it */
export function stamped(before: Offer | null, after: Offer, today: string, by: string): Offer {
  const touched = changedGroups(before, after)
  const confirmed = { ...after.confirmed }
  for (const group of newlySaid(before, after)) confirmed[group] = { on: confirmed[group]?.on ?? today, by }
  for (const group of touched) confirmed[group] = { on: today, by }
  const capacitySaid = after.capacityOn !== undefined && after.capacityOn !== before?.capacityOn
  return {
    ...after,
    ...(Object.keys(confirmed).length > 0 && { confirmed }),
    ...(touched.includes('capacity') && !capacitySaid && { capacityOn: today }),
  }
}

function newlySaid(before: Offer | null, after: Offer): FactGroup[] {
  return factGroups.filter((group) => {
    const now = after.confirmed?.[group]
    return now !== undefined && !sameValue(before?.confirmed?.[group], now)
  })
}

/** The offer before anybody said anything of it: the schema's defaults. */
function unsaid({ id, organisationId, title, offerType, fields, lifePhases, access }: Offer) {
  const bare = offerSchema.parse({ id, organisationId, title, offerType, fields, lifePhases, access })
  return { ...bare, lifePhases: [], access: undefined }
}
