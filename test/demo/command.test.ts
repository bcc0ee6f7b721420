/** The `demo` command: fills an empty data directory once, and never a full one. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { CommandTrouble } from '../../server/commands/trouble.ts'
import { registerDemo } from '../../server/demo/command.ts'
import { readInvitationCode } from '../../shared/protocol/invitation-code.ts'

const folder = mkdtempSync(join(tmpdir(), 'demo-'))
const said: string[] = []

beforeAll(() => vi.stubEnv('DATA_DIR', folder))
beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
})
afterEach(() => {
  vi.restoreAllMocks()
  said.length = 0
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

async function demo(...options: string[]): Promise<void> {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined })
  registerDemo(program)
  await program.parseAsync(['demo', ...options], { from: 'user' })
}

describe('the demo command', () => {
  it('refuses numbers that are none', async () => {
    await expect(demo('--offers', 'many')).rejects.toThrow(/whole number/)
  })

  it('fills an empty directory and prints invitations to one that refers, one that receives, a clinic and the coordination', async () => {
    await demo('--offers', '60', '--referrals', '40')
    expect(said[0]).toMatch(/^Kreis Musterland: 60 organisations, 62 offers, \d+ events\.$/)
    expect(said.slice(1).map((line) => line.split(/, | \(/)[0])).toEqual([
      'Invitation to Jugendamt Kreis Musterland',
      'Invitation to DRK-Familienzentrum Drachennest',
      'Invitation to Klinikum Silberfurt',
      'Invitation to Jugendhilfeplanung und Koordination Präventionskette Kreis Musterland',
    ])
    for (const line of said.slice(1)) expect(readInvitationCode(line.split(': ')[1] ?? '')).toBeDefined()
  })

  it('keeps the keys of its organisations where only the service account reads them', () => {
    expect(statSync(join(folder, 'demonstration-keys.json')).mode & 0o777).toBe(0o600)
  })

  it('refuses a directory that holds a network', async () => {
    await expect(demo()).rejects.toThrow(CommandTrouble)
    await expect(demo()).rejects.toThrow(/holds a network already/)
  })
})
