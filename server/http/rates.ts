/**
 * How much one address, device or organisation may ask for. In order: coarse by address, then (after
 * the guard) by device, then bytes of an organisation a day; redeeming codes is slowest of all.
 * Never keyed by anything a stranger can choose, such as a raw token or a forwarded address.
 */
import type { Context, MiddlewareHandler } from 'hono'
import { rateLimiter } from 'hono-rate-limiter'
import { Problem } from '../../shared/problem.ts'
import { addressOf } from './address.ts'
import type { AppEnv, AppParts } from './context.ts'
import { uploads } from './uploads.ts'

export type Rates = {
  perAddressPerMinute: number
  perDevicePerMinute: number
  /** Request bytes of all devices of one organisation. */
  bytesPerOrganisationPerDay: number
  bytesPerDevicePerDay: number
  /** Bytes of uploaded lists of one organisation, counted by themselves. */
  uploadedPerOrganisationPerDay: number
  wrongCodesPerHour: number
  refusedRenewalsPerHour: number
  /** Codes of the answer page that open nothing: of one address, and of all before an address has but one try. */
  wrongAnswerCodesPerHour: number
  wrongAnswerCodesOverallPerHour: number
  wrongSheetsPerHour: number
}

export const defaultRates: Rates = {
  perAddressPerMinute: 600,
  perDevicePerMinute: 120,
  bytesPerOrganisationPerDay: 400 * 1024 * 1024,
  bytesPerDevicePerDay: 20 * 1024 * 1024,
  uploadedPerOrganisationPerDay: 1024 * 1024 * 1024,
  wrongCodesPerHour: 10,
  refusedRenewalsPerHour: 120,
  wrongAnswerCodesPerHour: 20,
  wrongAnswerCodesOverallPerHour: 2000,
  wrongSheetsPerHour: 10,
}

/** For work inside the process that is no stranger's: demonstration data, benchmarks. */
export const noRates: Rates = {
  perAddressPerMinute: Number.MAX_SAFE_INTEGER,
  perDevicePerMinute: Number.MAX_SAFE_INTEGER,
  bytesPerOrganisationPerDay: Number.MAX_SAFE_INTEGER,
  bytesPerDevicePerDay: Number.MAX_SAFE_INTEGER,
  uploadedPerOrganisationPerDay: Number.MAX_SAFE_INTEGER,
  wrongCodesPerHour: Number.MAX_SAFE_INTEGER,
  refusedRenewalsPerHour: Number.MAX_SAFE_INTEGER,
  wrongAnswerCodesPerHour: Number.MAX_SAFE_INTEGER,
  wrongAnswerCodesOverallPerHour: Number.MAX_SAFE_INTEGER,
  wrongSheetsPerHour: Number.MAX_SAFE_INTEGER,
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

type Key = (c: Context<AppEnv>) => string | undefined

function limited(
  windowMs: number,
  limit: number,
  key: Key,
  counted: 'all' | 'failures' = 'all',
): MiddlewareHandler<AppEnv> {
  return rateLimiter<AppEnv>({
    windowMs,
    skipSuccessfulRequests: counted === 'failures',
    limit,
    standardHeaders: false,
    keyGenerator: (c) => key(c) ?? '',
    skip: (c) => key(c) === undefined,
    handler: (c) => {
      const over = c.get('rateLimit')?.resetTime?.getTime() ?? Date.now() + windowMs
      throw new Problem('too_many_requests', undefined, {
        retryAfter: Math.max(1, Math.ceil((over - Date.now()) / 1000)),
      })
    },
  })
}

/** At most so many failed tries of an address in an hour. */
function failuresByAddress(limit: number, { trustedProxies }: AppParts): MiddlewareHandler<AppEnv> {
  return limited(hour, limit, (c) => addressOf(c, trustedProxies), 'failures')
}

/** Requests a minute of one address. */
export function byAddress({ rates, trustedProxies }: AppParts): MiddlewareHandler<AppEnv> {
  return limited(minute, rates.perAddressPerMinute, (c) => addressOf(c, trustedProxies))
}

/** Requests a minute of one device; without a session nothing is counted. */
export function byDevice({ rates }: AppParts): MiddlewareHandler<AppEnv> {
  return limited(minute, rates.perDevicePerMinute, (c) => c.get('session')?.deviceId)
}

/**
 * Few wrong tries an hour for an address; a code itself is burnt by ten, from wherever they come.
 * Redeemed codes do not count: a whole office behind one address may be set up in one morning.
 */
export function onEnrolment(parts: AppParts): MiddlewareHandler<AppEnv> {
  return failuresByAddress(parts.rates.wrongCodesPerHour, parts)
}

/** Few wrong recovery sheets an hour for an address; a sheet itself is paused by ten, from wherever they come. */
export function onRecovery(parts: AppParts): MiddlewareHandler<AppEnv> {
  return failuresByAddress(parts.rates.wrongSheetsPerHour, parts)
}

/**
 * Refused renewals of an address. There is nothing to guess, only work to cause; a device that was
 * signed out asks four times an hour, and several of an office must not hold up their colleagues.
 */
export function onRenewal(parts: AppParts): MiddlewareHandler<AppEnv> {
  return failuresByAddress(parts.rates.refusedRenewalsPerHour, parts)
}

/** Counts request bytes by day, after the body's limit; the library counts requests only. */
export function byBytes({ rates, now }: AppParts): MiddlewareHandler<AppEnv> {
  let counts = new Map<string, number>()
  let countedDay = -1
  const add = (key: string, bytes: number, limit: number) => {
    const total = (counts.get(key) ?? 0) + bytes
    if (total > limit) throw new Problem('too_many_requests', undefined, { retryAfter: 3600 })
    counts.set(key, total)
  }
  return async (c, next) => {
    const session = c.get('session')
    if (session !== undefined && c.req.raw.body !== null) {
      // What came, not what was promised: a chunked body says no length.
      const bytes = (await c.req.arrayBuffer()).byteLength
      const today = Math.floor(now() / day)
      if (today !== countedDay) counts = new Map()
      countedDay = today
      if (uploads.has(c.get('route') ?? '')) {
        add(`uploads ${session.organisationId}`, bytes, rates.uploadedPerOrganisationPerDay)
        return await next()
      }
      add(`device ${session.deviceId}`, bytes, rates.bytesPerDevicePerDay)
      add(`organisation ${session.organisationId}`, bytes, rates.bytesPerOrganisationPerDay)
    }
    return await next()
  }
}
