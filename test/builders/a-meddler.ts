/** Stands between a device and its server: sees every request, and answers or alters where a test wants it. */
import { chainNext, leafOf } from '../../shared/protocol/chain.ts'
import { chainText, readCursor, writeCursor } from '../../shared/protocol/cursor.ts'
import type { FeedItem, PullAnswer } from '../../shared/protocol/feed.ts'

export type Seen = { path: string; method: string; authorization: string | null; body: unknown }

type Send = (url: string, request: RequestInit) => Promise<Response>
/** Answers in the server's place, or calls `pass` to have the server's own answer. */
export type Meddling = (seen: Seen, pass: () => Promise<Response>) => Promise<Response> | Response

export type Meddler = { send: Send; seen: Seen[]; meddle(with_: Meddling | undefined): void }

export function aMeddler(send: Send): Meddler {
  let meddling: Meddling | undefined
  const seen: Seen[] = []
  return {
    seen,
    meddle: (next) => {
      meddling = next
    },
    send: async (url, request) => {
      const one: Seen = {
        path: new URL(url).pathname,
        method: request.method ?? 'GET',
        authorization: new Headers(request.headers).get('authorization'),
        body: typeof request.body === 'string' ? JSON.parse(request.body) : undefined,
      }
      seen.push(one)
      const pass = () => send(url, request)
      return meddling === undefined ? pass() : meddling(one, pass)
    },
  }
}

/** Only requests to this path are meddled with. */
export function at(path: string, meddling: Meddling): Meddling {
  return (seen, pass) => (seen.path === path ? meddling(seen, pass) : pass())
}

/** What a hotel's Wi-Fi or a municipal proxy answers to everything. */
export function aProxyPage(status = 200): Response {
  return new Response('<!doctype html><title>Anmeldung</title>', { status, headers: { 'content-type': 'text/html' } })
}

export function aProblemAnswer(error: string, status: number, headers: Record<string, string> = {}): Response {
  const body = JSON.stringify({ type: 'about:blank', title: error, status, error })
  return new Response(body, { status, headers: { 'content-type': 'application/problem+json', ...headers } })
}

/** The same answer with its JSON changed. */
export async function altered(response: Response, change: (json: never) => unknown): Promise<Response> {
  const json = change((await response.json()) as never)
  return new Response(JSON.stringify(json), {
    status: response.status,
    headers: { 'content-type': 'application/json' },
  })
}

/** A page of these items, under the numbers that a device expects. */
export function numbered(page: PullAnswer, items: PullAnswer['items']): PullAnswer {
  const first = page.items[0]?.n ?? 0
  return { ...page, items: items.map((item, at) => ({ ...item, n: first + at })) }
}

type FeedLink =
  | { k: 'ev'; p: string; s: string }
  | { k: 'key' | 'erase'; id: string; st: string; [more: string]: unknown }

/** A page with one more item, whose chain is right: what a server can do that keeps the feed itself. */
export function withItem(page: PullAnswer, link: FeedLink): PullAnswer {
  const end = readCursor(page.next, 'f1')
  if (end === undefined) throw new Error('no cursor')
  const before = Uint8Array.from(Buffer.from(end.chain, 'hex'))
  const [itemId, text] = link.k === 'ev' ? [(JSON.parse(link.p) as { id: string }).id, link.p] : [link.id, link.st]
  const chain = chainText(chainNext(before, link.k, itemId, leafOf(text)))
  const pos = end.pos + 1
  const item = { ...link, n: pos } as unknown as FeedItem
  return { ...page, items: [...page.items, item], next: writeCursor({ ...end, pos, chain }), head: pos, more: false }
}
