/** A listener in the network between devices and server: keeps every byte that a device sends. */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export type Traffic = {
  /** `http://127.0.0.1:PORT`, the address the devices are given. */
  url: string
  /** Everything sent so far, of all connections, request lines and bodies alike. */
  sent(): Buffer
  close(): Promise<void>
}

export async function listenTo(target: string): Promise<Traffic> {
  const { hostname, port } = new URL(target)
  const chunks: Buffer[] = []
  const open = new Set<Socket>()
  const listener = createServer((client) => {
    const server = connect(Number(port), hostname)
    for (const socket of [client, server]) {
      open.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        open.delete(socket)
        client.destroy()
        server.destroy()
      })
    }
    client.on('data', (chunk: Buffer) => chunks.push(chunk))
    client.pipe(server)
    server.pipe(client)
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const place = listener.address()
  if (typeof place !== 'object' || place === null) throw new Error('The listener has no address')
  return {
    url: `http://127.0.0.1:${place.port}`,
    sent: () => Buffer.concat(chunks),
    async close() {
      for (const socket of open) socket.destroy()
      listener.close()
      await once(listener, 'close')
    },
  }
}
