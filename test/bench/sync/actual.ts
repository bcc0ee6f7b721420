/** Actual: its sync server, and in the page its CRDT package speaking the same protocol as its app. */
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../engines/free-port.ts'
import { bundle } from './bundle.ts'
import { startChild } from './child-server.ts'
import { benchFolder, versionOf } from './install.ts'
import type { Peer } from './peer.ts'

/**
 * better-sqlite3 12 ends the process when Node 24 collects one of its statements
 * (`RemoveEnvironmentCleanupHook`); a large young generation spares the server nearly all collections.
 */
const rareCollections = ['--min-semi-space-size=1024', '--max-semi-space-size=1024', '--no-memory-reducer']

/** One message carries a whole record; with one per column, as in Actual's app, there would be many times more. */
export const actual: Peer = {
  name: `Actual sync-server ${versionOf('@actual-app/sync-server')}, CRDT ${versionOf('@actual-app/crdt')}`,
  async start(records) {
    const folder = await mkdtemp(join(tmpdir(), 'kettenglied-bench-'))
    for (const name of ['server-files', 'user-files']) await mkdir(join(folder, name))
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const server = await startChild(
      [...rareCollections, join(benchFolder, 'node_modules/@actual-app/sync-server/build/app.js')],
      folder,
      `${url}/health`,
      {
        ACTUAL_PORT: String(port),
        ACTUAL_HOSTNAME: '127.0.0.1',
        ACTUAL_DATA_DIR: folder,
        ACTUAL_UPLOAD_FILE_SYNC_SIZE_LIMIT_MB: '500',
        ACTUAL_UPLOAD_FILE_SIZE_LIMIT_MB: '500',
      },
    )
    const account = await openAccount(url)
    const texts = (list: readonly { id: string }[]) =>
      list.map((record) => [record.id, JSON.stringify(record)] as const)
    return {
      url,
      scripts: [await bundle('actual-page')],
      setUp: async (page) => {
        await page.evaluate((given) => window.joinBench(given), account)
        // The page itself speaks for the others, since the protocol is in its bundle; none of that is timed.
        for (const part of inParts([...texts(records.offers), ...texts(records.events)])) {
          await page.evaluate((given) => window.sendAsOthers(given), part)
        }
      },
      addElsewhere: (page) => page.evaluate((given) => window.sendAsOthers(given), texts(records.later)),
      stop: async () => {
        await server.stop()
        await rm(folder, { recursive: true, force: true })
      },
    }
  },
}

function inParts<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / 1000) }, (_, part) => all.slice(part * 1000, (part + 1) * 1000))
}

export type Account = { token: string; fileId: string; groupId: string }

/** A password, a session and an empty budget file, which is what sync groups hang on. */
async function openAccount(url: string): Promise<Account> {
  const password = randomBytes(16).toString('hex')
  await answer(await fetch(`${url}/account/bootstrap`, json({ password })))
  const login = await answer(await fetch(`${url}/account/login`, json({ loginMethod: 'password', password })))
  const token = String(login['token'])
  const fileId = randomUUID()
  const headers = {
    'content-type': 'application/encrypted-file',
    'x-actual-token': token,
    'x-actual-file-id': fileId,
    'x-actual-name': 'bench',
    'x-actual-format': '2',
  }
  const response = await fetch(`${url}/sync/upload-user-file`, { method: 'POST', headers, body: 'empty' })
  const { groupId } = (await response.json()) as { groupId?: string }
  if (groupId === undefined) throw new Error('its server accepted no file')
  return { token, fileId, groupId }
}

function json(body: object): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

async function answer(response: Response): Promise<Record<string, unknown>> {
  const { data } = (await response.json()) as { data?: Record<string, unknown> }
  if (!response.ok || data === undefined) throw new Error(`its server answered ${response.status}`)
  return data
}
