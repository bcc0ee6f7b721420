/** Installs the peers on demand into `.bench/sync/`, which is nobody's dependency and stays out of the repository. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

export const benchFolder = resolve(import.meta.dirname, '../../../.bench/sync')

const packages = {
  pouchdb: '9.0.0',
  'express-pouchdb': '4.2.0',
  express: '4.21.2',
  '@actual-app/sync-server': '26.9.0',
  '@actual-app/crdt': '3.1.3',
}

/** The only install script that is needed: Actual's server keeps its messages in better-sqlite3. */
const manifest = { private: true, type: 'module', dependencies: packages, allowScripts: { 'better-sqlite3': true } }

/** The reason why the peers cannot be had here, or undefined when they are installed. */
export async function installPeers(): Promise<string | undefined> {
  const file = join(benchFolder, 'package.json')
  const text = `${JSON.stringify(manifest, null, 2)}\n`
  mkdirSync(benchFolder, { recursive: true })
  const complete = existsSync(join(benchFolder, 'node_modules/.complete'))
  if (complete && readFileSync(file, 'utf8') === text) return undefined
  writeFileSync(file, text)
  console.log('installing the peers into .bench/sync/ …')
  const npm = ['install', '--no-audit', '--no-fund', '--loglevel=error', ...headersOfThisNode()]
  const { status, stderr } = spawnSync('npm', npm, { cwd: benchFolder, encoding: 'utf8' })
  if (status !== 0) return `npm install failed: ${stderr.trim().split('\n').at(-1) ?? ''}`
  writeFileSync(join(benchFolder, 'node_modules/.complete'), '')
  return undefined
}

/** A Node that came as a package brings its own headers, which spares a download when a module is compiled. */
function headersOfThisNode(): string[] {
  const home = dirname(dirname(process.execPath))
  return existsSync(join(home, 'include/node/node_version.h')) ? [`--nodedir=${home}`] : []
}

export function versionOf(name: keyof typeof packages): string {
  return packages[name]
}
