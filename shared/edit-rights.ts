/**
 * Who may change what of the catalogue. An editor keeps the offers and the contact of its own organisation, a
 * coordinator everything in the subtree of its organisation's area, an administrator all of it. A change has to be
 * allowed by what stood there and by what shall stand there: nothing is taken over from a neighbour or pushed to one.
 * Pure, so that a device offers what the server will take; the server alone decides.
 */
import type { Area } from './area.ts'
import type { LinkEnd } from './chain-link.ts'
import type { Role } from './codes/role.ts'
import type { Offer } from './offer.ts'
import type { Organisation } from './organisation.ts'
import type { ProblemCode } from './problem.ts'
import type { catalogueSchemas, EditableKind } from './protocol/catalogue.ts'
import { sameValue } from './same-value.ts'
import type { Target } from './target.ts'
import type { z } from './zod.ts'

/** On what rights stand. */
export type Ground = {
  /** The network's own area, where it has said one. */
  root: string | undefined
  /** Every area's parent, null at the top. */
  parentOf: Map<string, string | null>
  /** Every organisation's area, undefined where it has none. */
  areaOf: Map<string, string | undefined>
}

/** Who wants to change something. */
export type Editor = { role: Role; organisationId: string }

export type Item<K extends EditableKind> = z.infer<(typeof catalogueSchemas)[K]>
type Verdict = 'yes' | ProblemCode

export type Rights = {
  role: Role
  organisationId: string
  /** The whole network, with its settings. */
  whole: boolean
  /** What lies in the area of the organisation, the area itself among it; only a coordinator's counts. */
  areas: ReadonlySet<string>
  areaOf: Ground['areaOf']
}

/** An organisation that the catalogue no longer has keeps no rights but an administrator's. */
export function rightsOn(ground: Ground, { role, organisationId }: Editor): Rights {
  const own = ground.areaOf.get(organisationId)
  const areas = own === undefined ? new Set<string>() : subtreeOf(ground, own)
  const everything =
    own === undefined
      ? ground.areaOf.has(organisationId)
      : (ground.root !== undefined && areas.has(ground.root)) ||
        (ground.parentOf.has(own) && [...ground.parentOf.keys()].every((area) => areas.has(area)))
  const whole = role === 'admin' || (role === 'coordinator' && everything)
  return { role, organisationId, whole, areas, areaOf: ground.areaOf }
}

/** By what an offer lies somewhere. */
export type Lying = {
  organisationId: string
  areaIds: readonly string[]
  places: readonly { areaId?: string | undefined }[]
}

/** An offer lies in an area when its organisation does, or any area it is for, or any of its places. */
export function liesIn({ areas, areaOf }: Pick<Rights, 'areas' | 'areaOf'>, offer: Lying): boolean {
  const named = [areaOf.get(offer.organisationId), ...offer.areaIds, ...offer.places.map(({ areaId }) => areaId)]
  return named.some((area) => area !== undefined && areas.has(area))
}

export type OfferOf = (id: string) => Offer | undefined

/**
 * @param before as it stands, null where there is no such thing; @param after as it shall stand, null to remove it
 * @param offerOf the offers at the ends of a link, of a pair, or that a report is on
 */
export function mayEdit<K extends EditableKind>(
  rights: Rights,
  kind: K,
  before: Item<K> | null,
  after: Item<K> | null,
  offerOf: OfferOf = () => undefined,
): Verdict {
  if (rights.role !== 'admin' && rights.role !== 'coordinator' && rights.role !== 'offer_editor') return 'forbidden'
  if (rights.whole) return 'yes'
  return rules[kind](rights, before, after, offerOf)
}

type Rule<K extends EditableKind> = (
  rights: Rights,
  before: Item<K> | null,
  after: Item<K> | null,
  offerOf: OfferOf,
) => Verdict

const networkWide = ({ role }: Rights): Verdict => (role === 'coordinator' ? 'outside_area' : 'forbidden')

