/**
 * What can befall a device while it syncs: faults of the network, request by request, and the moment
 * at which its browser dies. After that nothing it still does may reach the server or its storage.
 */
import type { StorageArea } from '../../../extension/platform/storage.ts'
import { aProblemAnswer, aProxyPage } from '../../builders/a-meddler.ts'

export const faults = [
  'ok',
  'drop request',
  'drop response',
  'deliver twice',
  'delay',
  'truncate',
  'stale answer',
  '413',
  '429',
  '500',
  'proxy page',
  'die before sending',
  'die after the server committed',
  'die after the response',
] as const
export type Fault = (typeof faults)[number]

type Send = (url: string, request: RequestInit) => Promise<Response>

class Died extends Error {}

export class Fate {
  dead = false
  readonly #faults: Fault[]
  readonly #server: Send
  readonly #answers: Map<string, Response>
  #writesLeft: number

  /**
   * @param faults one for each request in turn, `ok` for all further ones
   * @param writes after so many writes the browser dies in the middle of the next one's transaction
   * @param answers the last answers by path, kept over several fates: what a cache may serve
   */
  constructor(server: Send, faults: Fault[], writes: number, answers: Map<string, Response>) {
    this.#server = server
    this.#faults = [...faults]
    this.#writesLeft = writes
    this.#answers = answers
  }

  readonly send: Send = async (url, request) => {
    this.alive()
    const path = new URL(url).pathname
    const pass = async () => {
      const answer = await this.#server(url, request)
      if (path.startsWith('/v1/sync/')) this.#answers.set(path, answer.clone())
      return answer
    }
    switch (this.#faults.shift() ?? 'ok') {
      case 'drop request':
        throw new TypeError('request lost')
      case 'drop response':
        await pass()
        throw new TypeError('response lost')
      case 'deliver twice':
        await pass()
        return pass()
      case 'delay':
        for (let turn = 0; turn < 5; turn++) await new Promise((done) => setImmediate(done))
        return pass()
      case 'truncate':
        return halved(await pass())
      case 'stale answer':
        return this.#answers.get(path)?.clone() ?? pass()
      case '413':
        return path === '/v1/sync/push' && eventsIn(request) > 1 ? aProblemAnswer('too_large', 413) : pass()
      case '429':
        return aProblemAnswer('too_many_requests', 429, { 'retry-after': '7' })
      case '500':
        return aProblemAnswer('unexpected', 500)
      case 'proxy page':
        return aProxyPage()
      case 'die before sending':
        this.die()
        return pass()
      case 'die after the server committed':
        await pass()
        this.die()
        throw new Died()
      case 'die after the response': {
        const answer = await pass()
        this.dead = true
        return answer
      }
      case 'ok':
        return pass()
    }
  }

  /** To be called before every write. */
  readonly write = (): void => {
    this.alive()
    if (this.#writesLeft-- === 0) this.die()
  }

  /** The device's small store, which dies with it. */
  storage(area: StorageArea): StorageArea {
    return {
      get: (keys) => area.get(keys),
      set: async (values) => {
        this.alive()
        await area.set(values)
      },
      remove: async (keys) => {
        this.alive()
        await area.remove(keys)
      },
    }
  }

  die(): void {
    this.dead = true
    throw new Died()
  }

  alive(): void {
    if (this.dead) throw new Died()
  }
}

async function halved(response: Response): Promise<Response> {
  const text = await response.text()
  return new Response(text.slice(0, text.length / 2), { status: response.status, headers: response.headers })
}

function eventsIn(request: RequestInit): number {
  const { events } = JSON.parse(String(request.body)) as { events: unknown[] }
  return events.length
}
