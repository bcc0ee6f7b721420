/** A server that lies to a browser: stands before the true one, and answers or alters where a test wants it. */
import { once } from 'node:events'
import { createAdaptorServer } from '@hono/node-server'
import { aMeddler, type Meddler } from '../builders/a-meddler.ts'

export type Liar = Pick<Meddler, 'meddle'> & {
  /** `http://127.0.0.1:PORT`, the address that the browser is given. */
  url: string
  close(): Promise<void>
}

/** Of a connection, not of what is said: the two that meet here have connections of their own. */
const ofConnections = ['connection', 'content-encoding', 'content-length', 'host', 'keep-alive', 'transfer-encoding']

export async function aLiar(target: string): Promise<Liar> {
  const straight = (url: string, request: RequestInit) => fetch(url, request)
  const { send, meddle } = aMeddler(straight)
  const server = createAdaptorServer({
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url)
      const { method, signal } = request
      const body = (await request.text()) || null
      const asked = { method, headers: withoutConnection(request.headers), body, signal }
      // What the browser asks beforehand is no question of the panel's.
      const answer = await (method === 'OPTIONS' ? straight : send)(target + pathname + search, asked)
      const headers = withoutConnection(answer.headers)
      headers.set('Access-Control-Allow-Origin', request.headers.get('Origin') ?? '*')
      return new Response(answer.body, { status: answer.status, headers })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const place = server.address()
  if (typeof place !== 'object' || place === null) throw new Error('The liar has no address')
  return {
    url: `http://127.0.0.1:${place.port}`,
    meddle,
    async close() {
      if ('closeAllConnections' in server) server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function withoutConnection(all: Headers): Headers {
  const kept = new Headers(all)
  for (const name of ofConnections) kept.delete(name)
  return kept
}
