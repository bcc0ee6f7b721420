/** The server's settings from the environment, checked before anything starts. */
import { isIP } from 'node:net'
import { join } from 'node:path'
import { z } from '../shared/zod.ts'
import { defaultExtensionId } from './app.ts'

const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()])))

const environmentSchema = z.object({
  PORT: z.coerce.number<string | undefined>('a port number from 0 to 65535').int().min(0).max(65_535).default(8484),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'sqlite:PATH or postgres://…')
    .optional(),
  STATISTICS_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/.+@.+$/, 'postgres://LOGIN:PASSWORD@…')
    .optional(),
  NOISE_KEY_FILE: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info'], 'silent, error, warn or info').default('info'),
  EXTENSION_IDS: list.pipe(z.array(z.string().regex(/^[a-p]{32}$/, 'ids of 32 letters from a to p'))),
  TRUSTED_PROXY: list.pipe(z.array(z.string().refine((text) => isIP(text) !== 0, 'IP addresses'))),
})

export type Config = {
  port: number
  host: string
  /** Holds the SQLite files, the lock, the erasure ledger and the key of the noise. */
  dataDir: string
  databaseUrl: string
  /** PostgreSQL: address with a login that may read the schema `released` alone. */
  statisticsUrl?: string
  /** Holds the key of the noise; read by the release job alone. */
  noiseKeyFile: string
  ledger: string
  logLevel: 'silent' | 'error' | 'warn' | 'info'
  extensionIds: string[]
  trustedProxies: string[]
}

/** A setting that cannot be used; the message names it and what it should be. */
export class ConfigError extends Error {}

/** @throws {ConfigError} naming every wrong setting. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environmentSchema.safeParse(set)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${String(issue.path[0])}: expected ${issue.message}`)
    throw new ConfigError(`The server cannot start with these settings:\n  ${[...new Set(lines)].join('\n  ')}`)
  }
  const { PORT, HOST, DATA_DIR, DATABASE_URL, LOG_LEVEL, EXTENSION_IDS, TRUSTED_PROXY } = parsed.data
  const { STATISTICS_DATABASE_URL, NOISE_KEY_FILE } = parsed.data
  return {
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    databaseUrl: DATABASE_URL ?? `sqlite:${join(DATA_DIR, 'kettenglied.db')}`,
    ...(STATISTICS_DATABASE_URL !== undefined && { statisticsUrl: STATISTICS_DATABASE_URL }),
    noiseKeyFile: NOISE_KEY_FILE ?? join(DATA_DIR, 'noise.key'),
    ledger: join(DATA_DIR, 'erasures.log'),
    logLevel: LOG_LEVEL,
    extensionIds: EXTENSION_IDS.length > 0 ? EXTENSION_IDS : [defaultExtensionId],
    trustedProxies: TRUSTED_PROXY,
  }
}
