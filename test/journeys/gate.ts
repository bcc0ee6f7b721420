/** A gate in the network before the server: holds answers back, so that something can die while it waits for one. */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export type Gate = {
  /** `http://127.0.0.1:PORT` */
  url: string
  /** From now on requests pass and answers wait. */
  holdAnswers(): void
  release(): void
  close(): Promise<void>
}

export async function aGate(target: string): Promise<Gate> {
  const { hostname, port } = new URL(target)
  const servers = new Set<Socket>()
  const clients = new Set<Socket>()
  let holding = false
  const gate = createServer((client) => {
    const server = connect(Number(port), hostname)
    clients.add(client)
    servers.add(server)
    client.pipe(server)
    server.pipe(client)
    if (holding) server.pause()
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
    holdAnswers() {
      holding = true
      for (const server of servers) server.pause()
    },
    release() {
      holding = false
      for (const server of servers) server.resume()
    },
    async close() {
      for (const client of clients) client.destroy()
      gate.close()
      await once(gate, 'close')
    },
  }
}
