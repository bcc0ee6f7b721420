/** A contender's server as a process of its own; it says where it listens. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

export type ChildServer = { stop(): Promise<void> }

/** Starts `node FILE …` and waits until `url` answers anything. @throws {Error} when it ends before. */
export async function startChild(
  args: readonly string[],
  cwd: string,
  url: string,
  env: Record<string, string> = {},
): Promise<ChildServer> {
  const child = spawn(process.execPath, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NODE_NO_WARNINGS: '1', NODE_ENV: 'production', ...env },
  })
  const orphan = () => void child.kill('SIGKILL')
  process.once('exit', orphan)
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said = (said + chunk).slice(-2000)
  })
  const answers = () =>
    fetch(url).then(
      (response) => response.body?.cancel().then(() => true) ?? true,
      () => false,
    )
  while (!(await answers())) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`its server ended: ${said.trim().split('\n').at(-1)}`)
    await sleep(100)
  }
  return {
    stop: async () => {
      process.off('exit', orphan)
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}
