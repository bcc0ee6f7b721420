/** The organisation that a command names, by its id or its name. */
import { organisationsNamed } from '../catalogue/organisation-name.ts'
import type { Db } from '../store/schema.ts'
import { CommandTrouble } from './trouble.ts'

/** @returns its id @throws {CommandTrouble} where none or several are called so */
export async function namedOrganisation(db: Db, named: string): Promise<string> {
  const known = await db
    .selectFrom('org_feed')
    .select('org_id')
    .where('org_id', '=', named.toLowerCase())
    .executeTakeFirst()
  const found = known === undefined ? await organisationsNamed(db, named) : [known.org_id]
  const [organisationId] = found
  if (organisationId === undefined) throw new CommandTrouble(`No organisation is called “${named}”.`)
  if (found.length > 1)
    throw new CommandTrouble(
      `Several organisations are called “${named}”; name one by its id:\n  ${found.join('\n  ')}`,
    )
  return organisationId
}
