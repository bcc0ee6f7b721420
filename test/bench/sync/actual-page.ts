/**
 * In the page: what Actual's app does in a sync, with its own CRDT package. Its app keeps messages in
 * SQLite; here they go into IndexedDB five hundred a record, the cheapest durable way there is.
 */
import {
  create,
  fromBinary,
  type MessageEnvelope,
  MessageEnvelopeSchema,
  MessageSchema,
  merkle,
  SyncRequestSchema,
  SyncResponseSchema,
  Timestamp,
  toBinary,
} from '@actual-app/crdt'
import type { Account } from './actual.ts'

declare global {
  interface Window {
    joinBench(account: Account): void
    sendAsOthers(records: readonly (readonly [string, string])[]): Promise<void>
  }
}

type Applied = { timestamp: string; dataset: string; row: string; column: string; value: string }

const own = '0000000000000001'
const others = '0000000000000002'
const beginning = new Timestamp(0, 0, '0000000000000000').toString()

let account: Account = { token: '', fileId: '', groupId: '' }
let trie = merkle.emptyTrie()
let since = beginning
let unsent: MessageEnvelope[] = []
const rows = new Map<string, string>()
const opened = openDatabase()

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('bench', 1)
    request.onupgradeneeded = () => void request.result.createObjectStore('messages', { autoIncrement: true })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function store(applied: Applied[]): Promise<void> {
  return opened.then(
    (database) =>
      new Promise((resolve, reject) => {
        const transaction = database.transaction('messages', 'readwrite', { durability: 'strict' })
        for (let at = 0; at < applied.length; at += 500)
          transaction.objectStore('messages').add(applied.slice(at, at + 500))
        transaction.oncomplete = () => resolve()
        transaction.onerror = () => reject(transaction.error)
      }),
  )
}

let lastMillis = 0
let counter = 0

/** Hybrid clock: unique and growing. */
function stamp(node: string): string {
  const millis = Date.now()
  counter = millis === lastMillis ? counter + 1 : 0
  lastMillis = millis
  return new Timestamp(millis, counter, node).toString()
}

function envelope(node: string, row: string, value: string): MessageEnvelope {
  const content = toBinary(
    MessageSchema,
    create(MessageSchema, { dataset: 'records', row, column: 'data', value: `S:${value}` }),
  )
  return create(MessageEnvelopeSchema, { timestamp: stamp(node), isEncrypted: false, content })
}

async function exchange(messages: MessageEnvelope[], from: string) {
  const { fileId, groupId, token } = account
  const request = create(SyncRequestSchema, { messages, fileId, groupId, keyId: '', since: from })
  const response = await fetch('/sync/sync', {
    method: 'POST',
    headers: { 'content-type': 'application/actual-sync', 'x-actual-token': token },
    body: toBinary(SyncRequestSchema, request),
  })
  if (!response.ok) throw new Error(`sync answered ${response.status}`)
  return fromBinary(SyncResponseSchema, new Uint8Array(await response.arrayBuffer()))
}

async function apply(envelopes: MessageEnvelope[]): Promise<void> {
  const applied: Applied[] = []
  for (const { timestamp, content } of envelopes) {
    const { dataset, row, column, value } = fromBinary(MessageSchema, content)
    applied.push({ timestamp, dataset, row, column, value })
    rows.set(row, value)
    const parsed = Timestamp.parse(timestamp)
    if (parsed !== null) trie = merkle.insert(trie, parsed)
    if (timestamp > since) since = timestamp
  }
  trie = merkle.prune(trie)
  await store(applied)
}

window.joinBench = (given) => {
  account = given
}

window.sendAsOthers = async (records) => {
  await exchange(
    records.map(([id, text]) => envelope(others, id, text)),
    new Timestamp(Date.now() + 60_000, 0, others).toString(),
  )
}

window.bench = {
  async sync() {
    const sent = unsent
    unsent = []
    const answer = await exchange(sent, since)
    await apply([...answer.messages, ...sent])
    if (merkle.diff(JSON.parse(answer.merkle), trie) !== null) throw new Error('the tries differ after sync')
  },
  async write(count) {
    const value = JSON.stringify({ p: 'x'.repeat(700), s: 'y'.repeat(86) })
    unsent = Array.from({ length: count }, () => envelope(own, crypto.randomUUID(), value))
  },
  async held() {
    return rows.size
  },
}
