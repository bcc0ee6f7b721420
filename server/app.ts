/** The server's HTTP side, put together: what every request goes through, in this order, and the routes. */
import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { type Logger, pino } from 'pino'
import { Problem } from '../shared/problem.ts'
import { type ImportRunner, importRunner } from './catalogue/import/job/runner.ts'
import { projection } from './hsds/projection.ts'
import { guard } from './http/access.ts'
import { limitBody, plainJsonOnly } from './http/bodies.ts'
import { allowExtension, refuseOldClients } from './http/clients.ts'
import type { AppEnv, AppParts } from './http/context.ts'
import { headers } from './http/headers.ts'
import { answerProblem, problemOf } from './http/problem-answer.ts'
import { byAddress, byBytes, byDevice, defaultRates, type Rates } from './http/rates.ts'
import { logRequests } from './http/request-log.ts'
import { limitTime, requestMs } from './http/time-limit.ts'
import { type LiveHeads, liveHeads } from './live/heads.ts'
import { answerPageRoutes } from './routes/answer-page.ts'
import { apiDocumentRoutes } from './routes/api-document.ts'
import { catalogueRoutes } from './routes/catalogue.ts'
import { confirmPageRoutes } from './routes/confirm-page.ts'
import { deviceRoutes } from './routes/devices.ts'
import { editRoutes } from './routes/edits.ts'
import { enrolmentRoutes } from './routes/enrolment.ts'
import { erasureRoutes } from './routes/erasures.ts'
import { exportRoutes } from './routes/export.ts'
import { healthRoutes } from './routes/health.ts'
import { helloRoutes } from './routes/hello.ts'
import { hsdsRoutes } from './routes/hsds.ts'
import { importRoutes } from './routes/imports.ts'
import { invitationRoutes } from './routes/invitations.ts'
import { keyRoutes } from './routes/keys.ts'
import { liveRoutes } from './routes/live.ts'
import { reportRoutes } from './routes/reports.ts'
import { statisticsRoutes } from './routes/statistics.ts'
import { syncRoutes } from './routes/sync.ts'
import { vainRoutes } from './routes/vain.ts'
import { nothingReleased, type Released } from './statistics/released/released.ts'
import type { Store } from './store/open.ts'

/** The id that the manifest's key gives the extension in Chromium (wxt.config.ts). */
export const defaultExtensionId = 'ijfafenmemppkgmoghoaokcjkieinaja'

/** What the app needs; all but the store has a default. */
export type AppDeps = {
  store: Store
  live?: LiveHeads
  /** The released figures; by default none are. Whoever opened it closes it. */
  released?: Released
  /** The public side of the catalogue (hsds/projection.ts), where somebody else asks for it as well. */
  published?: AppParts['published']
  /** Works on imports; by default only when a request gives it something to do. */
  imports?: ImportRunner
  /** Milliseconds since 1970. */
  now?: () => number
  ready?: () => boolean
  rates?: Partial<Rates>
  extensionIds?: readonly string[]
  /** Addresses of proxies whose `X-Forwarded-For` is believed. */
  trustedProxies?: readonly string[]
  log?: Logger
}

/** @returns the Hono app, not listening yet; whatever is thrown within becomes a problem document (RFC 9457) */
export function createApp(deps: AppDeps) {
  const log = deps.log ?? pino({ level: 'silent' })
  const parts: AppParts = {
    store: deps.store,
    live: deps.live ?? liveHeads(deps.store, () => log.warn({ error: 'unavailable' })),
    imports: deps.imports ?? importRunner(deps.store, { log, ...(deps.now !== undefined && { now: deps.now }) }),
    released: deps.released ?? nothingReleased,
    published: deps.published ?? projection(deps.store.db),
    now: deps.now ?? Date.now,
    ready: deps.ready ?? (() => true),
    rates: { ...defaultRates, ...deps.rates },
    extensionIds: deps.extensionIds ?? [defaultExtensionId],
    trustedProxies: deps.trustedProxies ?? [],
    log,
  }
  const app = new Hono<AppEnv>()
  app.use(logRequests(parts), headers, allowExtension(parts), limitTime(requestMs), byAddress(parts))
  app.use(refuseOldClients, guard(parts), byDevice(parts), plainJsonOnly, limitBody, byBytes(parts))

  app.notFound((c) =>
    answerProblem(
      c,
      new Problem(/^\/v\d+\//.test(c.req.path) && !c.req.path.startsWith('/v1/') ? 'version_gone' : 'not_found'),
    ),
  )
  app.onError((error, c) => {
    const problem = problemOf(error)
    if (problem !== undefined) return answerProblem(c, problem)
    // The stack names our own code; the message may name what a person typed and stays out of the log.
    const requestId = c.get('requestId') ?? randomUUID()
    const stack = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
    log.error({ requestId, kind: error.name, stack })
    return answerProblem(c, new Problem('unexpected'))
  })

  return app
    .route('/', healthRoutes(parts))
    .route('/', helloRoutes(parts))
    .route('/', enrolmentRoutes(parts))
    .route('/', syncRoutes(parts))
    .route('/', keyRoutes(parts))
    .route('/', invitationRoutes(parts))
    .route('/', catalogueRoutes(parts))
    .route('/', vainRoutes(parts))
    .route('/', editRoutes(parts))
    .route('/', importRoutes(parts))
    .route('/', liveRoutes(parts))
    .route('/', deviceRoutes(parts))
    .route('/', erasureRoutes(parts))
    .route('/', exportRoutes(parts))
    .route('/', statisticsRoutes(parts))
    .route('/', reportRoutes(parts))
    .route('/', hsdsRoutes(parts))
    .route('/', answerPageRoutes(parts))
    .route('/', confirmPageRoutes(parts))
    .route(
      '/',
      apiDocumentRoutes(() => app),
    )
}
