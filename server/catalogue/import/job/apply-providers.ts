/** The providers that written rows need: changed as their own source says, or made; each once. */
import type { Db } from '../../../store/schema.ts'
import type { CatalogueChange } from '../../write.ts'
import { mergeOrganisation, readOrganisations } from '../plan/organisations.ts'
import type { RowOrganisation } from '../plan/planned-row.ts'
import { readSeen, type Seen } from '../plan/seen.ts'
import type { Fields } from '../plan/three-way.ts'
import type { RowNote } from '../row.ts'
import { made } from './apply-row.ts'
import type { Said } from './remember-seen.ts'

type Provider = { id: string; areaId: unknown; change?: CatalogueChange; said: Fields; sourceId: string; own: boolean }

/** @param source of the list: its last word on a provider decides what of it changes */
export async function providersToApply(db: Db, source: string) {
  const known = await readOrganisations(db)
  const met = new Map<string, Provider | RowNote>()
  const needed = new Set<string>()

  const judge = (organisation: RowOrganisation, seen: Seen | undefined): Provider | RowNote => {
    const { own, name, said, sourceId } = organisation
    // Somebody may have made the provider since the plan was made.
    const there = known.byId.has(organisation.id) ? organisation.id : (known.named(name) ?? known.spelled(name))
    const id = there ?? organisation.id
    const present = known.byId.get(id)
    if (!own || (present !== undefined && id !== organisation.id)) {
      if (present === undefined) return { code: 'gone', field: 'organisationId', text: name }
      return { id, areaId: present['areaId'], said, sourceId, own: false }
    }
    const merged = mergeOrganisation({ ...organisation, id }, source, present, seen?.data)
    if ('fault' in merged) return merged.fault
    const change = made('organisation', id, merged.data)
    return { id, areaId: merged.data['areaId'], change, said, sourceId, own: true }
  }

  return {
    /** Looks at the providers of a page of rows. */
    async meet(organisations: readonly RowOrganisation[]): Promise<void> {
      const unmet = new Map(organisations.map((each) => [keyOf(each), each]))
      for (const key of unmet.keys()) if (met.has(key)) unmet.delete(key)
      const sourceIds = [...unmet.values()].map(({ sourceId }) => sourceId)
      const seen = await readSeen(db, source, 'organisation', sourceIds)
      for (const [key, each] of unmet) met.set(key, judge(each, seen.get(each.sourceId)))
    },
    of(organisation: RowOrganisation): Provider | RowNote {
      return met.get(keyOf(organisation)) ?? { code: 'gone', field: 'organisationId', text: organisation.name }
    },
    /** A written row names it. */
    need(organisation: RowOrganisation): void {
      needed.add(keyOf(organisation))
    },
    written(): { changes: CatalogueChange[]; said: Said[] } {
      const all = [...needed].flatMap((key) => {
        const provider = met.get(key)
        return provider === undefined || 'code' in provider || !provider.own ? [] : [provider]
      })
      return {
        changes: all.flatMap(({ change }) => change ?? []),
        said: all.map(({ sourceId, id, said }) => ({
          kind: 'organisation',
          sourceId,
          itemId: id,
          said: JSON.stringify(said),
        })),
      }
    },
  }
}

function keyOf({ id, sourceId }: RowOrganisation): string {
  return `${id}|${sourceId}`
}
