/**
 * An import against a bare parse of the same file: rows per second from bytes to the written catalogue, and the most
 * memory it took; and the longest that a caseworker's pull and push waited beside it. `BENCH_SCALE=0.1` for a quick look.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const scale = Number(process.env['BENCH_SCALE'] ?? 1)
const sizes = [10_000, 100_000].map((rows) => Math.max(100, Math.round(rows * scale)))

type Figures = { seconds: Record<string, number>; rssMiB: number }

/** Each in a process of its own, so that none inherits another's heap. */
async function answerOf(script: string, ...args: string[]): Promise<string> {
  const file = join(import.meta.dirname, 'import', script)
  const child = spawn(process.execPath, ['--expose-gc', file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${String(code)}`)
  return text
}

async function measured(what: 'bare' | 'import', rows: number): Promise<Figures> {
  return JSON.parse(await answerOf('measure.ts', what, String(rows))) as Figures
}

/** Longest waits in milliseconds by step. */
async function waited(rows: number): Promise<Record<string, { pull: number; push: number }>> {
  return JSON.parse(await answerOf('beside.ts', String(rows))) as Record<string, { pull: number; push: number }>
}

for (const rows of sizes) {
  const bare = await measured('bare', rows)
  const ours = await measured('import', rows)
  const total = (figures: Figures) => Object.values(figures.seconds).reduce((sum, each) => sum + each, 0)
  const line = (name: string, figures: Figures) =>
    `${name.padEnd(16)}${Math.round(rows / total(figures))
      .toLocaleString('en')
      .padStart(12)} rows/s  ${total(figures).toFixed(2).padStart(8)} s  ${String(figures.rssMiB).padStart(6)} MiB`
  console.log(`\n${rows.toLocaleString('en')} rows`)
  console.log(line('bare csv-parse', bare))
  console.log(line('import', ours))
  const steps = Object.entries(ours.seconds).map(([step, seconds]) => `${step} ${seconds.toFixed(2)} s`)
  console.log(`                ${steps.join(', ')}`)
  console.log(
    `                ×${(total(ours) / total(bare)).toFixed(1)} the time, ×${(ours.rssMiB / bare.rssMiB).toFixed(1)} the memory`,
  )
  for (const [step, { pull, push }] of Object.entries(await waited(rows)))
    console.log(`beside ${step.padEnd(9)}longest pull ${pull} ms, longest push ${push} ms`)
}
