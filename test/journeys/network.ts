/** The real server on SQLite with a small demonstration network; it can be stopped and started on the same port. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { readConfig } from '../../server/config.ts'
import { joinCode } from '../../server/demo/join-code.ts'
import { fileKeepers } from '../../server/demo/keys/keepers.ts'
import { type DemoNetwork, demoNetwork } from '../../server/demo/network.ts'
import { invite } from '../../server/enrolment/invite.ts'
import { noRates } from '../../server/http/rates.ts'
import { type Served, serve } from '../../server/serve.ts'
import type { Store } from '../../server/store/open.ts'
import type { Role } from '../../shared/codes/index.ts'
import { type Payload, payloadSchema } from '../../shared/protocol/payload.ts'

export type TestNetwork = {
  /** `http://127.0.0.1:PORT`, the same after a restart. */
  url: string
  catalogue: DemoNetwork
  store(): Store
  /** A fresh code by which a browser joins the organisation at once: as a keeper of its keys, or in another role. */
  invitation(organisationId: string, server?: string, role?: Role): Promise<string>
  /** Every referral event the server holds, in the order of arrival. */
  events(): Promise<Payload[]>
  /** Stops the server as if the network were gone; data stay. */
  goOffline(): Promise<void>
  comeBack(): Promise<void>
  dispose(): Promise<void>
}

/** @param now the server's clock, the machine's where absent */
export async function aNetwork({
  offers = 200,
  now,
}: {
  offers?: number
  now?: () => number
} = {}): Promise<TestNetwork> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kettenglied-server-'))
  const start = (port: number) =>
    serve(readConfig({ DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'silent' }), {
      rates: noRates,
      ...(now !== undefined && { now }),
    })
  const catalogue = demoNetwork({ offers })
  let served: Served | undefined = await start(0)
  const { url } = served
  const keepers = fileKeepers(dataDir)
  const running = (): Served => {
    if (served === undefined) throw new Error('The server is stopped')
    return served
  }
  await writeDemoCatalogue(running().store, catalogue)
  return {
    url,
    catalogue,
    store: () => running().store,
    invitation: (organisationId, server = url, role = 'professional') =>
      role === 'professional'
        ? joinCode({ store: running().store, keepers, organisationId, server })
        : invite(running().store, { organisationId, role }),
    async events() {
      const rows = await running().store.db.selectFrom('event').select('payload').orderBy('received_at').execute()
      return rows.flatMap(({ payload }) => (payload === null ? [] : [payloadSchema.parse(JSON.parse(payload))]))
    },
    async goOffline() {
      await running().close()
      served = undefined
    },
    async comeBack() {
      served = await start(Number(new URL(url).port))
    },
    async dispose() {
      await served?.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The invented organisations, areas and offers, without any referral. */
export async function writeDemoCatalogue(store: Store, catalogue: DemoNetwork): Promise<void> {
  const { network, areas, organisations, offers } = catalogue
  const items = <K extends 'area' | 'organisation' | 'offer'>(kind: K, things: readonly { id: string }[]) =>
    things.map((data) => ({ kind, id: data.id, data }))
  await writeCatalogue(store, [
    { kind: 'network', id: 'network', data: network },
    ...items('area', areas),
    ...items('organisation', organisations),
    ...items('offer', offers),
  ])
}
