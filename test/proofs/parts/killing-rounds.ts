/** Clients at work over HTTP while the server dies under them, round after round. */
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ProtocolClient, pullToHead, pushOpen, Refused } from './protocol-client.ts'

/** Writes, pushes and pulls until `stopped`; an answer that never came is simply asked for again. */
export async function work(client: ProtocolClient, others: readonly string[], url: string, stopped: () => boolean) {
  while (!stopped()) {
    const to = others[Math.floor(Math.random() * others.length)] ?? null
    if (client.open.length < 20) client.open.push(client.writer.write(Math.random() < 0.2 ? null : to))
    try {
      await pushOpen(client, url)
      if (Math.random() < 0.3) await pullToHead(client, url)
    } catch (error) {
      if (!isExpected(error)) throw error
      await sleep(20)
    }
  }
}

/** The connection broke, or the server says that it is overloaded or has no database at the moment. */
function isExpected(error: unknown): boolean {
  if (error instanceof Refused) return error.status === 429 || error.status === 503
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError')
}

/** After the last round: everything goes out and everybody reads to the head. */
export async function settle(clients: readonly ProtocolClient[], url: string): Promise<void> {
  for (const client of clients) while (client.open.length > 0) await pushOpen(client, url)
  for (const client of clients) await pullToHead(client, url)
}

export function acknowledged(ledger: string): string[] {
  return [...new Set(readFileSync(ledger, 'utf8').split('\n').filter(Boolean))]
}

/** 50 to 800 ms. */
export function untilTheBlow(): Promise<void> {
  return sleep(50 + Math.random() * 750)
}
