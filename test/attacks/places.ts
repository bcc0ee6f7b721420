/**
 * The network in which the invented families live: a Kreis with four municipalities, twenty districts of very uneven
 * size, fifteen providers and sixty offers. Offers lie in one field and with one provider, as real ones do, and most
 * are asked for within their municipality: both make small cells, which is what attackers look for.
 */
import type { CatalogueChange } from '../../server/catalogue/write.ts'
import { random } from '../../server/demo/random.ts'
import { fieldsOfAction } from '../../shared/codes/index.ts'
import { anOrganisation, sender } from '../builders/a-server.ts'
import { anOffer } from '../builders/an-offer.ts'

export const root = 'kreis'
const regions = ['nord', 'ost', 'sued', 'west']
export const districts = Array.from({ length: 20 }, (_, at) => `raum-${String(at + 1).padStart(2, '0')}`)

/** The municipality above a district, as a record names it: without the network's own area. */
export function above(district: string): string[] {
  const at = districts.indexOf(district)
  return at < 0 ? [] : [regions[at % regions.length] ?? '']
}

const numbered = (kind: number, at: number) => `01990000-0000-7000-8${kind}00-${String(at).padStart(12, '0')}`

export const providers = Array.from({ length: 15 }, (_, at) => numbered(1, at))
/** `home`: the municipality whose families ask for it, but for a few; undefined where all do. */
export type Place = { id: string; field: string; provider: string; home: string | undefined }

const draw = random('attacks', 'offers')
export const offers: readonly Place[] = Array.from({ length: 60 }, (_, at) => ({
  id: numbered(2, at),
  field: fieldsOfAction[at % fieldsOfAction.length]?.code ?? '',
  provider: draw.pick(providers),
  home: draw.chance(0.7) ? draw.pick(regions) : undefined,
}))

/** All of it as the catalogue takes it. The coordinator's organisation lies in the network's own area. */
export function catalogueOfPlaces(): CatalogueChange[] {
  const area = (id: string, parentId: string | null, level: string): CatalogueChange => ({
    kind: 'area',
    id,
    data: { id, name: id, level, parentId },
  })
  return [
    { kind: 'network', id: 'network', data: { name: 'Kreis Musterland', areaId: root } },
    area(root, null, 'kreis'),
    ...regions.map((id) => area(id, root, 'municipality')),
    ...districts.map((id) => area(id, above(id)[0] ?? null, 'social_space')),
    { kind: 'organisation', id: sender, data: anOrganisation({ areaId: root }) },
    ...providers.map(
      (id): CatalogueChange => ({ kind: 'organisation', id, data: anOrganisation({ id, name: id, areaId: root }) }),
    ),
    ...offers.map(
      ({ id, field, provider }): CatalogueChange => ({
        kind: 'offer',
        id,
        data: anOffer({ id, organisationId: provider, title: id, fields: [field as 'health'] }),
      }),
    ),
  ]
}
