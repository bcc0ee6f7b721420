/**
 * The release job beside the running server: once a day, and only where something is due, in a process of its own. So
 * the serving process never holds the key of the noise.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { type Daily, startDaily } from '../retention/daily.ts'
import type { Store } from '../store/open.ts'
import { dueReleases, firstDay, outsOf } from './due.ts'
import { forgottenYears } from './forget.ts'
import type { Released } from './released/released.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

type Settings = Pick<Config, 'dataDir' | 'databaseUrl' | 'noiseKeyFile' | 'statisticsUrl'>

/** What the command says with `--json`. */
type Said = { released: { shown: number }[]; dependent: unknown[]; forgotten: string[] } | { refused: string }

export function startReleases(store: Store, released: Released, settings: Settings, log: Logger): Daily {
  return startDaily(
    'release',
    async (signal) => {
      if (!(await isDue(store, released))) return undefined
      const said = await runJob(settings, signal)
      if (said === undefined) return undefined
      if ('refused' in said) {
        log.error({ event: 'release', kind: said.refused })
        return undefined
      }
      if (said.dependent.length > 0) log.warn({ event: 'release_dependent', tables: said.dependent.length })
      const values = said.released.reduce((sum, { shown }) => sum + shown, 0)
      return { tables: said.released.length, values, forgotten: said.forgotten.length }
    },
    log,
  )
}

/** Told without any key from what is out already. Where that cannot be read, the job itself has to look. */
async function isDue(store: Store, released: Released): Promise<boolean> {
  const now = Date.now()
  try {
    const out = await released.releases()
    const first = await firstDay(
      store.db,
      out.map(({ period }) => period),
      now,
    )
    return dueReleases(first, now, outsOf(out), await forgottenYears(store.db)).size > 0
  } catch {
    return true
  }
}

/** The command `release` with this server's settings; undefined where it was stopped. @throws {Error} when it failed */
async function runJob(settings: Settings, signal: AbortSignal): Promise<Said | undefined> {
  const child = spawn(process.execPath, [main, 'release', '--json'], {
    env: { ...process.env, ...environmentOf(settings) },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const stop = () => child.kill('SIGTERM')
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    said += part
  })
  try {
    await once(child, 'close')
  } finally {
    signal.removeEventListener('abort', stop)
  }
  if (signal.aborted) return undefined
  if (said === '') throw new Error('the release job said nothing')
  return JSON.parse(said) as Said
}

function environmentOf({ dataDir, databaseUrl, noiseKeyFile, statisticsUrl }: Settings): NodeJS.ProcessEnv {
  return {
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    NOISE_KEY_FILE: noiseKeyFile,
    STATISTICS_DATABASE_URL: statisticsUrl ?? '',
  }
}
