/** The real server as a child process, as an operator runs it, to be killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

const main = 'server/main.ts'

export type ServerSettings = { DATA_DIR: string; PORT: string; DATABASE_URL?: string; LOG_LEVEL?: 'silent' | 'info' }

export type ServerProcess = {
  url: string
  child: ChildProcess
  /** What it wrote to its two outputs: with a log level, its log. */
  said(): string
  /** SIGKILL, and resolves when the process is gone. */
  kill(): Promise<void>
  /** SIGTERM, and resolves with the exit code. */
  stop(): Promise<number | null>
}

/** `under` is put before the command, e.g. a tracer. @throws {Error} when it ends before it listens. */
export async function startServer(settings: ServerSettings, under: readonly string[] = []): Promise<ServerProcess> {
  const [command = '', ...args] = [...under, process.execPath, main, 'serve']
  // A group of its own: what is traced would live on when only its tracer is killed.
  const child = spawn(command, args, { env: environment(settings), stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const killGroup = () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL')
  }
  process.once('exit', killGroup)
  child.once('exit', () => process.off('exit', killGroup))
  const said = collect(child)
  const gone = once(child, 'exit')
  let url: string | undefined
  while (url === undefined) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended: ${said()}`)
    await sleep(20)
    url = /Listening on (http:\S+)/.exec(said())?.[1]
  }
  return {
    url,
    child,
    said,
    kill: async () => {
      killGroup()
      await gone
    },
    stop: async () => {
      child.kill('SIGTERM')
      await gone
      return child.exitCode
    },
  }
}

/** Runs another command of the server's command line to its end. */
export async function runCommand(
  settings: ServerSettings,
  ...args: string[]
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [main, ...args], {
    env: environment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = collect(child)
  await once(child, 'close')
  return { code: child.exitCode, said: said() }
}

function environment(settings: ServerSettings): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LOG_LEVEL: 'silent', NODE_NO_WARNINGS: '1', ...settings }
}

function collect(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  }
  return () => text
}
