/**
 * `npm run bench`: everything that is measured, side by side with its peers, in one run. A word picks
 * one part: `npm run bench -- search`, `sync`, `panel`, `sealing`, `inbox`, `index-update`, `import`, `rollup`,
 * `release`, `statistics`.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'
import { join } from 'node:path'

const parts = [
  'search',
  'panel',
  'sync',
  'sealing',
  'inbox',
  'hsds',
  'index-update',
  'import',
  'rollup',
  'release',
  'statistics',
] as const

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'))
const unknown = wanted.filter((word) => !parts.some((part) => part === word))
if (unknown.length > 0) {
  console.error(`Unknown part ${unknown.join(', ')}. Known: ${parts.join(', ')}.`)
  process.exit(2)
}

const [processor] = cpus()
const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`
console.log(
  `${type()} ${release()}, ${cpus().length} × ${processor?.model ?? 'unknown'}, ${memory}, Node ${process.version}`,
)

for (const part of parts) {
  if (wanted.length > 0 && !wanted.includes(part)) continue
  console.log(`\n=== ${part} ===`)
  const file = join(import.meta.dirname, `${part}.ts`)
  if (!existsSync(file)) {
    console.log(`not measured: test/bench/${part}.ts is not there`)
    process.exitCode = 1
    continue
  }
  // Each part in a process of its own, so that none inherits another's heap.
  const child = spawn(process.execPath, [file], { stdio: 'inherit', env: { ...process.env, NODE_NO_WARNINGS: '1' } })
  const [code] = await once(child, 'exit')
  if (code !== 0) process.exitCode = 1
}
