/** What the machine refuses is said in one line that names what to look at: real refusals, no made-up errors. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import { describeTrouble } from '../../server/commands/trouble.ts'
import { openStore } from '../../server/store/open.ts'

const folder = mkdtempSync(join(tmpdir(), 'kettenglied-trouble-'))
const file = join(folder, 'file')
writeFileSync(file, 'no database '.repeat(400))
afterAll(() => rmSync(folder, { recursive: true }))

const listening = (host: string, port: number) =>
  new Promise((resolve, reject) =>
    createServer()
      .once('error', reject)
      .listen(port, host, () => resolve(undefined)),
  )

describe('trouble of the machine', () => {
  it.each([
    ['a file that is no database', () => openStore(`sqlite:${file}`), /is no database of this server/],
    ['a folder in place of the database', () => openStore(`sqlite:${folder}`), /cannot be opened or made/],
    ['a data directory that is a file', () => openStore(`sqlite:${join(file, 'in', 'it.db')}`), /and no folder\.$/],
    [
      'a copy into a folder that is not there',
      () => new DatabaseSync(join(folder, 'away', 'x.db')),
      /is its folder there/,
    ],
    [
      'a PostgreSQL that is not there',
      () => openStore('postgres://nobody:x@127.0.0.1:1/x'),
      /^PostgreSQL does not answer/,
    ],
    ['an address of another machine', () => listening('192.0.2.1', 0), /^HOST is no address of this machine/],
    ['a file that is not there', () => readFileSync(join(folder, 'none')), /^There is no .*none\.$/],
    ['a folder in place of a file', () => readFileSync(folder), /^A file is wanted, not a folder/],
    ['a file in place of a folder', () => mkdirSync(file), /is a file and no folder\.$/],
  ])('%s is named', async (_, attempt, said) => {
    const failure = await Promise.resolve()
      .then(attempt)
      .then(
        () => undefined,
        (error: unknown) => error,
      )
    const line = describeTrouble(failure)
    expect(line).toMatch(said)
    expect(line).not.toContain('\n')
  })
})
