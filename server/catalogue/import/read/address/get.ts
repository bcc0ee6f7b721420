/** One answer of a stranger's API: checked at every hop, bounded in size and time, and JSON or nothing. */
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { importLimits } from '../../../../../shared/protocol/imports.ts'
import { parseJson } from '../json.ts'
import { cannotRead } from '../reason.ts'
import { type MayReach, type Reached, reachable } from './reachable.ts'

const mostRedirects = 3
/** Milliseconds for one answer, from the first byte sent to the last received. */
const longest = 30_000

export type Asking = {
  signal?: AbortSignal | undefined
  mayReach?: MayReach | undefined
  /** Milliseconds for one answer; tests shorten it. */
  timeout?: number | undefined
  /** Bytes received in all answers so far. */
  received: { bytes: number }
}

/** @throws {Problem} address_forbidden, address_failed, file_too_large, file_broken */
export async function getJson(address: URL, asking: Asking): Promise<unknown> {
  const answer = await getText(address, asking, 0)
  if (/^\s*</.test(answer) || answer.trim() === '') throw cannotRead('address_failed', 'no_json')
  if (!/^\s*[[{]/.test(answer)) throw cannotRead('address_failed', 'no_json')
  return parseJson(answer)
}

async function getText(address: URL, asking: Asking, redirects: number): Promise<string> {
  const reached = await reachable(address, asking.mayReach)
  const timeout = AbortSignal.timeout(asking.timeout ?? longest)
  const signal = asking.signal === undefined ? timeout : AbortSignal.any([asking.signal, timeout])
  try {
    const response = await ask(address, reached, signal)
    const status = response.statusCode ?? 0
    const onward = status >= 300 && status < 400 ? response.headers.location : undefined
    if (onward === undefined) return await bodyOf(response, status, asking)
    response.destroy()
    if (redirects >= mostRedirects) throw cannotRead('address_failed', 'redirects', redirects)
    return await getText(redirected(address, onward), asking, redirects + 1)
  } catch (error) {
    asking.signal?.throwIfAborted()
    if (timeout.aborted) throw cannotRead('address_failed', 'too_slow')
    if (error instanceof Error && error.name === 'Problem') throw error
    throw cannotRead('address_failed', 'unreachable')
  }
}

/** What began encrypted does not go on in the clear. */
function redirected(from: URL, location: string): URL {
  const to = URL.parse(location, from)
  if (to === null || (from.protocol === 'https:' && to.protocol !== 'https:'))
    throw cannotRead('address_forbidden', 'scheme')
  return to
}

/** Goes to what was looked at, whatever the name means by now. Cookies and keys are never sent. */
export async function ask(address: URL, reached: readonly Reached[], signal: AbortSignal): Promise<IncomingMessage> {
  const send = address.protocol === 'https:' ? httpsRequest : httpRequest
  return await new Promise((resolve, reject) => {
    const sent: ClientRequest = send(address, {
      signal,
      agent: false,
      headers: { Accept: 'application/json', 'Accept-Encoding': 'identity', 'User-Agent': 'Kettenglied' },
      lookup: (_host, options, found) => {
        const [first] = reached
        if (options.all === true) found(null, [...reached])
        else found(null, first?.address ?? '', first?.family)
      },
    })
    sent.once('response', resolve).once('error', reject).end()
  })
}

async function bodyOf(response: IncomingMessage, status: number, { received }: Asking): Promise<string> {
  if (status !== 200) {
    response.destroy()
    throw cannotRead('address_failed', 'status', status)
  }
  if (
    (response.headers['content-encoding'] ?? 'identity') !== 'identity' ||
    /html/i.test(response.headers['content-type'] ?? '')
  ) {
    response.destroy()
    throw cannotRead('address_failed', 'no_json')
  }
  const pieces: Buffer[] = []
  for await (const piece of response) {
    received.bytes += piece.length
    if (received.bytes > importLimits.bytes) throw cannotRead('file_too_large', 'bytes', received.bytes)
    pieces.push(piece)
  }
  return new TextDecoder('utf-8').decode(Buffer.concat(pieces))
}
