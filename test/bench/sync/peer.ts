/** What each contender must be able to do, on its server's side and in the browser. */
import type { Page } from 'playwright-core'
import type { Records } from './records.ts'

export type Peer = {
  name: string
  /** Starts the server with the records in it. */
  start(records: Records): Promise<StartedPeer>
}

export type StartedPeer = {
  url: string
  /** Files of scripts for the page, in order; together they set `window.bench`. */
  scripts: readonly string[]
  /** What precedes the first sync and is not timed. */
  setUp(page: Page): Promise<void>
  /** Puts records on the server as somebody else, not timed. */
  addElsewhere(page: Page): Promise<void>
  stop(): Promise<void>
}

/** The page's side. Everything is durable in IndexedDB when a promise resolves. */
type BenchPage = {
  /** Brings the device up to date; sends what is unsent. */
  sync(): Promise<void>
  /** Writes so many new records locally, not timed. */
  write(count: number): Promise<void>
  /** Records the device holds. */
  held(): Promise<number>
}

declare global {
  interface Window {
    bench: BenchPage
  }
}
