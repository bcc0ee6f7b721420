/**
 * The rule of offers. What an edit leaves alone it is not blamed for: an offer that was published before a field was
 * demanded, or whose area went away, may still have its telephone number put right.
 */
import { networkSchema } from '../../../shared/network.ts'
import type { Offer } from '../../../shared/offer.ts'
import { readAs } from './read-as.ts'
import type { Fault, Rule } from './rules.ts'
import type { Standing } from './standing.ts'

export const offerRule: Rule<'offer'> = async ({ standing, today }, before, after) => {
  if (after === null) return undefined
  return (
    misplaced(standing, before, after) ??
    misdated(before, after, today) ??
    misaged(before, after) ??
    (await unknownCode(standing, before, after)) ??
    (await lacking(standing, before, after))
  )
}

function misplaced({ ground }: Standing, before: Offer | null, after: Offer): Fault | undefined {
  if (after.organisationId !== before?.organisationId && !ground.areaOf.has(after.organisationId))
    return { code: 'unknown_organisation', detail: 'organisationId' }
  const known = (area: string | undefined) =>
    area === undefined || ground.parentOf.has(area) || areasOf(before).includes(area)
  if (!after.areaIds.every(known)) return { code: 'not_found', detail: 'areaIds' }
  return after.places.every(({ areaId }) => known(areaId)) ? undefined : { code: 'not_found', detail: 'places' }
}

function areasOf(offer: Offer | null): (string | undefined)[] {
  return offer === null ? [] : [...offer.areaIds, ...offer.places.map(({ areaId }) => areaId)]
}

/** Nobody has looked at anything tomorrow. */
function misdated(before: Offer | null, after: Offer, today: string): Fault | undefined {
  for (const field of ['verifiedOn', 'capacityOn'] as const)
    if (after[field] !== before?.[field] && (after[field] ?? '') > today) return { code: 'malformed', detail: field }
  const ahead = Object.values(after.confirmed ?? {}).some(({ on }) => on > today)
  return ahead ? { code: 'malformed', detail: 'confirmed' } : undefined
}

/** Ages run from inclusive to exclusive. */
function misaged(before: Offer | null, after: Offer): Fault | undefined {
  const { ageFromMonths: from, ageToMonths: to } = after
  const same = from === before?.ageFromMonths && to === before?.ageToMonths
  return same || from === undefined || to === undefined || from < to
    ? undefined
    : { code: 'malformed', detail: 'ageToMonths' }
}

async function unknownCode(standing: Standing, before: Offer | null, after: Offer): Promise<Fault | undefined> {
  const added = after.ownCodes?.filter((code) => before?.ownCodes?.includes(code) !== true) ?? []
  if (added.length === 0) return undefined
  const lists = [...(await standing.all('codes')).values()].map((data) => readAs('codes', data))
  const own = new Set(lists.flatMap((list) => list?.own.map(({ code }) => code) ?? []))
  return added.every((code) => own.has(code)) ? undefined : { code: 'unknown_code', detail: 'ownCodes' }
}

async function lacking(standing: Standing, before: Offer | null, after: Offer): Promise<Fault | undefined> {
  if (after.status !== 'published') return undefined
  const network = networkSchema.safeParse(await standing.get('network', 'network'))
  const demanded = network.success ? network.data.requiredFields : []
  const newly = before?.status !== 'published'
  const missing = demanded.find(
    (field) => isEmpty(after[field]) && (newly || before === null || !isEmpty(before[field])),
  )
  return missing === undefined ? undefined : { code: 'field_required', detail: missing }
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  return value === undefined || (Array.isArray(value) && value.length === 0)
}
