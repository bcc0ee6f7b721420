/** PouchDB: replication between express-pouchdb (LevelDB on disk) and PouchDB's IndexedDB adapter in the page. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../engines/free-port.ts'
import { bundle } from './bundle.ts'
import { startChild } from './child-server.ts'
import { benchFolder, versionOf } from './install.ts'
import type { Peer } from './peer.ts'

export const pouchdb: Peer = {
  name: `PouchDB ${versionOf('pouchdb')}, express-pouchdb ${versionOf('express-pouchdb')}`,
  async start(records) {
    const folder = await mkdtemp(join(tmpdir(), 'kettenglied-bench-'))
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const script = join(import.meta.dirname, 'pouchdb-server.ts')
    const server = await startChild([script, benchFolder, folder, String(port)], process.cwd(), url)
    const send = (path: string, method: string, body?: unknown) => call(url + path, method, body)
    await send('/bench', 'PUT')
    const events = (list: readonly { id: string; p: string; s: string }[]) =>
      list.map(({ id, p, s }) => ({ _id: id, p, s }))
    const docs = [...records.offers.map((offer) => ({ ...offer, _id: offer.id })), ...events(records.events)]
    for (let at = 0; at < docs.length; at += 1000)
      await send('/bench/_bulk_docs', 'POST', { docs: docs.slice(at, at + 1000) })
    const dist = join(benchFolder, 'node_modules/pouchdb/dist')
    return {
      url,
      scripts: [join(dist, 'pouchdb.min.js'), join(dist, 'pouchdb.indexeddb.min.js'), await bundle('pouchdb-page')],
      setUp: async () => undefined,
      addElsewhere: async () => send('/bench/_bulk_docs', 'POST', { docs: events(records.later) }),
      stop: async () => {
        await server.stop()
        await rm(folder, { recursive: true, force: true })
      },
    }
  },
}

async function call(url: string, method: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`)
  await response.body?.cancel()
}
