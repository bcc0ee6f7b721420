/** What every command does that needs the database: it opens the one that the settings name and closes it, whatever came. */
import { existsSync } from 'node:fs'
import { readConfig } from '../config.ts'
import { NotBegun, openStore, type Store, sqlitePath } from '../store/open.ts'
import { CommandTrouble } from './trouble.ts'

/**
 * @param may `begin` for what fills an empty network; anything else that finds no database was given another DATA_DIR
 *   than the server, and must not answer for an empty one.
 * @throws {CommandTrouble} where there is none
 * @throws {ConfigError} for settings that cannot be used, and whatever the work throws, once the store is closed.
 */
export async function withStore(
  work: (store: Store) => Promise<void>,
  config = readConfig(process.env),
  may: 'open' | 'begin' = 'open',
): Promise<void> {
  if (may === 'open') mustBeThere(config.databaseUrl)
  const store = await openStore(config.databaseUrl, { ledger: config.ledger, begun: may === 'open' }).catch(sayNotBegun)
  try {
    await work(store)
  } finally {
    await store.close()
  }
}

function sayNotBegun(error: unknown): never {
  if (!(error instanceof NotBegun)) throw error
  throw new CommandTrouble(
    'The database of DATABASE_URL holds no network. Set it as it is for the server; `invite --first` begins a new network.',
  )
}

function mustBeThere(url: string): void {
  if (!url.startsWith('sqlite:') || url === 'sqlite::memory:' || existsSync(sqlitePath(url))) return
  throw new CommandTrouble(
    `There is no database at ${sqlitePath(url)}. Set DATA_DIR as it is for the server; \`invite --first\` begins a new network.`,
  )
}
