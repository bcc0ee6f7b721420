/** Addresses the server asks nobody for: everything that is not public, however it is written. */
import { describe, expect, it } from 'vitest'
import { ask } from '../../../server/catalogue/import/read/address/get.ts'
import { isPublic } from '../../../server/catalogue/import/read/address/reachable.ts'
import { type AnApi, json, page, services, started } from './an-api.ts'
import { addressRefusal, readFrom, refusalOf } from './read.ts'

describe('an address that is not public', () => {
  it.each([
    'http://127.0.0.1/services',
    'http://localhost/services',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127。0。0。1/',
    'http://①②⑦.0.0.1:8484/',
    'http://127.0.0.1.:80/',
    'http://0.0.0.0/',
    'http://10.0.0.1/',
    'http://172.16.9.9/',
    'http://192.168.0.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://168.63.129.16/',
    'http://[::1]/',
    'http://[::]/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[::10.0.0.1]/',
    'http://[::ffff:0:10.0.0.1]/',
    'http://[4000::1]/',
    'http://[2002:7f00:1::]/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
  ])('%s is refused', async (address) => {
    expect(await addressRefusal(address)).toBe('address_forbidden private_address')
  })

  it.each([
    ['file:///etc/passwd', 'scheme'],
    ['ftp://example.org/', 'scheme'],
    ['javascript:1', 'scheme'],
    ['no address', 'scheme'],
    ['https://somebody:secret@example.org/', 'credentials'],
  ])('%s is refused', async (address, reason) => {
    expect(await addressRefusal(address)).toBe(`address_forbidden ${reason}`)
  })

  it('is refused behind a redirect too, and is not asked', async () => {
    const inside = await started((_, response) => json(response, page(services(1), 1, 9)))
    const outside = await started((_, response) =>
      response.writeHead(302, { Location: inside.root.replace('127.0.0.1', 'localhost') }).end(),
    )
    const mayReach: AnApi['mayReach'] = ({ host }) => host === '127.0.0.1'
    expect(await refusalOf(outside, '/services', { mayReach })).toBe('address_forbidden private_address')
    expect(inside.asked).toEqual([])
  })

  it('is refused behind a redirect to another scheme', async () => {
    const api = await started((_, response) => response.writeHead(302, { Location: 'file:///etc/passwd' }).end())
    expect(await refusalOf(api)).toBe('address_forbidden scheme')
  })

  it('cannot be slipped in by a name that means something else a moment later', async () => {
    const api = await started((_, response) => response.end('{}'))
    const looked = [{ address: '127.0.0.1', family: 4 }] as const
    // Nobody knows this name: only the address that was looked at can be what answers.
    const address = new URL(api.root.replace('127.0.0.1', 'umgezogen.invalid'))
    const response = await ask(address, looked, AbortSignal.timeout(5000))
    expect(response.statusCode).toBe(200)
    response.destroy()
  })

  it('is told from a public one', () => {
    for (const ip of ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])
      expect([ip, isPublic(ip)]).toEqual([ip, true])
    expect(isPublic('no address')).toBe(false)
  })
})

it('sends no cookies, keys or referrer, and says who asks', async () => {
  let headers: Record<string, unknown> = {}
  const api = await started((_, response, request) => {
    headers = request.headers
    json(response, page(services(1), 1, 9))
  })
  await readFrom(api)
  expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent'])
})
