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
  heard: (head: LiveHead) => void,
  stop: AbortSignal,
): Promise<void> {
  const connection = new AbortController()
  const end = () => connection.abort()
  stop.addEventListener('abort', end)
  let silence = setTimeout(end, longestSilence)
  try {
    const response = await sendAs(session, { method: 'GET', path: '/v1/live', signal: connection.signal })
    for await (const data of eventsOf(response, 'head', () => {
      clearTimeout(silence)
      silence = setTimeout(end, longestSilence)
    })) {
      const head = readHead(data)
      if (head !== undefined) heard(head)
    }
  } finally {
    clearTimeout(silence)
    stop.removeEventListener('abort', end)
    connection.abort()
  }
}

/** The data of each event of this name; ends with the stream, however it ends. */
async function* eventsOf(response: Response, name: string, alive: () => void): AsyncGenerator<string> {
  let pending = ''
  try {
    for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      alive()
      const blocks = (pending + text).replaceAll('\r\n', '\n').split('\n\n')
      pending = blocks.pop() ?? ''
      for (const block of blocks) {
        const lines = block.split('\n')
        if (lines.some((line) => line === `event: ${name}` || line === `event:${name}`)) {
          yield lines.flatMap((line) => (line.startsWith('data:') ? [line.slice(5).trimStart()] : [])).join('\n')
        }
      }
    }
  } catch {
    // A stream that breaks has ended; whoever listens connects anew.
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
