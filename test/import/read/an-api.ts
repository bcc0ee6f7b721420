/** A read API of somebody else, as the test says; it stands on this machine, so the test lets it be reached. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { MayReach } from '../../../server/catalogue/import/read/address/reachable.ts'

export type AnApi = {
  /** `http://127.0.0.1:…` */
  root: string
  /** Paths that were asked for, in order. */
  asked: string[]
  mayReach: MayReach
  close(): Promise<void>
}

export type Answer = (url: URL, response: ServerResponse, request: IncomingMessage) => void

export async function anApi(answer: Answer): Promise<AnApi> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(new URL(request.url ?? '/', 'http://127.0.0.1'), response, request)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    root: `http://127.0.0.1:${port}`,
    asked,
    mayReach: ({ ip }) => ip === '127.0.0.1',
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export function json(response: ServerResponse, body: unknown): void {
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body))
}

/** Services 1 … `count`, whole. */
export function services(count: number): { id: string; name: string; status: string; phones: unknown[] }[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `s${at + 1}`,
    name: `Kita ${at + 1}`,
    status: 'active',
    phones: [],
  }))
}

/** A page of HSDS 3.0. */
export function page<T>(all: readonly T[], number: number, size: number): object {
  const pages = Math.ceil(all.length / size)
  const contents = all.slice((number - 1) * size, number * size)
  return {
    total_items: all.length,
    total_pages: pages,
    page_number: number,
    size: contents.length,
    first_page: number === 1,
    last_page: number >= pages,
    empty: contents.length === 0,
    contents,
  }
}

/** One that is closed when the test is over. */
export async function started(answer: Answer): Promise<AnApi> {
  const api = await anApi(answer)
  onTestFinished(() => api.close())
  return api
}
