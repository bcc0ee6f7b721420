/** Runs the server: opens the store, listens, and stops without losing what was begun. */
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { type Logger, pino } from 'pino'
import { createApp } from './app.ts'
import { importRunner } from './catalogue/import/job/runner.ts'
import { threadedRunner } from './catalogue/import/job/threaded-runner.ts'
import { sweepProtected } from './catalogue/protected/sweep.ts'
import type { Config } from './config.ts'
import { replayLedger } from './feeds/replay-ledger.ts'
import { projection } from './hsds/projection.ts'
import type { Rates } from './http/rates.ts'
import { uploadMs } from './http/time-limit.ts'
import { liveHeads } from './live/heads.ts'
import { startRetention } from './retention/daily.ts'
import { startReleases } from './statistics/daily.ts'
import { startRecomputing } from './statistics/recompute.ts'
import { openReleased } from './statistics/released/released.ts'
import { prepareReleased } from './statistics/released/roles.ts'
import { takeAlone } from './store/only-one.ts'
import { openStore, type Store } from './store/open.ts'
import { startVainDeletion } from './vain/daily.ts'

/** Begun requests get this long to finish when the server stops. */
const finishMs = 10_000
/** Longer than usual proxies keep an idle connection, so that it is never we who cut it under a request. */
const keepAliveMs = 75_000

export type Served = {
  /** `http://HOST:PORT` */
  url: string
  store: Store
  /** Stops: not ready, no new connections, begun requests finish, store closes. */
  close(): Promise<void>
}

/** `now`: another clock than the machine's, in milliseconds since 1970. */
type ServeOptions = { log?: Logger; rates?: Partial<Rates>; now?: () => number }

/**
 * @throws {AlreadyServed} when another process serves the same SQLite file
 * @throws {NewerSchema} when a newer version wrote the database
 */
export async function serve(config: Config, options: ServeOptions = {}): Promise<Served> {
  const release = takeAlone(config.databaseUrl)
  try {
    const store = await openStore(config.databaseUrl, { ledger: config.ledger })
    try {
      return await listen(config, options, store, release)
    } catch (error) {
      await store.close()
      throw error
    }
  } catch (error) {
    release()
    throw error
  }
}

async function listen(config: Config, options: ServeOptions, store: Store, release: () => void): Promise<Served> {
  const log = options.log ?? plainLog(config.logLevel)
  const erased = await replayLedger(store)
  if (erased > 0) log.warn({ event: 'ledger_replayed', erased })
  const swept = await sweepProtected(store, (options.now ?? Date.now)())
  if (swept > 0) log.warn({ event: 'protected_places_swept', swept })
  const live = liveHeads(store, () => log.warn({ error: 'unavailable' }))
  // A thread has neither another's clock nor a database in another's memory.
  const alone = options.now === undefined && config.databaseUrl !== 'sqlite::memory:'
  const imports = alone
    ? threadedRunner(store, config, log)
    : importRunner(store, { log, ...(options.now !== undefined && { now: options.now }) })
  if (store.engine === 'postgres' && !(await prepareReleased(store.db, config.statisticsUrl)))
    log.warn({ event: 'statistics_unreadable' })
  const released = openReleased(config.databaseUrl, config)
  const published = projection(store.db)
  let ready = true
  const app = createApp({
    store,
    live,
    imports,
    released,
    published,
    log,
    ready: () => ready,
    extensionIds: config.extensionIds,
    trustedProxies: config.trustedProxies,
    ...(options.rates === undefined ? {} : { rates: options.rates }),
    ...(options.now === undefined ? {} : { now: options.now }),
  })
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: { requestTimeout: uploadMs, headersTimeout: 10_000, keepAliveTimeout: keepAliveMs },
  }) as Server
  server.listen(config.port, config.host)
  await once(server, 'listening')
  const daily = [
    startRetention(store, log),
    startReleases(store, released, config, log),
    startRecomputing(store, log),
    startVainDeletion(store, log),
  ]

  imports.start()
  // Read once before anybody asks; where it cannot be read now, whoever asks reads it or is told.
  published().catch(() => undefined)

  let closing: Promise<void> | undefined
  const close = async () => {
    ready = false
    live.close()
    const closed = once(server, 'close')
    server.close()
    server.closeIdleConnections()
    const cut = setTimeout(() => server.closeAllConnections(), finishMs)
    // Connections that become idle while we wait are of no more use to anybody.
    const sweep = setInterval(() => server.closeIdleConnections(), 50)
    await closed
    clearTimeout(cut)
    clearInterval(sweep)
    for (const work of daily) await work.stop()
    await imports.close()
    await released.close()
    await store.close()
    release()
  }
  return {
    url: addressText(server.address() as AddressInfo),
    store,
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

/** Log lines of allow-listed fields: no process id, no host name. */
function plainLog(level: Config['logLevel']): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
}

function addressText({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
