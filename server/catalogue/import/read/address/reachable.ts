/**
 * Which addresses the server may ask on somebody's behalf: public ones alone. A name is resolved once, every address
 * it has is looked at, and the connection goes to one that was looked at, so that a name cannot lead elsewhere a
 * moment later (DNS rebinding).
 */
import { lookup } from 'node:dns/promises'
import ipaddr from 'ipaddr.js'
import { cannotRead } from '../reason.ts'

export type Reached = { address: string; family: 4 | 6 }
/** Tests let a host of this machine through; the product never does. */
export type MayReach = (address: { host: string; ip: string }) => boolean

/** Public by number, yet answered by the cloud machine itself (Azure). */
const answeredAtHome = ['168.63.129.16']

const globalUnicast = ipaddr.parseCIDR('2000::/3')

/** @throws {Problem} address_forbidden for what is no public web address, address_failed where a name is unknown. */
export async function reachable(url: URL, mayReach: MayReach = () => false): Promise<Reached[]> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw cannotRead('address_forbidden', 'scheme')
  if (url.username !== '' || url.password !== '') throw cannotRead('address_forbidden', 'credentials')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const found = await addressesOf(host)
  if (found.length === 0) throw cannotRead('address_failed', 'unreachable')
  if (!found.every(({ address }) => isPublic(address) || mayReach({ host, ip: address })))
    throw cannotRead('address_forbidden', 'private_address')
  return found
}

/** Neither private, loopback, link-local (metadata services), shared (CGNAT), nor any other special range. */
export function isPublic(ip: string): boolean {
  if (!ipaddr.isValid(ip)) return false
  // `process` reads IPv4 out of IPv6 (::ffff:10.0.0.1).
  const address = ipaddr.process(ip)
  // Of IPv6 only 2000::/3 is given to anybody; ::10.0.0.1 and the like lead who knows where.
  const given = address.kind() === 'ipv4' || address.match(globalUnicast)
  return given && address.range() === 'unicast' && !answeredAtHome.includes(address.toString())
}

async function addressesOf(host: string): Promise<Reached[]> {
  try {
    const found = await lookup(host, { all: true, verbatim: true })
    return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }))
  } catch {
    return []
  }
}
