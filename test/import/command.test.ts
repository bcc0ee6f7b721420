/** The `import` command: what it prints, and what its exit status says. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { registerImport } from '../../server/catalogue/import/command.ts'
import { CommandTrouble } from '../../server/commands/trouble.ts'
import { aList, aMapping } from '../builders/a-list.ts'

let folder: string
let said: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-'))
  said = []
  vi.stubEnv('DATA_DIR', join(folder, 'data'))
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
  writeFileSync(join(folder, 'mapping.json'), aMapping())
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  process.exitCode = undefined
  rmSync(folder, { recursive: true })
})

async function bring(bytes: Uint8Array | string, ...options: string[]): Promise<void> {
  writeFileSync(join(folder, 'list.csv'), bytes)
  const program = new Command()
  registerImport(program)
  await program.parseAsync(
    ['import', join(folder, 'list.csv'), '--mapping', join(folder, 'mapping.json'), ...options],
    { from: 'user' },
  )
}

describe('the import command', () => {
  it('reports the sums', async () => {
    await bring(aList('17;Kita;;;;;;;'))
    expect(said).toEqual(['1 rows: 1 new, 0 changed, 0 unchanged, 0 refused; 1 new organisations.'])
    expect(process.exitCode).toBeUndefined()
  })

  it('names refused rows and notes, and says so in its exit status', async () => {
    await bring(aList('17;Kita;;keine;;;;;', '18;;;;;;;;'))
    expect(said).toEqual([
      'line 2: phone: “keine” is no telephone number, left out',
      'line 3 refused: no title',
      '2 rows: 1 new, 0 changed, 0 unchanged, 1 refused; 1 new organisations.',
    ])
    expect(process.exitCode).toBe(2)
  })

  it('writes nothing on a dry run', async () => {
    await bring(aList('17;Kita;;;;;;;'), '--dry-run')
    await bring(aList('17;Kita;;;;;;;'))
    expect(said.at(-1)).toContain('1 new')
  })

  it('tells wrong input in one sentence', async () => {
    await expect(bring('%PDF-1.7')).rejects.toThrow(CommandTrouble)
    await expect(bring(aList('1'), '--mapping', join(folder, 'missing.json'))).rejects.toThrow(/There is no file/)
  })
})
