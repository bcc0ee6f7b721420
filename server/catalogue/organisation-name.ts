/** An organisation's name, as the catalogue has it. */
import { type Organisation, organisationSchema } from '../../shared/organisation.ts'
import type { Db } from '../store/schema.ts'
import { readKind } from './read-kind.ts'

/** The name, or the id where the catalogue no longer has the organisation. */
export async function organisationName(db: Db, organisationId: string): Promise<string> {
  const row = await db
    .selectFrom('catalogue_item')
    .select('data')
    .where('kind', '=', 'organisation')
    .where('id', '=', organisationId)
    .executeTakeFirst()
  if (row === undefined || row.data === null) return organisationId
  return organisationSchema.parse(JSON.parse(row.data)).name
}

/** The ids of the organisations of this name or short name; case does not matter. */
export async function organisationsNamed(db: Db, name: string): Promise<string[]> {
  const wanted = name.trim().toLowerCase()
  const organisations = await readOrganisations(db)
  return organisations
    .filter(({ name: full, shortName = '' }) => [full, shortName].some((each) => each.toLowerCase() === wanted))
    .map(({ id }) => id)
}

/** The names of all organisations, by id. */
export async function organisationNames(db: Db): Promise<Map<string, string>> {
  return new Map((await readOrganisations(db)).map(({ id, name }) => [id, name]))
}

async function readOrganisations(db: Db): Promise<Organisation[]> {
  return (await readKind(db, 'organisation')).map(({ data }) => organisationSchema.parse(data))
}
