/**
 * Builds the extension when its sources changed since the last build. Content decides, not dates: a
 * fresh clone or a changed branch has new dates on old files and old dates on new ones.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const projectRoot = join(import.meta.dirname, '../..')
const extensionFolder = join(projectRoot, '.output/chrome-mv3')
const record = join(projectRoot, '.output/chrome-mv3.sources')

/** Folder of the built extension for Chromium. Throws with wxt's own words when the build fails. */
export async function builtExtension(onBuild: () => void = () => {}): Promise<string> {
  const sources = sourceHash()
  if (readRecord() !== stamp(sources)) {
    onBuild()
    await build()
    writeFileSync(record, stamp(sources))
  }
  return extensionFolder
}

/** Hash of the sources and the moment the output was written: a build by hand in between shows up too. */
function stamp(sources: string): string {
  const manifest = join(extensionFolder, 'manifest.json')
  return existsSync(manifest) ? `${sources} ${statSync(manifest).mtimeMs}` : ''
}

function readRecord(): string | undefined {
  return existsSync(record) ? readFileSync(record, 'utf8') : undefined
}

/** SHA-256 over path and content of everything that goes into the extension. */
function sourceHash(): string {
  const hash = createHash('sha256')
  const files = ['extension', 'shared'].flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  const single = ['wxt.config.ts', 'package.json', 'package-lock.json'].map((name) => join(projectRoot, name))
  for (const file of [...files.sort(), ...single])
    hash.update(file.slice(projectRoot.length)).update(readFileSync(file))
  return hash.digest('hex')
}

async function build(): Promise<void> {
  const command = join(projectRoot, 'node_modules/wxt/bin/wxt.mjs')
  const child = spawn(process.execPath, [command, 'build'], { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] })
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
  const code = await new Promise<number | null>((done, failed) => {
    child.once('error', failed)
    child.once('close', done)
  })
  if (code !== 0) throw new Error(`The extension could not be built:\n${Buffer.concat(output).toString()}`)
}
