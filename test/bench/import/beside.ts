/**
 * How long others wait beside an import: a real server of its own on SQLite takes a list of so many rows from upload to
 * undo, while a caseworker's device pulls and pushes without pause. Prints the longest waits by step, in milliseconds, as JSON.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeCatalogue } from '../../../server/catalogue/write.ts'
import { openStore } from '../../../server/store/open.ts'
import { importSchema } from '../../../shared/protocol/imports.ts'
import { aMapping } from '../../builders/a-list.ts'
import { anOrganisation, receiver, sender } from '../../builders/a-server.ts'
import { aSignedEvent, wire } from '../../builders/a-signed-event.ts'
import { anEnrolledDevice, type Call } from '../../builders/an-enrolled-device.ts'
import { freePort } from '../../engines/free-port.ts'
import { startChild } from '../sync/child-server.ts'
import { aLargeList } from './a-large-list.ts'

const [count = '0'] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'kettenglied-bench-'))
const port = await freePort()
const url = `http://127.0.0.1:${port}`
const call: Call = async (method, path, body, token) =>
  await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })

const store = await openStore(`sqlite:${join(folder, 'kettenglied.db')}`)
await writeCatalogue(store, [
  { kind: 'network', id: 'network', data: { name: 'Kreis Musterland' } },
  { kind: 'organisation', id: sender, data: anOrganisation() },
  { kind: 'organisation', id: receiver, data: anOrganisation({ id: receiver, name: 'Beratungsstelle Beispiel' }) },
])
const script = join(import.meta.dirname, '../sync/our-server.ts')
const server = await startChild([script, folder, String(port)], process.cwd(), `${url}/livez`)
const desk = await anEnrolledDevice(call, store, { organisationId: sender, role: 'admin' })
const caseworker = await anEnrolledDevice(call, store, { organisationId: sender })
await store.close()

let step = 'before'
let working = true
const waits: Record<string, { pull: number; push: number }> = {}
const wait = async (what: 'pull' | 'push', act: () => Promise<Response>) => {
  const began = performance.now()
  const during = step
  const response = await act()
  const text = await response.text()
  if (!response.ok) throw new Error(`${what}: ${text}`)
  for (const each of new Set([during, step])) {
    const longest = waits[each] ?? { pull: 0, push: 0 }
    longest[what] = Math.max(longest[what], Math.round(performance.now() - began))
    waits[each] = longest
  }
  return text
}
const { access } = caseworker.tokens
const pulling = (async () => {
  while (working) {
    await wait('pull', () => call('POST', '/v1/sync/pull', { cursor: null, proto: 1, payloadMax: 1, limit: 1 }, access))
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
})()
const pushing = (async () => {
  while (working) {
    const events = [wire(aSignedEvent(caseworker))]
    const text = await wait('push', () => call('POST', '/v1/sync/push', { events }, access))
    if (!text.includes('stored')) throw new Error(text)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
})()

const show = async (response: Response) => importSchema.parse(await response.json())
const until = async (id: string, state: string) => {
  for (;;) {
    const shown = await show(await call('GET', `/v1/imports/${id}`, undefined, desk.tokens.access))
    if (shown.state === state) return shown
    if (shown.state === 'failed') throw new Error(JSON.stringify(shown.problem))
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
const act = (path: string, body: unknown = {}) => call('POST', `/v1/imports/${path}`, body, desk.tokens.access)
const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  step = name
  const result = await work()
  step = 'between'
  await new Promise((resolve) => setTimeout(resolve, 300))
  return result
}

const { id } = await timed('read', async () => {
  const response = await fetch(`${url}/v1/imports?name=list.csv`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream', Authorization: `Bearer ${desk.tokens.access}` },
    body: aLargeList(Number(count)).slice(),
  })
  return await until((await show(response)).id, 'mapping')
})
await timed('check', async () => {
  await act(`${id}/mapping`, JSON.parse(aMapping({ organisation: { name: { column: 'Art' } } })))
  return await until(id, 'planned')
})
await timed('apply', async () => {
  await act(`${id}/apply`)
  return await until(id, 'applied')
})
await timed('undo', async () => {
  await act(`${id}/undo`)
  return await until(id, 'undone')
})
working = false
await Promise.all([pulling, pushing])
await server.stop()
rmSync(folder, { recursive: true })
console.log(JSON.stringify(waits))
