/**
 * The providers that rows name: known ones are found by source, by name or by another spelling of the name, others are
 * made once and written with the rows that need them. A provider of the network that a list only names is not changed by it.
 */
import { v7 as uuidv7 } from 'uuid'
import { organisationSchema } from '../../../../shared/organisation.ts'
import { providerKey } from '../../../../shared/resemblance/names.ts'
import type { Db } from '../../../store/schema.ts'
import type { RowNote } from '../row.ts'
import { withoutNulls } from './merge-offer.ts'
import { isExact } from './offer-fields.ts'
import type { RowOrganisation } from './planned-row.ts'
import { fieldsIn, type Seen } from './seen.ts'
import { type Fields, threeWay, withChanges } from './three-way.ts'

export type KnownOrganisations = {
  byId: ReadonlyMap<string, Fields>
  /** By source and source id, by exact name, by spelling. */
  find(source: string, sourceId: string): string | undefined
  named(name: string): string | undefined
  spelled(name: string): string | undefined
}

/**
 * All providers of the catalogue, held in memory while a file is planned. Of several with one name the lowest id is
 * found.
 */
export async function readOrganisations(db: Db): Promise<KnownOrganisations> {
  const rows = await db
    .selectFrom('catalogue_item')
    .select(['id', 'data'])
    .where('kind', '=', 'organisation')
    .where('data', 'is not', null)
    .orderBy('id')
    .execute()
  const byId = new Map(rows.map(({ id, data }) => [id, fieldsIn(data) ?? {}]))
  const bySource = new Map<string, string>()
  const byName = new Map<string, string>()
  const bySpelling = new Map<string, string>()
  const first = (map: Map<string, string>, key: string, id: string) => {
    if (key !== '' && !map.has(key)) map.set(key, id)
  }
  for (const [id, { name, shortName, source, sourceId }] of byId) {
    first(bySource, JSON.stringify([source, sourceId]), id)
    first(byName, nameKey(String(name ?? '')), id)
    first(bySpelling, providerKey(String(name ?? '')), id)
    if (typeof shortName === 'string') first(byName, nameKey(shortName), id)
  }
  return {
    byId,
    find: (source, sourceId) => bySource.get(JSON.stringify([source, sourceId])),
    named: (name) => byName.get(nameKey(name)),
    spelled: (name) => bySpelling.get(providerKey(name)),
  }
}

export type Matched = { organisation: RowOrganisation; data: Fields; created: boolean; notes: RowNote[] }

/**
 * Finds the provider of each row, or makes it.
 * @param whole whether who asks may write everywhere
 * @param homeArea area of those who may write in it alone; new providers belong to it where the file says none
 */
export function organisationMatcher(known: KnownOrganisations, source: string, whole: boolean, homeArea?: string) {
  const met = new Map<string, Matched | RowNote>()
  const made = new Map<string, string>()
  const madeIds = new Set<string>()

  const match = (values: Fields, seen: ReadonlyMap<string, Seen>): Matched | RowNote => {
    const name = String(values['name'] ?? '')
    const sourceId = sourceIdOf(values)
    const stated = isExact(values) ? statedOf(values) : undefined
    // Who may write in a part of the network alone changes no provider by its id.
    const own = isExact(values)
      ? whole
        ? stated
        : undefined
      : (ownOf(sourceId, seen, values) ?? made.get(providerKey(name)))
    const foreign = own === undefined ? (stated ?? known.named(name) ?? known.spelled(name)) : undefined
    const said = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
    if (foreign !== undefined) return onlyNamed(foreign, known.byId.get(foreign) ?? {}, { name, sourceId, said })
    const id = own ?? (isExact(values) ? String(values['id']) : uuidv7())
    const withArea = said['areaId'] === undefined && homeArea !== undefined ? { areaId: homeArea, ...said } : said
    const organisation = { id, name, sourceId, own: true, said: withArea }
    const present = known.byId.get(id)
    const merged = mergeOrganisation(organisation, source, present, seen.get(sourceId)?.data)
    if ('fault' in merged) return merged.fault
    const created = present === undefined && !madeIds.has(id)
    if (created) {
      made.set(providerKey(name), id)
      madeIds.add(id)
    }
    const notes = merged.kept.map((field): RowNote => ({ code: 'organisation_edited', field }))
    return { organisation, data: merged.data, created, notes }
  }

  /** The provider that a row of our own export names by its id, where it is here. */
  const statedOf = ({ id }: Fields) => (known.byId.has(String(id)) ? String(id) : undefined)

  const ownOf = (sourceId: string, seen: ReadonlyMap<string, Seen>, values: Fields): string | undefined => {
    const before = seen.get(sourceId)?.itemId
    if (before !== undefined && known.byId.has(before)) return before
    // Two providers whom the source itself numbers are two, however alike their names.
    if (values['sourceId'] !== undefined && made.has(providerKey(String(values['name'])))) return uuidv7()
    return known.find(source, sourceId)
  }

  return {
    /** @param seen what the source said of providers, for those this batch names */
    match(values: Fields, seen: ReadonlyMap<string, Seen>): Matched | RowNote {
      const key = sourceIdOf(values)
      const before = met.get(key)
      if (before !== undefined) return before
      const found = match(values, seen)
      // The note belongs to the first row alone, and so does having made it.
      met.set(key, 'code' in found ? found : { ...found, created: false, notes: [] })
      return found
    },
  }
}

/** A provider of the network that the list names without being its source: nothing of it changes. */
function onlyNamed(id: string, data: Fields, row: Pick<RowOrganisation, 'name' | 'sourceId' | 'said'>): Matched {
  const name = String(data['name'])
  const notes: RowNote[] = nameKey(name) === nameKey(row.name) ? [] : [{ code: 'organisation_matched', text: name }]
  return { organisation: { ...row, id, name, own: false }, data, created: false, notes }
}

/** The provider as it will stand; `kept` are the fields that were edited here and stay. */
export function mergeOrganisation(
  { id, sourceId, said }: RowOrganisation,
  source: string,
  present: Fields | undefined,
  base: Fields | undefined,
): { data: Fields; kept: string[] } | { fault: RowNote } {
  const usual = { institutionType: 'independent_provider', providerType: 'other' }
  const values: Fields = { ...said }
  if (!isExact(said)) delete values['sourceId']
  const changes = present === undefined ? [] : threeWay(values, present, base, (field) => (usual as Fields)[field])
  const merged: Fields =
    present === undefined
      ? { ...usual, ...(isExact(said) ? values : { ...values, source, sourceId }), id }
      : withChanges(
          present,
          changes.filter(({ edited }) => edited !== true),
        )
  const parsed = organisationSchema.safeParse(withoutNulls(merged))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return {
      fault: { code: 'not_valid', field: `organisation.${issue?.path.join('.') ?? ''}`, text: issue?.message ?? '' },
    }
  }
  return { data: parsed.data, kept: changes.flatMap(({ field, edited }) => (edited === true ? [field] : [])) }
}

/**
 * By what a source calls a provider: its own id in a list of ours, else the list's id, else its name; at most 200
 * signs.
 */
export function sourceIdOf(values: Fields): string {
  return String((isExact(values) ? values['id'] : values['sourceId']) ?? values['name'] ?? '').slice(0, 200)
}

function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
}
