/**
 * A server with a small tree of areas (the Kreis, two towns, a quarter of the first) and organisations in them, with
 * short ways to send edits and reports and to see what stands there.
 */
import { v7 as uuidv7 } from 'uuid'
import type { AppDeps } from '../../server/app.ts'
import { type CatalogueChange, writeCatalogue } from '../../server/catalogue/write.ts'
import type { Store } from '../../server/store/open.ts'
import type { Role } from '../../shared/codes/role.ts'
import type { Network } from '../../shared/network.ts'
import type { Offer } from '../../shared/offer.ts'
import type { EditableKind } from '../../shared/protocol/catalogue.ts'
import type { Edit, EditResult, Fields, ReportRequest } from '../../shared/protocol/edits.ts'
import { anOrganisation, aServer, receiver, sender, stranger } from './a-server.ts'
import type { EnrolledDevice } from './an-enrolled-device.ts'
import { anOffer } from './an-offer.ts'

/** The tree: `kreis` above `nord` and `sued`, `nord-1` in `nord`. `sender` works for all, `receiver` in `nord`, `stranger` in `sued`. */
const areas = [
  ['kreis', 'kreis', null],
  ['nord', 'municipality', 'kreis'],
  ['nord-1', 'quarter', 'nord'],
  ['sued', 'municipality', 'kreis'],
] as const

type Asked<T> = { status: number; body: T }

export async function aCatalogueDesk(
  store: Store,
  network: Partial<Network> = {},
  more: CatalogueChange[] = [],
  deps: Partial<AppDeps> = {},
) {
  const server = await aServer(store, deps)
  const put = (kind: CatalogueChange['kind'], id: string, data: object): CatalogueChange => ({ kind, id, data })
  await writeCatalogue(store, [
    ...areas.map(([id, level, parentId]) => put('area', id, { id, name: `Gebiet ${id}`, level, parentId })),
    put('organisation', sender, anOrganisation({ areaId: 'kreis' })),
    put(
      'organisation',
      receiver,
      anOrganisation({ id: receiver, name: 'Beratungsstelle Beispiel', areaId: 'nord', phone: '0202 100' }),
    ),
    put(
      'organisation',
      stranger,
      anOrganisation({ id: stranger, name: 'Familienzentrum Erfunden', areaId: 'sued', phone: '0202 200' }),
    ),
    put('network', 'network', { name: 'Kreis Musterland', areaId: 'kreis', ...network }),
    ...more,
  ])
  const ask = async <T>(device: EnrolledDevice, way: string, body: unknown): Promise<Asked<T>> => {
    const response = await server.call('POST', `/v1/catalogue/${way}`, body, device.tokens.access)
    return { status: response.status, body: (await response.json()) as T }
  }
  return {
    ...server,
    ask,
    devices: async (...roles: [organisation: string, role: Role][]) =>
      await Promise.all(roles.map(([organisation, role]) => server.enrol(organisation, role))),
    /** The results of these edits, in their order. */
    async edit(device: EnrolledDevice, ...edits: Edit[]): Promise<EditResult[]> {
      const { status, body } = await ask<{ results: EditResult[] }>(device, 'edits', { edits })
      if (status !== 200) throw new Error(JSON.stringify(body))
      return body.results
    },
    async report(device: EnrolledDevice, ...reports: ReportRequest[]) {
      const { status, body } = await ask<{ results: { id: string; st: string; code?: string }[] }>(device, 'reports', {
        reports,
      })
      if (status !== 200) throw new Error(JSON.stringify(body))
      return body.results
    },
    /** Things of the kind that are there, by id. */
    async things<T = Record<string, unknown>>(kind: string): Promise<Map<string, T>> {
      const rows = await store.db.selectFrom('catalogue_item').selectAll().where('data', 'is not', null).execute()
      return new Map(rows.filter((row) => row.kind === kind).map(({ id, data }) => [id, JSON.parse(data ?? 'null')]))
    },
    async offer(id: string): Promise<Offer> {
      const row = await store.db
        .selectFrom('catalogue_item')
        .select('data')
        .where('kind', '=', 'offer')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      return JSON.parse(row.data ?? 'null')
    },
    /** An offer that stands in the catalogue from the beginning. */
    async withOffer(overrides: Partial<Offer> = {}): Promise<Offer> {
      const offer = anOffer({ organisationId: receiver, ...overrides })
      await writeCatalogue(store, [{ kind: 'offer', id: offer.id, data: offer }])
      return offer
    },
  }
}

/** A change of a thing's fields. */
export function change(kind: EditableKind, item: string, was: Fields, now: Fields, id: string = uuidv7()): Edit {
  return { id, kind, item, act: 'change', was, now }
}

export function create(kind: EditableKind, item: string, now: object): Edit {
  return { id: uuidv7(), kind, item, act: 'create', was: {}, now: { ...now } as Fields }
}

export function remove(kind: EditableKind, item: string, was: object): Edit {
  return { id: uuidv7(), kind, item, act: 'remove', was: { ...was } as Fields, now: {} }
}

export function aReport(
  offerId: string,
  says: ReportRequest['says'],
  more: Partial<ReportRequest> = {},
): ReportRequest {
  return { id: uuidv7(), offerId, says, ...more }
}
