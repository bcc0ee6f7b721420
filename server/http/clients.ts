/** Which clients may speak: an outdated extension is told to update, a browser's page of elsewhere reads nothing. */
import type { MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import { Problem } from '../../shared/problem.ts'
import { snapshotCursorHeader } from '../../shared/protocol/catalogue.ts'
import { protocolVersion } from '../../shared/protocol/limits.ts'
import type { AppEnv, AppParts } from './context.ts'
import { allowAnybody, isOpenData } from './public-reading.ts'

/** Raised only when an older extension is a danger, never for convenience. */
export const minClient = '0.1.0'
/** Header in which the extension says its version, e.g. `0.1.0`. */
const clientHeader = 'X-Kettenglied-Client'

/**
 * Asks the version that an extension says; whoever says none is no extension.
 * @throws {Problem} upgrade_required below `minClient`
 */
export const refuseOldClients: MiddlewareHandler<AppEnv> = async (c, next) => {
  const version = c.req.header(clientHeader)
  if (version !== undefined && isBelow(version, minClient)) throw new Problem('upgrade_required')
  return await next()
}

/** @throws {Problem} `upgrade_required` for a protocol this server does not speak. */
export function checkProtocol(proto: number): void {
  if (proto !== protocolVersion) throw new Problem('upgrade_required')
}

/** Characters of the header that are read: a stranger may send thousands, and looking for a version costs their square. */
const longestVersion = 40

/** Compares `MAJOR.MINOR.PATCH` wherever it stands in the text; what is no version is not below anything. */
function isBelow(version: string, least: string): boolean {
  const parts = (text: string) => /(\d+)\.(\d+)\.(\d+)/.exec(text.slice(0, longestVersion))?.slice(1).map(Number)
  const [have, need] = [parts(version), parts(least)]
  if (have === undefined || need === undefined) return false
  const at = have.findIndex((part, index) => part !== need[index])
  return at >= 0 && (have[at] ?? 0) < (need[at] ?? 0)
}

/**
 * Chromium's extension has one id; Firefox gives each installation its own, so only the scheme can be
 * told. This is a browser's courtesy and no access control: that is the token's job. Cookies are
 * neither set nor read. Open data may be read by any page.
 */
export function allowExtension({ extensionIds }: AppParts): MiddlewareHandler<AppEnv> {
  const origins = new Set(extensionIds.map((id) => `chrome-extension://${id}`))
  const allowed = cors({
    origin: (origin) => (origins.has(origin) || origin.startsWith('moz-extension://') ? origin : null),
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['Authorization', 'Content-Type', 'If-None-Match', clientHeader],
    exposeHeaders: [snapshotCursorHeader, 'ETag', 'Retry-After'],
    maxAge: 600,
  })
  return (c, next) => (isOpenData(c.req.path) ? allowAnybody(c, next) : allowed(c, next))
}
