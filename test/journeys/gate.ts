/** A gate in the network before the server: holds answers back, so that something can die while it waits for one. */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export type Gate = {
  /** `http://127.0.0.1:PORT` */
  url: string
  /** From now on what is posted to this path passes, and the answers wait. */
  holdAnswersTo(path: string): void
  release(): void
  close(): Promise<void>
}

export async function aGate(target: string): Promise<Gate> {
  const { hostname, port } = new URL(target)
  const servers = new Set<Socket>()
  const clients = new Set<Socket>()
  let held: string | undefined
  const gate = createServer((client) => {
    const server = connect(Number(port), hostname)
    clients.add(client)
    servers.add(server)
    client.on('data', (chunk: Buffer) => {
      if (held !== undefined && chunk.includes(`POST ${held} HTTP/`)) server.pause()
    })
    client.pipe(server)
    server.pipe(client)
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => {
        other.destroy()
        clients.delete(client)
        servers.delete(server)
      })
    }
  })
  gate.listen(0, '127.0.0.1')
  await once(gate, 'listening')
  const place = gate.address()
  if (typeof place !== 'object' || place === null) throw new Error('The gate has no address')
  return {
    url: `http://127.0.0.1:${place.port}`,
    holdAnswersTo(path) {
      held = path
    },
    release() {
      held = undefined
      for (const server of servers) server.resume()
    },
    async close() {
      for (const client of clients) client.destroy()
      gate.close()
      await once(gate, 'close')
    },
  }
}
