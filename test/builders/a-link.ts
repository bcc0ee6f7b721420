/** A referral to an organisation without a device, with a link by which it answers, and the page as a browser asks for it. */
import { randomBytes } from 'node:crypto'
import { openStore } from '../../server/store/open.ts'
import { answerCodeHash, writeAnswerCode } from '../../shared/protocol/answer-link.ts'
import type { Payload } from '../../shared/protocol/payload.ts'
import { requestedFactsOf } from './a-referral.ts'
import { aServer, sender, type TestServer } from './a-server.ts'
import { aSignedEvent, type SignedEvent, wire } from './a-signed-event.ts'
import type { EnrolledDevice } from './an-enrolled-device.ts'

export type Linked = { code: string; ref: string; chain: string; requested: SignedEvent; link: SignedEvent }

export async function aLink(
  { push }: Pick<TestServer, 'push'>,
  sender: EnrolledDevice,
  overrides: { until?: string; facts?: Parameters<typeof requestedFactsOf>[0] } = {},
): Promise<Linked> {
  const code = writeAnswerCode(randomBytes(10))
  const { until = '2026-04-01', facts } = overrides
  const requested = aSignedEvent(sender, { c: requestedFactsOf(facts) as unknown as Payload['c'] })
  const { ref, chain } = requested.payload
  const made = { on: '2026-03-02', link: answerCodeHash(code), until }
  const link = aSignedEvent(sender, { ref, chain, t: 'link_made', lam: 2, c: made })
  const results = await push(sender, [wire(requested), wire(link)])
  if (results.some(({ st }) => st !== 'stored')) throw new Error(JSON.stringify(results))
  return { code, ref, chain, requested, link }
}

export type Page = { status: number; text: string; headers: Headers }
type Asking = { language?: string; address?: string; path?: string }

/** The page for a code, or with `form` the page after sending it. */
export async function askPage(
  { app }: Pick<TestServer, 'app'>,
  form: Record<string, string> | undefined,
  { language = 'de', address, path = '/antwort' }: Asking = {},
): Promise<Page> {
  const env = address === undefined ? {} : { incoming: { socket: { remoteAddress: address } } }
  const posted = form !== undefined && {
    method: 'POST',
    body: new URLSearchParams(form).toString(),
  }
  const headers = {
    'Accept-Language': language,
    ...(posted !== false && { 'Content-Type': 'application/x-www-form-urlencoded' }),
  }
  const response = await app.request(path, { headers, ...posted }, env)
  return { status: response.status, text: await response.text(), headers: response.headers }
}

/** The answers a page offers. */
export function offered({ text }: Page): string[] {
  return [...text.matchAll(/name="answer" value="(\w+)"/g)].map((match) => match[1] ?? '')
}

/** The place in the referral's course that a page's forms are for. */
export function stepIn({ text }: Page): string {
  return /name="step" value="([\w-]+)"/.exec(text)?.[1] ?? ''
}

/** A server with one referral that waits for an answer by its code. */
export async function aLinkedServer(store = openStore('sqlite::memory:'), deps: Parameters<typeof aServer>[1] = {}) {
  const server = await aServer(await store, deps)
  const ours = await server.enrol(sender)
  const linked = await aLink(server, ours)
  const show = (more: Record<string, string> = {}) => askPage(server, { code: linked.code, ...more })
  return {
    ...server,
    ours,
    ...linked,
    show,
    /** Opens the page and sends its form for this answer. */
    give: async (answer: string, more: Record<string, string> = {}) =>
      show({ answer, step: stepIn(await show()), ...more }),
    /** What is in the sender's feed. */
    payloads: async () =>
      (await server.pull(ours)).items.flatMap((item) => (item.k === 'ev' ? [JSON.parse(item.p) as Payload] : [])),
  }
}
