/**
 * A PostgreSQL server of the test's own, in a temporary folder on a random port, that may be killed
 * and started again. A guard process takes it down and clears up even when the test run itself dies.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { type Account, type Binaries, installedBinaries, packagedBinaries, unprivilegedAccount } from './binaries.ts'
import { freePort } from './free-port.ts'
import { quickFolder } from './quick-folder.ts'

export type OwnPostgres = {
  /** The administrator's address, database `postgres`. */
  url: string
  /** Ends the postmaster at once, as a power cut of the process would (SIGKILL). */
  kill(): void
  /** Starts it again on the same data and resolves when it answers. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** `durable: false` leaves out whatever guards against a crash, the disk too: for tests that never kill it. */
export async function startOwnPostgres({ durable = true } = {}): Promise<OwnPostgres> {
  const account = unprivilegedAccount()
  const home = await mkdtemp(join(durable ? tmpdir() : quickFolder(), 'kettenglied-postgres-'))
  const guard = startGuard(home)
  if (account.uid !== undefined && account.gid !== undefined) await chown(home, account.uid, account.gid)
  const binaries = (await installedBinaries()) ?? (await packagedBinaries(home))
  const password = randomBytes(16).toString('hex')
  await initialise(binaries, home, password, account)
  const port = await freePort()
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  let server = await launch(binaries, home, port, account, durable, url)

  return {
    url,
    kill: () => void server.kill('SIGKILL'),
    restart: async () => {
      await exited(server)
      server = await launch(binaries, home, port, account, durable, url)
    },
    stop: async () => {
      server.kill('SIGQUIT')
      await exited(server)
      await rm(home, { recursive: true, force: true })
      guard.stdin?.end()
      await exited(guard)
    },
  }
}

async function initialise(binaries: Binaries, home: string, password: string, account: Account): Promise<void> {
  const passwordFile = join(home, 'password')
  await writeFile(passwordFile, password)
  const args = ['-D', join(home, 'data'), '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile]
  const child = spawn(binaries.initdb, [...args, '-E', 'UTF8', '--locale', 'C', '--no-sync'], {
    ...account,
    cwd: home,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const complaint = collect(child)
  await exited(child)
  if (child.exitCode !== 0) throw new Error(`initdb failed: ${complaint()}`)
}

const careless = [
  ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'],
  ...['wal_level=minimal', 'max_wal_senders=0', 'max_wal_size=256MB'],
]

/** Retries while processes of a killed predecessor still hold its shared memory. */
async function launch(
  binaries: Binaries,
  home: string,
  port: number,
  account: Account,
  durable: boolean,
  url: string,
): Promise<ChildProcess> {
  const settings = [
    ...['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'max_connections=200'],
    ...['shared_buffers=64MB', ...(durable ? [] : careless)],
  ].flatMap((setting) => ['-c', setting])
  let complaint = () => ''
  for (let attempt = 0; attempt < 20; attempt++) {
    const child = spawn(binaries.postgres, ['-D', join(home, 'data'), ...settings], {
      ...account,
      cwd: home,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    complaint = collect(child)
    if (await answers(child, url)) return child
    await sleep(250)
  }
  throw new Error(`PostgreSQL does not start: ${complaint()}`)
}

/** Resolves true when a connection succeeds, false when the process ended first. */
async function answers(child: ChildProcess, url: string): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    const client = new Client({ connectionString: url })
    client.on('error', () => undefined)
    const connected = await client.connect().then(
      () => true,
      () => false,
    )
    await client.end().catch(() => undefined)
    if (connected) return true
    await sleep(50)
  }
  return false
}

/** A shell that waits for the end of its input, which the death of this process brings, then clears up. */
function startGuard(home: string): ChildProcess {
  const script = `trap '' INT HUP TERM; cat >/dev/null
    if [ -f "$1/data/postmaster.pid" ]; then kill -QUIT "$(head -n 1 "$1/data/postmaster.pid")"; sleep 1; fi
    rm -rf "$1"`
  const guard = spawn('sh', ['-c', script, 'guard', home], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  guard.unref()
  return guard
}

function collect(child: ChildProcess): () => string {
  let text = ''
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-4000)
  })
  return () => text
}

async function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}
