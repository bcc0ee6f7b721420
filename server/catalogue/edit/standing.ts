/**
 * The catalogue as it stands within one transaction: what the database has, with what was decided so far on top. So
 * each edit of a request is judged on those before it, and only the outcome is written.
 */
import type { Ground } from '../../../shared/edit-rights.ts'
import type { CatalogueKind } from '../../../shared/protocol/catalogue.ts'
import type { Db } from '../../store/schema.ts'
import type { CatalogueChange } from '../write.ts'
import { isGround, lay, readGround } from './ground.ts'

export type Standing = {
  ground: Ground
  /** A thing's data as it was written, null where there is none. */
  get(kind: CatalogueKind, id: string): Promise<unknown | null>
  /** All things of a kind that are there, by id. */
  all(kind: CatalogueKind): Promise<Map<string, unknown>>
  put(change: CatalogueChange): void
  /** What is to be written: of each thing the last. */
  changes(): CatalogueChange[]
}

export async function readStanding(trx: Db): Promise<Standing> {
  const ground = await readGround(trx)
  const changed = new Map<string, CatalogueChange>()
  const read = new Map<string, unknown | null>()
  const kinds = new Map<CatalogueKind, Map<string, unknown>>()
  const nameOf = (kind: CatalogueKind, id: string) => `${kind}|${id}`

  const rowOf = async (kind: CatalogueKind, id: string): Promise<unknown | null> => {
    const row = await trx
      .selectFrom('catalogue_item')
      .select('data')
      .where('kind', '=', kind)
      .where('id', '=', id)
      .executeTakeFirst()
    return JSON.parse(row?.data ?? 'null')
  }
  const rowsOf = async (kind: CatalogueKind): Promise<Map<string, unknown>> => {
    const rows = await trx
      .selectFrom('catalogue_item')
      .select(['id', 'data'])
      .where('kind', '=', kind)
      .where('data', 'is not', null)
      .execute()
    return new Map(rows.map(({ id, data }) => [id, JSON.parse(data ?? 'null')]))
  }

  return {
    ground,
    async get(kind, id) {
      const name = nameOf(kind, id)
      const change = changed.get(name)
      if (change !== undefined) return change.data
      if (!read.has(name)) read.set(name, await rowOf(kind, id))
      return read.get(name) ?? null
    },
    async all(kind) {
      const rows = kinds.get(kind) ?? (await rowsOf(kind))
      kinds.set(kind, rows)
      const all = new Map(rows)
      for (const change of changed.values()) {
        if (change.kind !== kind) continue
        if (change.data === null) all.delete(change.id)
        else all.set(change.id, change.data)
      }
      return all
    },
    put(change) {
      changed.set(nameOf(change.kind, change.id), change)
      if (isGround(change.kind)) lay(ground, change.kind, change.id, change.data)
    },
    changes: () => [...changed.values()],
  }
}
