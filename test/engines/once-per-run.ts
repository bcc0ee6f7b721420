/**
 * One PostgreSQL for a whole test run, started only when a test first knocks: a run that needs none
 * pays nothing. The door is a local HTTP address that answers with the server's, and with a database that has all
 * tables already: copying it takes a third of the time of making them. Beside it the run's own folder for temporary files,
 * where the configuration names one (`TMPDIR`): what tests leave behind goes with it.
 */
import { once } from 'node:events'
import { mkdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../server/store/migrations.ts'
import { openPostgres } from '../../server/store/postgres.ts'
import { type Door, startPostgres, type TestPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers a GET with where the run's PostgreSQL is (`Door`, as JSON). */
    postgresDoor: string
  }
}

export default async function openDoor(project: TestProject): Promise<() => Promise<void>> {
  // A project whose configuration names no variables has no `env`, whatever its type says.
  const env: Partial<Record<string, string>> | undefined = project.config.env
  const folder = env?.['TMPDIR']
  if (folder !== undefined) await mkdir(folder, { recursive: true })
  let server: Promise<{ postgres: TestPostgres; opened: Door }> | undefined
  const door = createServer(async (_request, response) => {
    try {
      server ??= start()
      response.end(JSON.stringify((await server).opened))
    } catch (error) {
      response.writeHead(500).end(String(error))
    }
  })
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  const address = door.address()
  if (address === null || typeof address === 'string') throw new Error('no address')
  project.provide('postgresDoor', `http://127.0.0.1:${address.port}`)

  return async () => {
    door.close()
    // First: nothing keeps this process for what comes after the end of the server's guard.
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
    await (await server)?.postgres.stop()
  }
}

async function start() {
  const postgres = await startPostgres({ durable: false })
  const address = await postgres.newDatabase()
  const { db, close } = openPostgres(address)
  await migrate(db, 'postgres')
  await close()
  return { postgres, opened: { url: postgres.url, template: new URL(address).pathname.slice(1) } }
}
