/** The age command-line program of Debian: as root on Debian it is fetched from the packages where it is missing. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether the program is there; false tells the person on the terminal what to install. */
export function ageIsThere(): boolean {
  if (answers() || (mayInstall() && installed())) return true
  console.warn('Not compared with the age program: it is not installed (Debian: apt-get install age).')
  return false
}

/** What the program decrypts with the identity. @throws {Error} with what it says when it refuses */
export function ageOpens(identity: string, file: Uint8Array): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'kettenglied-age-'))
  try {
    const path = join(folder, 'identity')
    writeFileSync(path, `${identity}\n`, { mode: 0o600 })
    return execFileSync('age', ['--decrypt', '--identity', path], { input: file, stdio: 'pipe' })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The file that the program writes for the recipients. */
export function ageWraps(recipients: readonly string[], bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const words = recipients.flatMap((recipient) => ['--recipient', recipient])
  return Uint8Array.from(execFileSync('age', words, { input: bytes, stdio: 'pipe' }))
}

/** The recipient that the program derives from an identity. */
export function ageRecipient(identity: string): string {
  return execFileSync('age-keygen', ['-y'], { input: `${identity}\n`, stdio: 'pipe' })
    .toString()
    .trim()
}

const answers = () => spawnSync('age', ['--version']).status === 0

function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

function installed(): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const aptGet = (...words: string[]) => spawnSync('apt-get', words, { env, stdio: 'ignore', timeout: 120_000 })
  aptGet('update', '-qq')
  aptGet('install', '-y', '-qq', '--no-install-recommends', 'age')
  return answers()
}
