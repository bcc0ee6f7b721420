/** What every command does that needs the database: it opens the one that the settings name and closes it, whatever came. */
import { readConfig } from '../config.ts'
import { openStore, type Store } from '../store/open.ts'

/** @throws {ConfigError} for settings that cannot be used, and whatever the work throws, once the store is closed. */
export async function withStore(
  work: (store: Store) => Promise<void>,
  config = readConfig(process.env),
): Promise<void> {
  const store = await openStore(config.databaseUrl, { ledger: config.ledger })
  try {
    await work(store)
  } finally {
    await store.close()
  }
}
