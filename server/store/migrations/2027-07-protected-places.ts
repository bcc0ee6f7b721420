/**
 * An index over the few offers that are protected places: every change of the catalogue looks whether one of them would
 * be given away by its provider's address. What such offers held of an address before goes when a server starts
 * (catalogue/protected/sweep.ts), since devices have to be told of it in the catalogue's feed.
 */
import { type Kysely, sql } from 'kysely'

export async function protectedPlaces(db: Kysely<unknown>): Promise<void> {
  await sql`create index catalogue_protected on catalogue_item (id)
    where kind = 'offer' and data like '%"protectedPlace":true%'`.execute(db)
}
