/**
 * Listens for news: the server sends how far the feeds are (server-sent events), nothing else. An
 * ordinary request with the bearer token in its header; EventSource could only put it into the URL.
 */
import { type LiveHead, liveHeadSchema } from '../../shared/protocol/feed.ts'
import { type Session, sendAs } from './session.ts'

/** Silence after which the connection counts as dead; the server sends a sign of life every 25 s or sooner. */
const longestSilence = 75_000

/**
 * Calls `heard` with each head until the connection ends, then returns.
 * @throws {Problem} when it could not be opened
 */
export async function listenForHeads(
  session: Session,
  heard: (head: LiveHead) => Promise<void>,
  stop: AbortSignal,
): Promise<void> {
  const silent = new AbortController()
  const signal = AbortSignal.any([stop, silent.signal])
  let timer = setTimeout(() => silent.abort(), longestSilence)
  const alive = () => {
    clearTimeout(timer)
    timer = setTimeout(() => silent.abort(), longestSilence)
  }
  try {
    const response = await sendAs(session, { method: 'GET', path: '/v1/live', signal })
    for await (const data of eventsOf(response, 'head', alive, signal)) {
      const head = readHead(data)
      if (head !== undefined) await heard(head)
    }
  } finally {
    clearTimeout(timer)
    silent.abort()
  }
}

/** The data of each event of this name; ends with the stream, however it ends. */
async function* eventsOf(
  response: Response,
  name: string,
  alive: () => void,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const cancel = () => void reader?.cancel().catch(() => {})
  signal.addEventListener('abort', cancel)
  if (signal.aborted) cancel()
  let pending = ''
  try {
    for (;;) {
      const part = await reader?.read()
      if (part === undefined || part.done) return
      alive()
      const blocks = (pending + part.value).replaceAll('\r\n', '\n').split('\n\n')
      pending = blocks.pop() ?? ''
      for (const block of blocks) {
        const lines = block.split('\n')
        if (!lines.some((line) => line.replace(': ', ':') === `event:${name}`)) continue
        yield lines.flatMap((line) => (line.startsWith('data:') ? [line.slice(5).trimStart()] : [])).join('\n')
      }
    }
  } catch {
    // A stream that breaks has ended; whoever listens connects anew.
  } finally {
    signal.removeEventListener('abort', cancel)
    cancel()
  }
}

function readHead(data: string): LiveHead | undefined {
  try {
    const head = liveHeadSchema.safeParse(JSON.parse(data))
    return head.success ? head.data : undefined
  } catch {
    return undefined
  }
}
