/** What an undo may not take away: providers and areas that something names which stays. */
import type { Db } from '../../../store/schema.ts'
import type { CatalogueChange, ReadyChange } from '../../write.ts'
import { fieldsIn } from '../plan/seen.ts'
import type { Fields } from '../plan/three-way.ts'

const perPage = 500

type Name = { from: string; to: string }

/** @param gone what would be taken away @param changes all that is restored; it counts as it will stand */
export async function needed(
  trx: Db,
  gone: readonly CatalogueChange[],
  changes: readonly CatalogueChange[],
): Promise<Set<string>> {
  const away = new Set(gone.filter(({ kind }) => kind !== 'offer').map(({ kind, id }) => `${kind}|${id}`))
  const stay = new Set<string>()
  if (away.size === 0) return stay
  const restored = new Map(changes.map(({ kind, id, text }) => [`${kind}|${id}`, text]))
  const names: Name[] = await namesOf(trx, away, restored)
  for (const id of await usedOrganisations(
    trx,
    gone.map(({ kind, id }) => ({ kind, id, data: null })),
  ))
    stay.add(`organisation|${id}`)
  const offers = new Set(gone.filter(({ kind }) => kind === 'offer').map(({ id }) => `offer|${id}`))
  for (let grown = true; grown; ) {
    grown = false
    for (const { from, to } of names) {
      const fromStays = !offers.has(from) && (!away.has(from) || stay.has(from))
      if (!fromStays || stay.has(to)) continue
      stay.add(to)
      grown = true
    }
  }
  return stay
}

async function namesOf(
  trx: Db,
  away: ReadonlySet<string>,
  restored: ReadonlyMap<string, string | undefined>,
): Promise<Name[]> {
  const names: Name[] = []
  for (const kind of ['offer', 'organisation', 'area', 'network'] as const) {
    for (let after = ''; ; ) {
      const page = await trx
        .selectFrom('catalogue_item')
        .select(['id', 'data'])
        .where('kind', '=', kind)
        .where('data', 'is not', null)
        .where('id', '>', after)
        .orderBy('id')
        .limit(perPage)
        .execute()
      for (const { id, data } of page) {
        const from = `${kind}|${id}`
        const fields = fieldsIn(restored.get(from) ?? data) ?? {}
        for (const to of namedBy(kind, fields)) if (away.has(to)) names.push({ from, to })
      }
      const last = page.at(-1)
      if (last === undefined || page.length < perPage) break
      after = last.id
    }
  }
  return names
}

function namedBy(kind: 'offer' | 'organisation' | 'area' | 'network', fields: Fields): string[] {
  if (kind === 'area') return [`area|${String(fields['parentId'])}`]
  if (kind !== 'offer') return [`area|${String(fields['areaId'])}`]
  const places = Array.isArray(fields['places']) ? fields['places'] : []
  const areas = Array.isArray(fields['areaIds']) ? fields['areaIds'] : []
  return [
    `organisation|${String(fields['organisationId'])}`,
    ...areas.map((id) => `area|${String(id)}`),
    ...places.map((place: Fields) => `area|${String(place['areaId'])}`),
  ]
}

/** Of the providers that would be taken away those that have devices by now, or events in their feeds. */
export async function usedOrganisations(
  trx: Db,
  changes: readonly Pick<ReadyChange, 'kind' | 'id' | 'data'>[],
): Promise<string[]> {
  const ids = changes.filter(({ kind, data }) => kind === 'organisation' && data === null).map(({ id }) => id)
  const used: string[] = []
  for (let at = 0; at < ids.length; at += perPage) {
    const page = ids.slice(at, at + perPage)
    const devices = await trx.selectFrom('device').select('org_id').where('org_id', 'in', page).execute()
    const feeds = await trx
      .selectFrom('org_feed')
      .select('org_id')
      .where('org_id', 'in', page)
      .where('head', '>', 0)
      .execute()
    used.push(...devices.map(({ org_id }) => org_id), ...feeds.map(({ org_id }) => org_id))
  }
  return used
}
