/**
 * Where a request comes from. `X-Forwarded-For` is believed only from a configured proxy: anybody
 * else could write a new address into every request and so walk past every limit.
 */
import { isIP } from 'node:net'
import type { Context } from 'hono'
import type { AppEnv } from './context.ts'

/** A key for limits, or undefined for a request made inside this process. */
export function addressOf(c: Context<AppEnv>, trustedProxies: readonly string[]): string | undefined {
  const peer = plain(c.env?.incoming?.socket.remoteAddress)
  if (peer === undefined || !trustedProxies.includes(peer)) return peer === undefined ? undefined : bucket(peer)
  // From right to left: each trusted proxy wrote the address of the one before it.
  const hops = (c.req.header('X-Forwarded-For') ?? '').split(',').map((hop) => plain(hop.trim()))
  for (const hop of hops.toReversed()) {
    if (hop === undefined || isIP(hop) === 0) break
    if (!trustedProxies.includes(hop)) return bucket(hop)
  }
  return bucket(peer)
}

function plain(address: string | undefined): string | undefined {
  return address?.replace(/^::ffff:(?=\d+\.)/, '')
}

/** IPv6 connections usually own a /64 and could change address at will. */
function bucket(address: string): string {
  if (isIP(address) !== 6) return address
  const [left = '', right] = address.toLowerCase().split('::')
  const groups = left === '' ? [] : left.split(':')
  const tail = right === undefined || right === '' ? [] : right.split(':')
  const zeros = right === undefined ? 0 : 8 - groups.length - tail.length
  return `${[...groups, ...Array<string>(Math.max(0, zeros)).fill('0'), ...tail].slice(0, 4).join(':')}::/64`
}
