/**
 * The serving process never holds the key of the noise (P13): its memory is searched for it, while the release job it
 * started uses the key beside it. test/statistics/noise-apart.test.ts holds that nothing it loads could read the file.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { readCounting } from '../../server/statistics/counting.ts'
import { readNoiseKey } from '../../server/statistics/noise-key.ts'
import { putRecords } from '../../server/statistics/rollup.ts'
import { openStore } from '../../server/store/open.ts'
import { recordFactsOf } from '../builders/some-records.ts'
import { foundIn } from '../canary/marks.ts'
import { readMemory } from '../canary/process-memory.ts'
import { freePort } from '../engines/free-port.ts'
import { runCommand, type ServerSettings, startServer } from './parts/server-process.ts'

const daysAgo = (days: number) => Date.now() - days * 86_400_000

/** A network whose figures of some months are due. */
async function aNetworkWithRecords(): Promise<ServerSettings> {
  const folder = mkdtempSync(join(tmpdir(), 'kettenglied-noise-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const settings: ServerSettings = { DATA_DIR: folder, PORT: String(await freePort()), LOG_LEVEL: 'info' }
  const { databaseUrl, ledger } = readConfig(settings)
  const store = await openStore(databaseUrl, { ledger })
  await store.db
    .updateTable('network')
    .set({ created_at: daysAgo(120) })
    .execute()
  const facts = recordFactsOf({ day: new Date(daysAgo(80)).toISOString().slice(0, 10) })
  const changes = Array.from({ length: 40 }, (_, at) => ({ ref: `ref-${at}`, chain: `chain-${at}`, facts }))
  const counting = await readCounting(store)
  await store.write((trx) => putRecords(trx, store.engine, counting, changes))
  await store.close()
  return settings
}

/** The forms in which a process's memory holds the key: its bytes, or a text of them. */
function formsHeld(pid: number | undefined, key: Uint8Array): string[] {
  const bytes = Buffer.from(key)
  const texts = [bytes.toString('base64url'), bytes.toString('base64'), bytes.toString('hex')]
  const found = new Set<string>()
  readMemory(pid ?? 0, (part) => {
    if (part.includes(bytes)) found.add('bytes')
    for (const text of texts) for (const form of foundIn(part, text)) found.add(`text, ${form}`)
  })
  return [...found]
}

/** A process that has read the file and does nothing else. */
async function aReader(file: string): Promise<number | undefined> {
  const script = `globalThis.held = require('node:fs').readFileSync(process.argv[1]); console.log('read'); setInterval(() => globalThis.held, 1000)`
  const child = spawn(process.execPath, ['-e', script, file], { stdio: ['ignore', 'pipe', 'ignore'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child.pid
}

describe.skipIf(!existsSync('/proc/self/mem'))('the memory of the serving process', () => {
  it('holds the key of the noise at no time, though releases ran beside it', async () => {
    const settings = await aNetworkWithRecords()
    const server = await startServer(settings)
    try {
      while (!/"event":"release"/.test(server.said())) await sleep(100)
      const file = join(settings.DATA_DIR, 'noise.key')
      const key = readNoiseKey(file)
      if (key === undefined) throw new Error('the release job made no key')
      expect(formsHeld(server.child.pid, key)).toEqual([])
      expect(await runCommand(settings, 'release', '--new-key')).toMatchObject({ code: 0 })
      const next = readNoiseKey(file) ?? key
      expect(next).not.toEqual(key)
      for (const each of [key, next]) expect(formsHeld(server.child.pid, each)).toEqual([])
      // Found where it is: in a process that has read the file.
      expect(formsHeld(await aReader(file), next)).toContain('text, UTF-8')
      expect(server.said()).not.toContain(readFileSync(file, 'utf8').trim())
    } finally {
      await server.stop()
    }
  })
})
