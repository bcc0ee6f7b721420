/** The server of `npm start`, with the demonstration network in it when the data are new. */
import { existsSync } from 'node:fs'
import { organisationSchema } from '../../shared/organisation.ts'
import { type Config, readConfig } from '../config.ts'
import { makeDemo } from '../demo/make.ts'
import { invite } from '../enrolment/invite.ts'
import { serve } from '../serve.ts'
import { takeAlone } from '../store/only-one.ts'
import { openStore, type Store, sqlitePath } from '../store/open.ts'

export type Demonstration = {
  /** `http://127.0.0.1:PORT` */
  address: string
  /** Name of the organisation for which invitations are made. */
  organisation: string
  /** A fresh invitation code for a professional of that organisation. */
  invitation(): Promise<string>
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
    const { id, name } = await youthOffice(store)
    return {
      address: url,
      organisation: name,
      invitation: () => invite(store, { organisationId: id, role: 'professional' }),
      close: () => served.close(),
    }
  } catch (error) {
    await served.close()
    throw error
  }
}

async function makeWhereEmpty({ databaseUrl, ledger }: Config, onCreate: () => void): Promise<void> {
  const release = takeAlone(databaseUrl)
  try {
    if (!(await isEmpty(databaseUrl))) return
    onCreate()
    await makeDemo(databaseUrl, ledger)
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

/** The organisation as which a visitor looks at the network: a youth office where there is one. */
async function youthOffice(store: Store): Promise<{ id: string; name: string }> {
  const rows = await store.db
    .selectFrom('catalogue_item')
    .select('data')
    .where('kind', '=', 'organisation')
    .where('data', 'is not', null)
    .orderBy('n')
    .execute()
  const organisations = rows.map(({ data }) => organisationSchema.parse(JSON.parse(data ?? 'null')))
  const chosen = organisations.find(({ institutionType }) => institutionType === 'youth_office_asd') ?? organisations[0]
  if (chosen === undefined) throw new Error('the catalogue has no organisation yet')
  return chosen
}
