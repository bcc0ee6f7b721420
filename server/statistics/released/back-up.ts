/**
 * The copies of released figures and of the noise key that go with a backup of SQLite. What was released may be known
 * outside already, so a restore never takes back a release.
 */
import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { backupSqlite } from '../../store/backup.ts'
import { releasedPath } from './source.ts'
import { sqliteSource } from './sqlite-source.ts'

type Place = { databaseUrl: string; noiseKeyFile: string }

const figuresOf = (file: string) => `${file}.statistics`
const keyOf = (file: string) => `${file}.noise-key`

/** Copies what there is beside the backup `file`. @returns the files that were made */
export async function backUpReleased({ databaseUrl, noiseKeyFile }: Place, file: string): Promise<string[]> {
  const made: string[] = []
  const path = releasedPath(databaseUrl)
  if (path !== undefined && existsSync(path)) {
    await backupSqlite(path, figuresOf(file))
    made.push(figuresOf(file))
  }
  if (existsSync(noiseKeyFile)) {
    copyKey(noiseKeyFile, keyOf(file))
    made.push(keyOf(file))
  }
  return made
}

/**
 * Puts back what lies beside the backup `file`: the figures where those in place are fewer, the key where there is none.
 * @param now names the figures that were in place
 * @returns what was done, for the person at the command line
 */
export async function putBackReleased(place: Place, file: string, now: number): Promise<string[]> {
  const said: string[] = []
  const path = releasedPath(place.databaseUrl)
  if (path !== undefined && existsSync(figuresOf(file))) said.push(await putFiguresBack(path, figuresOf(file), now))
  if (existsSync(keyOf(file)) && !existsSync(place.noiseKeyFile)) {
    copyKey(keyOf(file), place.noiseKeyFile)
    said.push('The noise key was put back.')
  }
  return said
}

async function putFiguresBack(path: string, from: string, now: number): Promise<string> {
  const [there, saved] = [await entriesIn(path), await entriesIn(from)]
  if (there >= saved) return 'The released figures in place are not older than the backup’s and stay.'
  const fresh = `${path}.restoring`
  copyFileSync(from, fresh)
  if (existsSync(path)) renameSync(path, `${path}.before-${new Date(now).toISOString().replaceAll(':', '-')}`)
  for (const rest of ['-wal', '-shm']) rmSync(`${path}${rest}`, { force: true })
  renameSync(fresh, path)
  return 'The released figures were put back.'
}

/** How many entries the log of a file has; −1 where there is none that can be read. */
async function entriesIn(path: string): Promise<number> {
  if (!existsSync(path)) return -1
  const source = sqliteSource(path)
  try {
    return (await source.newest()).n
  } catch {
    return -1
  } finally {
    await source.close()
  }
}

function copyKey(from: string, to: string): void {
  copyFileSync(from, to)
  chmodSync(to, 0o600)
}
