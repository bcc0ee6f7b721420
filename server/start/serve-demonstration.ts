/** The server of `npm start`, with the demonstration network in it when the data are new. */
import { existsSync } from 'node:fs'
import { type Organisation, organisationSchema } from '../../shared/organisation.ts'
import { type Config, readConfig } from '../config.ts'
import { fileKeepers } from '../demo/keys/keepers.ts'
import { makeDemo } from '../demo/make.ts'
import { codeToTry, toTry } from '../demo/to-try.ts'
import { serve } from '../serve.ts'
import { takeAlone } from '../store/only-one.ts'
import { openStore, type Store, sqlitePath } from '../store/open.ts'

export type Joinable = {
  name: string
  /** Whether the code is for the dashboard of a coordinator. */
  coordinates: boolean
  /** A fresh code by which a browser joins at once; where that cannot be, one that waits for a keeper's word. */
  invitation(): Promise<string>
}

type Demonstration = {
  /** `http://127.0.0.1:PORT` */
  address: string
  /** As whom to try it: first one that refers, then one that receives, then the coordination. */
  organisations: Joinable[]
  close(): Promise<void>
}

/**
 * @param onCreate called before the network is created, which takes some seconds
 * @throws {AlreadyServed} when another server runs on the same data; `EADDRINUSE` when the port is taken.
 */
export async function serveDemonstration(
  env: Record<string, string | undefined>,
  onCreate: () => void,
): Promise<Demonstration> {
  const config = readConfig({ LOG_LEVEL: 'warn', ...env })
  await makeWhereEmpty(config, onCreate)
  const served = await serve(config)
  try {
    const { store, url } = served
    const keepers = fileKeepers(config.dataDir)
    return {
      address: url,
      organisations: toTry(await organisationsOf(store)).map((one) => ({
        name: one.organisation.name,
        coordinates: one.role === 'coordinator',
        invitation: () => codeToTry(one, { store, keepers, server: url }),
      })),
      close: () => served.close(),
    }
  } catch (error) {
    await served.close()
    throw error
  }
}

async function makeWhereEmpty(config: Config, onCreate: () => void): Promise<void> {
  const { databaseUrl, ledger, dataDir } = config
  const release = takeAlone(databaseUrl)
  try {
    if (!(await isEmpty(databaseUrl))) return
    onCreate()
    await makeDemo(databaseUrl, ledger, { keepers: fileKeepers(dataDir), release: config })
  } finally {
    release()
  }
}

async function isEmpty(databaseUrl: string): Promise<boolean> {
  if (databaseUrl.startsWith('sqlite:') && !existsSync(sqlitePath(databaseUrl))) return true
  const store = await openStore(databaseUrl)
  try {
    const { head } = await store.db.selectFrom('catalogue_head').select('head').executeTakeFirstOrThrow()
    return head === 0
  } finally {
    await store.close()
  }
}

async function organisationsOf(store: Store): Promise<Organisation[]> {
  const rows = await store.db
    .selectFrom('catalogue_item')
    .select('data')
    .where('kind', '=', 'organisation')
    .where('data', 'is not', null)
    .orderBy('n')
    .execute()
  if (rows.length === 0) throw new Error('the catalogue has no organisation yet')
  return rows.map(({ data }) => organisationSchema.parse(JSON.parse(data ?? 'null')))
}