const rules: { [K in EditableKind]: Rule<K> } = {
  network: networkWide,
  codes: networkWide,
  synonyms: networkWide,
  offer: (rights, before, after) => {
    const sides = [before, after].filter((side) => side !== null)
    if (rights.role === 'offer_editor')
      return sides.every(({ organisationId }) => organisationId === rights.organisationId) ? 'yes' : 'forbidden'
    return sides.every((offer) => liesIn(rights, offer)) ? 'yes' : 'outside_area'
  },
  organisation: (rights, before, after) => {
    if (rights.role === 'offer_editor') return ownContact(rights, before, after) ? 'yes' : 'forbidden'
    const sides = [before, after].filter((side) => side !== null)
    const within = ({ areaId }: Organisation) => areaId !== undefined && rights.areas.has(areaId)
    return sides.every(within) ? 'yes' : 'outside_area'
  },
  area: (rights, before, after) => {
    if (rights.role === 'offer_editor') return 'forbidden'
    const beforeWithin = before === null || rights.areas.has(before.id)
    return beforeWithin && hangsWithin(rights, before, after) ? 'yes' : 'outside_area'
  },
  report: (rights, before, after, offerOf) => onOffer(rights, (before ?? after)?.offerId, offerOf),
  target: (rights, before, after) => {
    if (rights.role === 'offer_editor') return 'forbidden'
    const within = (side: Target | null) =>
      side === null || (side.areaId !== undefined && rights.areas.has(side.areaId))
    return within(before) && within(after) ? 'yes' : 'outside_area'
  },
  /** Whoever keeps one of the two knows that the other is not the same. */
  distinct: (rights, before, after, offerOf) => {
    const pair = before ?? after
    const verdicts = [pair?.one, pair?.other].map((id) => onOffer(rights, id, offerOf))
    return verdicts.find((verdict) => verdict === 'yes') ?? verdicts[0] ?? 'forbidden'
  },
  link: (rights, before, after, offerOf) => {
    if (rights.role === 'offer_editor') return 'forbidden'
    const sides = [before, after].filter((side) => side !== null)
    const within = (end: LinkEnd) => {
      const offer = 'offerId' in end ? offerOf(end.offerId) : undefined
      return offer !== undefined && liesIn(rights, offer)
    }
    return sides.every(({ from, to }) => within(from) || within(to)) ? 'yes' : 'outside_area'
  },
}

function onOffer(rights: Rights, id: string | undefined, offerOf: OfferOf): Verdict {
  const offer = offerOf(id ?? '')
  return offer === undefined ? 'forbidden' : rules.offer(rights, offer, offer, offerOf)
}

/** The coordinator's own area stays where it hangs; every other stays below it. */
function hangsWithin({ areas }: Rights, before: Area | null, after: Area | null): boolean {
  if (after === null || (before !== null && before.parentId === after.parentId)) return true
  return after.parentId !== null && areas.has(after.parentId)
}

const contactFields: readonly string[] = ['street', 'postcode', 'city', 'phone', 'email', 'url']

function ownContact({ organisationId }: Rights, before: Organisation | null, after: Organisation | null): boolean {
  if (before === null || after === null || before.id !== organisationId) return false
  const was = new Map<string, unknown>(Object.entries(before))
  const now = new Map<string, unknown>(Object.entries(after))
  const names = new Set([...was.keys(), ...now.keys()])
  return [...names].every((name) => contactFields.includes(name) || sameValue(was.get(name), now.get(name)))
}

/** The area and all below it; a cycle that came by an import ends where it began. */
export function subtreeOf({ parentOf }: Pick<Ground, 'parentOf'>, top: string): Set<string> {
  const below = new Map<string, string[]>()
  for (const [area, parent] of parentOf) if (parent !== null) below.set(parent, [...(below.get(parent) ?? []), area])
  const found = new Set([top])
  for (const area of found) for (const child of below.get(area) ?? []) found.add(child)
  return found
}
