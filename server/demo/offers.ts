/** The offers of the demonstration network. Each follows from the seed, its type and its number alone. */
import { type OfferType, offerTypes } from '../../shared/codes/index.ts'
import { offerTypeFacts } from '../../shared/codes/offer-type-facts.ts'
import type { Offer } from '../../shared/offer.ts'
import type { Space } from './areas.ts'
import { groupsOf, languagesOf, type OfferTypeEntry, phasesAndAges } from './audience.ts'
import { contactOf } from './contact.ts'
import { capacityOf, confirmedOf, daysBefore, verificationAge } from './freshness.ts'
import { namedUuid } from './identity.ts'
import { type OfferKind, offerKinds } from './kinds/index.ts'
import { type OrganisationRow, organisationId, organisationRows } from './organisations/index.ts'
import { pickSpace, placeIn, spacesWithin } from './place.ts'
import { descriptionOf, titleOf } from './prose.ts'
import { type Random, random } from './random.ts'
import { scheduleOf } from './schedule.ts'
import { apportion, complete } from './shares.ts'

/** So many offers in the types' usual shares, at least three of each where the number allows. */
export function offersOf(count: number, seed: number, today: string, spaces: readonly Space[]): Offer[] {
  const shares = apportion(count)
  return offerTypes.flatMap((type, at) =>
    Array.from({ length: shares[at] ?? 0 }, (_, number) => offerOf(type, number, seed, today, spaces)),
  )
}

function offerOf(type: OfferTypeEntry, number: number, seed: number, today: string, spaces: readonly Space[]): Offer {
  const source = random(seed, 'offer', type.code, number)
  const kind = offerKinds[type.code]
  const provider = providerOf(type.code, number)
  const space = pickSpace(source, spacesWithin(spaces, provider.areaId))
  const setting = { place: space.name, town: space.town, org: provider.short }
  const title = titleOf(kind, number, setting)
  const languages = languagesOf(source, kind, title)
  const thin = number >= complete && source.chance(0.07)
  const hidden = title.includes('Frauenhaus')
  const age = number === 0 ? 0 : verificationAge(source)
  const offer: Offer = {
    id: namedUuid(`demo|${seed}|offer|${type.code}|${number}`),
    organisationId: organisationId(provider.key),
    title,
    offerType: type.code,
    fields: [...offerTypeFacts[type.code].fields],
    ...phasesAndAges(source, type, kind, number),
    needs: [...offerTypeFacts[type.code].needs],
    targetGroups: groupsOf(kind, title),
    preventionLevel: type.level,
    access: type.access,
    settings: kind.settings.filter((_, at) => at === 0 || source.chance(0.5)),
    languages,
    cost: thin ? 'unknown' : kind.cost,
    areaIds: reachOf(kind, space),
    places: hidden ? [] : [placeIn(source, space)],
    phones: [],
    openings: [],
    legalBasis: type.legal,
    protectedPlace: hidden,
    verifiedOn: daysBefore(today, age),
    ...statusOf(source, number),
    ...capacityOf(source, kind, today, age),
  }
  if (thin) return offer
  const full: Offer = {
    ...offer,
    description: descriptionOf(source, kind, number, setting, languages),
    ...(kind.accessNote !== undefined && { accessNote: kind.accessNote }),
    ...(kind.costNote !== undefined && { costNote: kind.costNote }),
    ...(kind.documents !== undefined && { requiredDocuments: kind.documents }),
    ...contactOf(source, provider.key, `${type.code.replaceAll('_', '-')}-${number + 1}`),
    ...scheduleOf(source, kind.hours),
  }
  return { ...full, ...confirmedOf(random(seed, 'confirmed', full.id), full, today, age) }
}

const providers = new Map<OfferType, OrganisationRow[]>()
for (const row of organisationRows)
  for (const type of row.runs) providers.set(type, [...(providers.get(type) ?? []), row])

/** The organisations that run a type take turns. */
function providerOf(type: OfferType, number: number): OrganisationRow {
  const rows = providers.get(type) ?? []
  const row = rows[number % rows.length]
  if (row === undefined) throw new Error(`no organisation runs ${type}`)
  return row
}

function reachOf(kind: OfferKind, space: Space): string[] {
  return { space: [space.id], municipality: [space.municipalityId], district: [space.districtId], network: [] }[
    kind.reach
  ]
}

function statusOf(source: Random, number: number): Pick<Offer, 'status'> {
  const draw = source.next()
  if (number < complete || draw > 0.04) return { status: 'published' }
  return { status: draw < 0.02 ? 'paused' : draw < 0.03 ? 'draft' : 'ended' }
}
