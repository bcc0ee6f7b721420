/** A real server of a small invented network, reached without a socket, with its database in a temporary file. */
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createApp } from '../../server/app.ts'
import { type CatalogueChange, writeCatalogue } from '../../server/catalogue/write.ts'
import { invite } from '../../server/enrolment/invite.ts'
import { restartEpochs } from '../../server/feeds/restart-epochs.ts'
import { noRates } from '../../server/http/rates.ts'
import { backupSqlite, replaceSqlite } from '../../server/store/backup.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import type { Role } from '../../shared/codes/role.ts'
import { quickFolder } from '../engines/quick-folder.ts'

export const serverAddress = 'https://network.example'

export type TestNetwork = {
  store(): Store
  /** Answers as the server does over the wire, a compressed body unpacked as a browser would. */
  send(url: string, request: RequestInit): Promise<Response>
  /** An invitation code for the organisation. */
  invite(organisationId: string, role?: Role): Promise<string>
  write(changes: CatalogueChange[]): Promise<void>
  backup(): Promise<void>
  /** Puts the last backup back; `silent` without telling anybody, as a snapshot of the machine would. */
  restore(how?: 'silent'): Promise<void>
  close(): Promise<void>
}

export function anOrganisationId(number: number): string {
  return `01990000-0000-7000-8000-0000000000${(0xa0 + number).toString(16)}`
}

export async function aNetwork({
  organisations = 2,
  now = Date.now,
}: {
  organisations?: number
  now?: () => number
} = {}): Promise<TestNetwork> {
  const folder = mkdtempSync(join(quickFolder(), 'network-'))
  const path = join(folder, 'network.db')
  const copy = join(folder, 'backup.db')
  let store = await openStore(`sqlite:${path}`)
  let app = createApp({ store, rates: noRates, now })
  const reopen = async () => {
    store = await openStore(`sqlite:${path}`)
    app = createApp({ store, rates: noRates, now })
  }
  await writeCatalogue(store, [
    { kind: 'network', id: 'network', data: { name: 'Kreis Musterland', demonstration: true } },
    ...Array.from({ length: organisations }, (_, number) => anOrganisation(number)),
  ])
  await backupSqlite(path, copy)
  return {
    store: () => store,
    send: async (url, request) => unpacked(await app.fetch(new Request(url, request))),
    invite: (organisationId, role = 'professional') => invite(store, { organisationId, role }, 'test', now()),
    write: async (changes) => {
      await writeCatalogue(store, changes)
    },
    backup: () => backupSqlite(path, copy),
    restore: async (how) => {
      await store.close()
      replaceSqlite(path, copy, now())
      await reopen()
      if (how !== 'silent') await restartEpochs(store)
    },
    close: async () => {
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}

function anOrganisation(number: number): CatalogueChange {
  const id = anOrganisationId(number)
  const data = {
    id,
    name: `Jugendamt Musterstadt ${number + 1}`,
    institutionType: 'youth_office_asd',
    providerType: 'public',
  }
  return { kind: 'organisation', id, data }
}

function unpacked(response: Response): Response {
  if (response.headers.get('content-encoding') !== 'gzip') return response
  const headers = new Headers(response.headers)
  headers.delete('content-encoding')
  const body = response.body?.pipeThrough(new DecompressionStream('gzip')) ?? null
  return new Response(body, { status: response.status, headers })
}
