/** What the app's parts share: its dependencies, and what a request carries from one to the next. */
import type { HttpBindings } from '@hono/node-server'
import type { Logger } from 'pino'
import type { ProblemCode } from '../../shared/problem.ts'
import type { ImportRunner } from '../catalogue/import/job/runner.ts'
import type { View } from '../hsds/view.ts'
import type { LiveHeads } from '../live/heads.ts'
import type { Released } from '../statistics/released/released.ts'
import type { Store } from '../store/open.ts'
import type { Rates } from './rates.ts'
import type { Session } from './session.ts'

export type AppEnv = {
  /** Absent when a request is made inside the process. */
  Bindings: Partial<HttpBindings>
  Variables: {
    requestId: string
    /** Set by the guard for every route that is not open to anyone; read it with `sessionOf`. */
    session?: Session
    /** Key of the route in the access table, for the log. */
    route?: string
    error?: ProblemCode
    /** Set by the rate limiter. */
    rateLimit?: { resetTime?: Date | undefined }
  }
}

export type AppParts = {
  store: Store
  live: LiveHeads
  imports: ImportRunner
  released: Released
  /** The public side of the catalogue; undefined while the network keeps it to itself. */
  published: () => Promise<View | undefined>
  now: () => number
  /** False while the server is stopping. */
  ready: () => boolean
  rates: Rates
  extensionIds: readonly string[]
  trustedProxies: readonly string[]
  log: Logger
}
