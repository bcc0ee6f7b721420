/** The `import` command: what it prints, and what its exit status says. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { registerImport } from '../../server/catalogue/import/command.ts'
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
  await command(join(folder, 'list.csv'), '--mapping', join(folder, 'mapping.json'), ...options)
}

async function command(...words: string[]): Promise<void> {
  const program = new Command()
  registerImport(program)
  await program.parseAsync(['import', ...words], { from: 'user' })
}

describe('the import command', () => {
  it('reports the sums', async () => {
    await bring(aList('17;Kita;;;;;;;'))
    expect(said).toEqual([
      '1 rows: 1 new, 0 changed, 0 difference, 0 duplicate, 0 unchanged, 0 refused; 0 no longer named; 1 new organisations.',
      expect.stringMatching(/^2 things written\. Take it back with: import undo [0-9a-f-]{36}$/),
    ])
    expect(process.exitCode).toBeUndefined()
  })

  it('names refused rows and notes, and says so in its exit status', async () => {
    await bring(aList('17;Kita;;keine;;;;;', '18;;;;;;;;'))
    expect(said).toContainEqual(expect.stringMatching(/^line 2: .*keine/))
    expect(said).toContainEqual(expect.stringMatching(/^line 3 refused: /))
    expect(said.at(-2)).toBe(
      '2 rows: 1 new, 0 changed, 0 difference, 0 duplicate, 0 unchanged, 1 refused; 0 no longer named; 1 new organisations.',
    )
    expect(process.exitCode).toBe(2)
  })

  it('tells what many rows tell once, with how many more do', async () => {
    await bring(aList('17;Kita;;keine;;;;;', '18;Hort;;keine;;;;;', '19;Krippe;;keine;;;;;'))
    expect(said.filter((line) => line.includes('keine'))).toEqual([
      expect.stringMatching(/^line 2: /),
      expect.stringMatching(/^The same in 2 more lines: /),
    ])
  })

  it('writes nothing on a dry run', async () => {
    await bring(aList('17;Kita;;;;;;;'), '--dry-run')
    await bring(aList('17;Kita;;;;;;;'))
    expect(said.at(-2)).toContain('1 new')
  })

  it('tells wrong input in one sentence', async () => {
    await expect(bring('%PDF-1.7')).rejects.toMatchObject({ code: 'file_unknown', detail: 'pdf' })
    await expect(bring(aList('1'), '--mapping', join(folder, 'missing.json'))).rejects.toThrow(/There is no file/)
  })

  it('refuses a file of 500 MB without reading it', async () => {
    const file = join(folder, 'large.csv')
    writeFileSync(file, '')
    truncateSync(file, 500 * 1024 * 1024)
    await expect(command(file)).rejects.toThrow(/larger than 64 MiB/)
  })

  it('uses the proposal only when told to, and asks for what it cannot propose', async () => {
    writeFileSync(join(folder, 'kitas.csv'), 'Nr;Einrichtung;Träger;Art\n1;Kita Drachennest;Stadt Silberfurt;Kita\n')
    await command(join(folder, 'kitas.csv'))
    expect(said.at(-1)).toMatch(/^Nothing was written: repeat with --yes/)
    expect(process.exitCode).toBe(1)
    await command(join(folder, 'kitas.csv'), '--yes')
    expect(said.at(-1)).toMatch(/^2 things written/)
    writeFileSync(join(folder, 'bare.csv'), 'a;b\n1;2\n3;4\n')
    await expect(command(join(folder, 'bare.csv'))).rejects.toThrow(/Save this, correct it/)
  })

  it('prints the proposed mapping, lists imports and takes one back', async () => {
    await bring(aList('17;Kita;;;;;;;'))
    await command('mapping', join(folder, 'list.csv'))
    expect(JSON.parse(said.at(-1) ?? '')).toMatchObject({ offer: { title: { column: 'Name' } } })
    await command('list')
    const [id = ''] = (said.at(-1) ?? '').split(' ')
    expect(said.at(-1)).toContain('applied')
    await command('undo', id)
    expect(said.at(-1)).toBe(`Import ${id} was taken back; 0 things stay.`)
    await bring(aList('17;Kita;;;;;;;'), '--dry-run')
    expect(said.at(-2)).toContain('1 new')
  })
})
