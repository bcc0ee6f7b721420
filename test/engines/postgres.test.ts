import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, it } from 'vitest'
import { installedBinaries, packagedBinaries } from './binaries.ts'
import { startOwnPostgres } from './own-postgres.ts'
import { dropDatabase, newDatabase } from './postgres.ts'

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

it('gives every caller a database of its own', async () => {
  const [one, other] = await Promise.all([newDatabase(), newDatabase()])
  await ask(one, 'create table mark (n int)')
  expect(await ask(other, "select to_regclass('mark') as found")).toEqual([{ found: null }])
  await Promise.all([dropDatabase(one), dropDatabase(other)])
})

it('keeps what was committed when the server is killed and started again', async () => {
  const server = await startOwnPostgres()
  await ask(server.url, 'create table mark as select 7 as n')
  server.kill()
  await server.restart()
  expect(await ask(server.url, 'select n from mark')).toEqual([{ n: 7 }])
  await server.stop()
})

it('finds binaries that exist', async () => {
  const home = await mkdtemp(join(tmpdir(), 'kettenglied-binaries-'))
  const binaries = (await installedBinaries()) ?? (await packagedBinaries(home))
  expect(existsSync(binaries.initdb) && existsSync(binaries.postgres)).toBe(true)
  await rm(home, { recursive: true })
})
