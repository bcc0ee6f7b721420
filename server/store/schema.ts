/**
 * The tables, as Kysely sees them. Instants are milliseconds since 1970, ids are text, bytes are
 * Uint8Array, so that both engines answer with the same values.
 */
import type { Kysely } from 'kysely'
import type { CatalogueTables } from './tables/catalogue.ts'
import type { FeedTables } from './tables/feeds.ts'
import type { FigureTables } from './tables/figures.ts'
import type { ImportTables } from './tables/imports.ts'
import type { KeyTables } from './tables/keys.ts'
import type { MemberTables } from './tables/members.ts'

export type Schema = FeedTables & CatalogueTables & ImportTables & FigureTables & MemberTables & KeyTables

/** A connection or an open transaction. */
export type Db = Kysely<Schema>
