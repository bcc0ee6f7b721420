/** Setting a device up: what is typed, what the server says, and that nothing is lost on the way. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorEvent } from '../../extension/events/author.ts'
import { enrolment } from '../../extension/store/enrolment.ts'
import { readMeta } from '../../extension/store/meta.ts'
import { admission } from '../../extension/sync/admission.ts'
import { readDevices } from '../../extension/sync/devices.ts'
import { enrol } from '../../extension/sync/enrol.ts'
import { serverAddress as originOf } from '../../extension/sync/server-address.ts'
import { readStatus } from '../../extension/sync/status.ts'
import { syncStep } from '../../extension/sync/step.ts'
import { aCode, aDevice, anEnrolledDevice } from '../builders/a-device.ts'
import { altered, aMeddler, aProxyPage, at } from '../builders/a-meddler.ts'
import { aNetwork, anOrganisationId, serverAddress, type TestNetwork } from '../builders/a-network.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'

let network: TestNetwork
beforeAll(async () => {
  network = await aNetwork()
  await anEnrolledDevice(network)
})
afterAll(() => network.close())

describe('a server address', () => {
  it.each([
    ['kettenglied.kreis.example', 'https://kettenglied.kreis.example'],
    [' https://kettenglied.kreis.example/some/page ', 'https://kettenglied.kreis.example'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['localhost:8080', 'http://localhost:8080'],
    ['[::1]:8080', 'http://localhost:8080'],
    ['https://[::1]:8443/', 'https://[::1]:8443'],
    ['http://[::2]:8080', undefined],
    ['http://kettenglied.kreis.example', undefined],
    ['https://name:secret@kreis.example', undefined],
    ['file:///etc/passwd', undefined],
    ['', undefined],
    ['two words', undefined],
  ])('typed as %j is %j', (typed, origin) => {
    expect(originOf(typed)).toBe(origin)
  })
})

describe('enrolling', () => {
  it('stores whose device it is; its private keys cannot be copied out', async () => {
    const device = aDevice({ fetch: network.send })
    await enrol(serverAddress, await network.invite(anOrganisationId(0)), device)
    expect(await enrolment(device)).toMatchObject({
      organisationId: anOrganisationId(0),
      organisationName: 'Jugendamt Musterstadt 1',
      network: 'Kreis Musterland',
      role: 'professional',
    })
    const keys = await readMeta(device.database, 'keys')
    expect(keys?.sign.privateKey.extractable).toBe(false)
    // The agreement key lies wrapped under the local key, so that the lock covers it.
    expect(keys?.agree).not.toHaveProperty('privateKey')
  })

  it('takes the code as people type it', async () => {
    const device = aDevice({ fetch: network.send })
    const code = await network.invite(anOrganisationId(0))
    await enrol(
      serverAddress,
      ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `,
      device,
    )
    expect(await enrolment(device)).toBeDefined()
  })

  it.each<[string, string, string]>([
    ['no code', 'hello', 'invitation_invalid'],
    ['a code nobody made', 'ABCDEFGH-00000-00000-00000-00000-00000-0', 'invitation_invalid'],
  ])('refuses %s', async (_, code, problem) => {
    const device = aDevice({ fetch: network.send })
    await expect(enrol(serverAddress, code, device)).rejects.toMatchObject({ code: problem })
    expect(await enrolment(device)).toBeUndefined()
  })

  it('refuses a code that another device used', async () => {
    const code = await network.invite(anOrganisationId(0))
    await enrol(serverAddress, code, aDevice({ fetch: network.send }))
    await expect(enrol(serverAddress, code, aDevice({ fetch: network.send }))).rejects.toMatchObject({
      code: 'invitation_spent',
    })
  })

  it('never sends the secret half of the code', async () => {
    const between = aMeddler(network.send)
    const code = await network.invite(anOrganisationId(0))
    await enrol(serverAddress, code, aDevice({ fetch: between.send }))
    const sent = JSON.stringify(between.seen)
    for (const group of code.split('-').slice(1, -1)) expect(sent).not.toContain(group)
  })

  it.each<[string, () => Promise<Response>, string]>([
    ['a page that is none of ours', async () => aProxyPage(), 'not_this_server'],
    ['another product', async () => Response.json({ product: 'other' }), 'not_this_server'],
    ['nobody', () => Promise.reject(new TypeError('fetch failed')), 'offline'],
    [
      'a server that speaks only a newer protocol',
      async () =>
        altered(await network.send(`${serverAddress}/v1/hello`, {}), (hello: object) => ({
          ...hello,
          proto: { min: 2, max: 3 },
        })),
      'upgrade_required',
    ],
  ])('is told when %s answers, and the code is not spent', async (_, answer, problem) => {
    const between = aMeddler(network.send)
    between.meddle(at('/v1/hello', answer))
    const code = await network.invite(anOrganisationId(0))
    const device = aDevice({ fetch: between.send })
    await expect(enrol(serverAddress, code, device)).rejects.toMatchObject({ code: problem })
    between.meddle(undefined)
    await enrol(serverAddress, code, device)
  })

  it('goes on with the same device when the answer was lost, though the code is spent', async () => {
    const between = aMeddler(network.send)
    between.meddle(
      at('/v1/enrol', async (_, pass) => {
        await pass()
        throw new TypeError('connection lost')
      }),
    )
    const code = await aCode(network)
    const device = aDevice({ fetch: between.send })
    await expect(enrol(serverAddress, code, device)).rejects.toMatchObject({ code: 'offline' })
    between.meddle(undefined)
    await enrol(serverAddress, code, device)
    expect(await syncStep({}, device)).toBe('done')
  })

  it('anew for the same organisation keeps what was not delivered', async () => {
    const device = await anEnrolledDevice(network)
    await authorEvent({ type: 'requested', facts: requestedFactsOf() }, {}, device)
    await enrol(serverAddress, await aCode(network), device)
    expect((await readStatus(device)).undelivered).toBe(1)
    expect(await syncStep({}, device)).toBe('done')
    expect((await readStatus(device)).undelivered).toBe(0)
  })

  it('anew with an operator’s code goes on as the keeper it was, for it still has the keys', async () => {
    const device = await anEnrolledDevice(network)
    await enrol(serverAddress, await network.invite(anOrganisationId(0)), device)
    expect(await syncStep({}, device)).toBe('done')
    expect(await admission(device)).toBe('admitted')
    expect((await readDevices(device)).find(({ own }) => own)).toMatchObject({ keeper: true, admitted: true })
  })

  it('for another network waits until everything was delivered, and then starts empty', async () => {
    const other = await aNetwork()
    let present = network
    const device = await anEnrolledDevice(network, { fetch: (url, request) => present.send(url, request) })
    const { ref } = await authorEvent({ type: 'requested', facts: requestedFactsOf() }, {}, device)
    present = other
    const code = await other.invite(anOrganisationId(0))
    await expect(enrol(serverAddress, code, device)).rejects.toMatchObject({ code: 'undelivered_left' })
    present = network
    expect(await syncStep({}, device)).toBe('done')
    present = other
    await enrol(serverAddress, code, device)
    expect(await device.database.referrals.get(ref)).toBeUndefined()
    await other.close()
  })
})

describe('a code of another organisation of the same network', () => {
  it('waits until everything was delivered, and then the device starts empty', async () => {
    const device = await anEnrolledDevice(network)
    const { ref } = await authorEvent({ type: 'requested', facts: requestedFactsOf() }, {}, device)
    const code = await network.invite(anOrganisationId(1))
    await expect(enrol(serverAddress, code, device)).rejects.toMatchObject({ code: 'undelivered_left' })
    expect((await readStatus(device)).undelivered).toBe(1)
    expect(await syncStep({}, device)).toBe('done')
    expect((await enrol(serverAddress, code, device)).organisationId).toBe(anOrganisationId(1))
    expect(await device.database.referrals.get(ref)).toBeUndefined()
  })

  it('may be used with something undelivered that the person gives up, as after all keys were lost', async () => {
    const device = await anEnrolledDevice(network)
    await authorEvent({ type: 'requested', facts: requestedFactsOf() }, {}, device)
    const code = await network.invite(anOrganisationId(1))
    expect((await enrol(serverAddress, code, device, 'undelivered')).organisationId).toBe(anOrganisationId(1))
    expect((await readStatus(device)).undelivered).toBe(0)
  })
})

describe('writing without an enrolment', () => {
  it('is refused by name', async () => {
    const written = authorEvent({ type: 'requested', facts: requestedFactsOf() }, {}, aDevice())
    await expect(written).rejects.toMatchObject({ code: 'not_enrolled' })
  })
})
