/** The real server on SQLite with a small demonstration network; it can be stopped and started on the same port. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { readConfig } from '../../server/config.ts'
import { catalogueOf } from '../../server/demo/catalogue.ts'
import { joinCode } from '../../server/demo/join-code.ts'
import { fileKeepers } from '../../server/demo/keys/keepers.ts'
import { type DemoNetwork, demoNetwork, demoSeed } from '../../server/demo/network.ts'
import { recordPast } from '../../server/demo/past.ts'
import type { StoriesOptions } from '../../server/demo/stories/stories.ts'
import { invite } from '../../server/enrolment/invite.ts'
import { noRates } from '../../server/http/rates.ts'
import { type Served, serve } from '../../server/serve.ts'
import { type ReleaseOptions, runRelease } from '../../server/statistics/release.ts'
import type { Store } from '../../server/store/open.ts'
import type { Role } from '../../shared/codes/index.ts'
import { networkSchema } from '../../shared/network.ts'
import { type Payload, payloadSchema } from '../../shared/protocol/payload.ts'

export type TestNetwork = {
  /** `http://127.0.0.1:PORT`, the same after a restart. */
  url: string
  catalogue: DemoNetwork
  store(): Store
  /** A fresh code by which a browser joins the organisation at once: as a keeper of its keys, or in another role. */
  invitation(organisationId: string, server?: string, role?: Role): Promise<string>
  /** Every referral event the server holds, in the order of arrival; of those that came at once, as they were made. */
  events(): Promise<Payload[]>
  /** Releases what is due at an instant, as the job does. */
  releaseAt(now: number): Promise<void>
  /** Stops the server as if the network were gone; data stay. */
  goOffline(): Promise<void>
  comeBack(): Promise<void>
  dispose(): Promise<void>
}

/**
 * @param now the server's clock, the machine's where absent
 * @param adorned with links, own words and codes, reports and settings of its own too
 * @param released with the figures of years past, made and released as the job does: of the two before the last one
 *   unless told by `past`
 */
export async function aNetwork({
  offers = 200,
  now,
  adorned = false,
  released = false,
  past = { referrals: 3_000 },
}: {
  offers?: number
  now?: () => number
  adorned?: boolean
  released?: boolean
  past?: Past
} = {}): Promise<TestNetwork> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kettenglied-server-'))
  const config = (port: number) => readConfig({ DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'silent' })
  const start = (port: number) =>
    serve(config(port), {
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
  await writeDemoCatalogue(running().store, catalogue, { adorned })
  if (released) await releasePast(running().store, catalogue, past, { ...config(0), now: now?.() ?? Date.now() })
  return {
    url,
    catalogue,
    store: () => running().store,
    invitation: (organisationId, server = url, role = 'professional') =>
      role === 'professional'
        ? joinCode({ store: running().store, keepers, organisationId, server })
        : invite(running().store, { organisationId, role }),
    async events() {
      const rows = await running()
        .store.db.selectFrom('event')
        .select('payload')
        .orderBy('received_at')
        .orderBy('id')
        .execute()
      return rows.flatMap(({ payload }) => (payload === null ? [] : [payloadSchema.parse(JSON.parse(payload))]))
    },
    async releaseAt(at) {
      await runRelease(running().store, { ...config(0), now: at })
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

/**
 * The invented network without any referral.
 * @param adorned with all of it; else with the labels and settings every network begins with, nothing linked or reported
 */
export async function writeDemoCatalogue(
  store: Store,
  catalogue: DemoNetwork,
  { adorned = false }: { adorned?: boolean } = {},
): Promise<void> {
  await writeCatalogue(store, catalogueOf(adorned ? catalogue : unadorned(catalogue)))
}

type Past = Pick<StoriesOptions, 'referrals' | 'span'>

/** Counts invented referrals and releases what is due of them. */
async function releasePast(store: Store, catalogue: DemoNetwork, past: Past, options: ReleaseOptions): Promise<void> {
  const today = new Date(options.now).toISOString().slice(0, 10)
  await recordPast(store, catalogue, { ...past, seed: demoSeed, today })
  await runRelease(store, options)
}

function unadorned(whole: DemoNetwork): DemoNetwork {
  const { name, areaId, demonstration, readApi } = whole.network
  const network = networkSchema.parse({ name, areaId, demonstration, readApi })
  return { ...whole, network, twins: [], links: [], synonyms: [], codes: [], reports: [], targets: [] }
}
