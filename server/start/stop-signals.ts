/**
 * When to stop: Ctrl+C, SIGTERM, and the end of npm. npm hands SIGTERM to the shell it started us with,
 * and the shell dies without telling anybody, so its death is watched.
 */
type Environment = Record<string, string | undefined>

/** Calls `stop` once; a second signal ends the process at once. */
export function onStop(env: Environment, stop: () => Promise<void>): void {
  let stopping = false
  const begin = () => {
    if (stopping) process.exit(130)
    stopping = true
    void stop().then(() => process.exit(0))
  }
  process.on('SIGINT', begin)
  process.on('SIGTERM', begin)
  if (env['npm_lifecycle_event'] === undefined) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent && !stopping) begin()
  }, 250).unref()
}
