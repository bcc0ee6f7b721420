/**
 * Who may call what: every route of the server stands in this one table. A route that does not stand
 * here is refused to everybody, whatever it does.
 */
import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { type Role, roles } from '../../shared/codes/role.ts'
import { Problem } from '../../shared/problem.ts'
import type { AppEnv, AppParts } from './context.ts'
import { readSession, type Session } from './session.ts'

type Access = 'anyone' | readonly Role[]

const everyRole = roles.map((role) => role.code)

export const access: Readonly<Record<string, Access>> = {
  'GET /livez': 'anyone',
  'GET /readyz': 'anyone',
  'GET /openapi.json': 'anyone',
  'GET /docs': 'anyone',
  'GET /v1/hello': 'anyone',
  'POST /v1/enrol': 'anyone',
  'POST /v1/auth/refresh': 'anyone',
  'POST /v1/auth/challenge': 'anyone',
  'POST /v1/auth/renew': 'anyone',
  'POST /v1/recover': 'anyone',
  'GET /antwort': 'anyone',
  'POST /antwort': 'anyone',
  'GET /antwort/:code': 'anyone',
  'POST /antwort/:code': 'anyone',
  'GET /bestaetigen': 'anyone',
  'POST /bestaetigen': 'anyone',
  'GET /bestaetigen/:code': 'anyone',
  'POST /bestaetigen/:code': 'anyone',
  // The public read API; answered with “not found” unless the network opens it.
  'GET /hsds': 'anyone',
  'GET /hsds/': 'anyone',
  'GET /hsds/services': 'anyone',
  'GET /hsds/services/:id': 'anyone',
  'GET /hsds/service_at_locations': 'anyone',
  'GET /hsds/service_at_locations/:id': 'anyone',
  'GET /hsds/organizations': 'anyone',
  'GET /hsds/organizations/:id': 'anyone',
  'GET /hsds/taxonomies': 'anyone',
  'GET /hsds/taxonomies/:id': 'anyone',
  'GET /hsds/taxonomy_terms': 'anyone',
  'GET /hsds/taxonomy_terms/:id': 'anyone',
  // Administrators take no part in referrals, coordinators and readers see released figures alone.
  'POST /v1/sync/pull': ['professional'],
  'POST /v1/sync/push': ['professional'],
  'POST /v1/keys/pull': everyRole,
  'POST /v1/keys/push': ['professional'],
  'GET /v1/keys/ring': ['professional'],
  'POST /v1/keys/go-on': ['professional'],
  'POST /v1/invitations': ['professional'],
  'GET /v1/live': everyRole,
  'POST /v1/catalogue/pull': everyRole,
  'GET /v1/catalogue/snapshot': everyRole,
  'POST /v1/catalogue/edits': ['offer_editor', 'coordinator', 'admin'],
  'POST /v1/catalogue/history': ['offer_editor', 'coordinator', 'admin'],
  'POST /v1/catalogue/reports': ['professional', 'offer_editor', 'coordinator', 'admin'],
  'POST /v1/catalogue/confirm-links': ['coordinator', 'admin'],
  'POST /v1/catalogue/vain': ['professional'],
  'GET /v1/catalogue/vain': ['coordinator', 'admin'],
  'GET /v1/export/:format': ['offer_editor', 'coordinator', 'admin'],
  // Released figures alone; each read is logged.
  'GET /v1/statistics': ['coordinator', 'admin', 'reader'],
  'GET /v1/statistics/outside': ['coordinator', 'admin'],
  'GET /v1/statistics/:table': ['coordinator', 'admin', 'reader'],
  'GET /v1/reports': ['coordinator', 'admin', 'reader'],
  'GET /v1/reports/:id': ['coordinator', 'admin', 'reader'],
  'POST /v1/reports': ['coordinator', 'admin'],
  'POST /v1/reports/:id/withdraw': ['coordinator', 'admin'],
  'GET /v1/devices': ['admin', 'professional'],
  'POST /v1/devices/:id/revoke': ['admin', 'professional'],
  'GET /v1/erasures': ['admin', 'professional'],
  'POST /v1/imports': ['coordinator', 'admin'],
  'POST /v1/imports/address': ['coordinator', 'admin'],
  'GET /v1/imports': ['coordinator', 'admin'],
  'GET /v1/imports/:id': ['coordinator', 'admin'],
  'POST /v1/imports/:id/mapping': ['coordinator', 'admin'],
  'GET /v1/imports/:id/rows': ['coordinator', 'admin'],
  'POST /v1/imports/:id/decisions': ['coordinator', 'admin'],
  'POST /v1/imports/:id/apply': ['coordinator', 'admin'],
  'POST /v1/imports/:id/stop': ['coordinator', 'admin'],
  'POST /v1/imports/:id/retry': ['coordinator', 'admin'],
  'POST /v1/imports/:id/undo': ['coordinator', 'admin'],
}

/** What a device may do that its keepers have not admitted yet: learn who the others are, and be admitted. */
export const whileWaiting: ReadonlySet<string> = new Set([
  'POST /v1/catalogue/pull',
  'GET /v1/catalogue/snapshot',
  'GET /v1/live',
  'POST /v1/keys/pull',
  'POST /v1/keys/push',
  'GET /v1/keys/ring',
])

/** Where a professional has to be a keeper of the organisation's keys. */
export const keepersOnly: ReadonlySet<string> = new Set([
  'POST /v1/keys/go-on',
  'POST /v1/invitations',
  'GET /v1/devices',
  'POST /v1/devices/:id/revoke',
  'GET /v1/erasures',
])

/** Refuses whoever may not; sets the session for the others. Paths without any route go on to “not found”. */
export function guard(parts: Pick<AppParts, 'store' | 'now'>): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const route = routeOf(c)
    if (route === undefined) return await next()
    c.set('route', route)
    const allowed = Object.hasOwn(access, route) ? access[route] : undefined
    if (allowed === undefined) throw new Problem('forbidden')
    if (allowed !== 'anyone') {
      const session = await readSession(parts.store, c.req.header('Authorization'), parts.now())
      c.set('session', session)
      if (!allowed.includes(session.role)) throw new Problem('forbidden')
      if (!session.admitted && !whileWaiting.has(route)) throw new Problem('not_admitted')
      if (keepersOnly.has(route) && session.role === 'professional' && !session.keeper) throw new Problem('not_keeper')
    }
    return await next()
  }
}

/**
 * `METHOD /pattern` of the route that will answer: the first that was registered (`/outside` before `/:table`).
 * Middleware (registered for every method) does not count.
 */
function routeOf(c: Context<AppEnv>): string | undefined {
  const route = matchedRoutes(c).find(({ method }) => method !== 'ALL')
  return route === undefined ? undefined : `${route.method} ${route.path}`
}

/** The session of a route that only known devices reach. */
export function sessionOf(c: Context<AppEnv>): Session {
  const session = c.get('session')
  if (session === undefined) throw new Problem('unauthenticated')
  return session
}
