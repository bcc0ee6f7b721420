/**
 * One PostgreSQL for a whole test run, started only when a test first knocks: a run that needs none
 * pays nothing. The door is a local HTTP address that answers with the server's.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { TestProject } from 'vitest/node'
import { startPostgres, type TestPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers a GET with the address of the run's PostgreSQL. */
    postgresDoor: string
  }
}

export default async function openDoor(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<TestPostgres> | undefined
  const door = createServer(async (_request, response) => {
    try {
      server ??= startPostgres({ durable: false })
      response.end((await server).url)
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
    await (await server)?.stop()
  }
}
