/**
 * A small client of the protocol that remembers what it wrote, what was acknowledged and what its feed
 * showed. It checks positions and chain like the extension, but shares no code with it.
 */

import { randomBytes } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { toBase64url } from '../../../shared/protocol/bytes.ts'
import { chainNext, chainStart, leafOf } from '../../../shared/protocol/chain.ts'
import { chainText, readCursor } from '../../../shared/protocol/cursor.ts'
import { enrolAnswerSchema } from '../../../shared/protocol/enrolment.ts'
import { pullAnswerSchema, pushAnswerSchema } from '../../../shared/protocol/feed.ts'
import { invitationAuth, readInvitationCode } from '../../../shared/protocol/invitation-code.ts'
import { aWriter, type Writer, type WrittenEvent } from './writer.ts'

export type ProtocolClient = {
  writer: Writer
  token: string
  /** Written and never acknowledged; goes out again until it is. */
  open: WrittenEvent[]
  cursor: string | null
  /** Ids the feed showed, in its order. */
  seen: string[]
  /** File with a line per acknowledged event: `id`. */
  ledger: string
}

export async function enrolClient(
  url: string,
  organisationId: string,
  code: string,
  ledger: string,
): Promise<ProtocolClient> {
  const writer = aWriter(organisationId)
  const invitation = readInvitationCode(code)
  if (invitation === undefined) throw new Error('no invitation code')
  const device = {
    id: writer.deviceId,
    signKey: writer.signKey,
    agreeKey: toBase64url(randomBytes(32)),
    client: 'proof',
  }
  const body = { invitation: invitation.id, auth: toBase64url(invitationAuth(invitation.secret)), device }
  const answer = enrolAnswerSchema.parse(await post(url, '/v1/enrol', body))
  return { writer, token: answer.tokens.access, open: [], cursor: null, seen: [], ledger }
}

/** Sends what is open. Only after the answer is an event noted as acknowledged. */
export async function pushOpen(client: ProtocolClient, url: string): Promise<void> {
  const sent = client.open.slice(0, 20)
  const body = { events: sent.map(({ p, s }) => ({ p, s })) }
  const { results } = pushAnswerSchema.parse(await post(url, '/v1/sync/push', body, client.token))
  for (const [index, event] of sent.entries()) {
    const state = results[index]?.st
    if (state !== 'stored' && state !== 'duplicate') throw new Error(`push answered ${state} ${results[index]?.code}`)
    appendFileSync(client.ledger, `${event.id}\n`)
  }
  client.open.splice(0, sent.length)
}

/** Reads the feed to its head. */
export async function pullToHead(client: ProtocolClient, url: string): Promise<void> {
  for (let more = true; more; ) {
    const body = { cursor: client.cursor, proto: 1, payloadMax: 1 }
    const page = pullAnswerSchema.parse(await post(url, '/v1/sync/pull', body, client.token))
    const start = client.cursor === null ? undefined : readCursor(client.cursor, 'f1')
    let chain = start === undefined ? chainStart : Buffer.from(start.chain, 'hex')
    for (const [index, item] of page.items.entries()) {
      if (item.n !== (start?.pos ?? 0) + index + 1) throw new Error(`position ${item.n} leaves a gap`)
      if (item.k !== 'ev') throw new Error(`unexpected item ${item.k}`)
      const { id } = JSON.parse(item.p) as { id: string }
      chain = chainNext(chain, 'ev', id, leafOf(item.p))
      client.seen.push(id)
    }
    if (readCursor(page.next, 'f1')?.chain !== chainText(chain)) throw new Error('the chain is broken')
    client.cursor = page.next
    more = page.more
  }
}

/** An answer that is no success, with its status. */
export class Refused extends Error {
  readonly status: number
  constructor(status: number, text: string) {
    super(`${status} ${text}`)
    this.status = status
  }
}

async function post(url: string, path: string, body: unknown, token?: string): Promise<unknown> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  })
  if (!response.ok) throw new Refused(response.status, await response.text())
  return await response.json()
}
