import { describe, expect, it } from 'vitest'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { liveHeads } from '../../server/live/heads.ts'
import { openStore } from '../../server/store/open.ts'
import type { LiveHead } from '../../shared/protocol/feed.ts'
import { aFoundedOrganisation, deviceAdded, pushKeys } from '../builders/a-key-log.ts'
import { aServer, receiver, sender, stranger, type TestServer } from '../builders/a-server.ts'
import { aSignedEvent, wire } from '../builders/a-signed-event.ts'
import type { EnrolledDevice } from '../builders/an-enrolled-device.ts'
import { anOffer } from '../builders/an-offer.ts'
import { eachEngine } from '../engines/each.ts'

/** The heads a device hears, one `next()` each; undefined when the connection has ended. */
async function listening({ call }: TestServer, device: EnrolledDevice) {
  const response = await call('GET', '/v1/live', undefined, device.tokens.access)
  if (response.body === null) throw new Error('no stream')
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let pending = ''
  const next = async (): Promise<LiveHead | undefined> => {
    for (;;) {
      const end = pending.indexOf('\n\n')
      if (end >= 0) {
        const data = /^event: head\ndata: (.*)$/m.exec(pending.slice(0, end))?.[1]
        pending = pending.slice(end + 2)
        if (data !== undefined) return JSON.parse(data) as LiveHead
        continue
      }
      const { done, value } = await reader.read()
      if (done) return undefined
      pending += value
    }
  }
  return { response, next, leave: () => reader.cancel() }
}

eachEngine((engine) => {
  it('says at once how far feed and catalogue are, and that nothing may be kept', async () => {
    const server = await aServer(await engine.freshStore())
    const ours = await server.enrol(sender)
    await server.push(ours, [wire(aSignedEvent(ours)), wire(aSignedEvent(ours))])
    const live = await listening(server, ours)
    expect(await live.next()).toEqual({ feed: 2, catalogue: 4, keys: 0 })
    expect(live.response.headers.get('Content-Type')).toBe('text/event-stream')
    expect(live.response.headers.get('Cache-Control')).toBe('no-store')
    await live.leave()
  })

  it('tells sender and receiver of a push and nobody else', async () => {
    const server = await aServer(await engine.freshStore())
    const devices = await Promise.all([sender, receiver, stranger].map((each) => server.enrol(each)))
    const lives = await Promise.all(devices.map((device) => listening(server, device)))
    for (const live of lives) expect(await live.next()).toMatchObject({ feed: 0 })
    const [ours] = devices
    if (ours === undefined) throw new Error('no device')
    await server.push(ours, [wire(aSignedEvent(ours))])
    await writeCatalogue(server.store, [
      { kind: 'synonyms', id: 'one', data: { words: ['Rakete'], offerTypes: ['parenting_course'] } },
    ])
    const heard = await Promise.all(lives.map(({ next }) => next()))
    expect(heard.map((head) => head?.feed)).toEqual([1, 1, 0])
    for (const live of lives) await live.leave()
  })

  it('tells everybody of a change of the catalogue', async () => {
    const server = await aServer(await engine.freshStore())
    const reader = await server.enrol(receiver, 'reader')
    const live = await listening(server, reader)
    const before = await live.next()
    const offer = anOffer()
    await writeCatalogue(server.store, [{ kind: 'offer', id: offer.id, data: offer }])
    expect(await live.next()).toEqual({ feed: 0, catalogue: (before?.catalogue ?? 0) + 1, keys: 0 })
    await live.leave()
  })

  it('tells everybody of a new key statement, also a device that waits for the one that admits it', async () => {
    const server = await aServer(await engine.freshStore())
    const founded = await aFoundedOrganisation(server, sender)
    const waiting = await server.enrol(sender)
    const elsewhere = await server.enrol(receiver, 'reader')
    const lives = [await listening(server, waiting), await listening(server, elsewhere)]
    for (const live of lives) expect(await live.next()).toMatchObject({ keys: 3 })
    await pushKeys(server, founded.keeper, { statements: await founded.keys.add(deviceAdded(waiting)) })
    for (const live of lives) expect(await live.next()).toMatchObject({ keys: 4 })
    for (const live of lives) await live.leave()
  })

  it('hears what another process wrote to the same store', async () => {
    const url = await engine.freshUrl()
    const [here, there] = [await openStore(url), await openStore(url)]
    const server = await aServer(here)
    const live = await listening(server, await server.enrol(sender))
    const before = await live.next()
    // Give a listening connection the time to be there; a later write would be heard in any case.
    await expect
      .poll(async () => {
        const offer = anOffer()
        await writeCatalogue(there, [{ kind: 'offer', id: offer.id, data: offer }])
        return await Promise.race([live.next(), new Promise((resolve) => setTimeout(resolve, 2500))])
      })
      .toMatchObject({ catalogue: expect.toSatisfy((n: number) => n > (before?.catalogue ?? 0)) })
    await live.leave()
    await here.close()
    await there.close()
  })

  it('ends when the device is revoked', async () => {
    const server = await aServer(await engine.freshStore())
    const [admin, device] = [await server.enrol(sender, 'admin'), await server.enrol(sender)]
    const live = await listening(server, device)
    await live.next()
    await server.call('POST', `/v1/devices/${device.id}/revoke`, {}, admin.tokens.access)
    expect(await live.next()).toBeUndefined()
  })

  it('ends when the server stops', async () => {
    const store = await engine.freshStore()
    const heads = liveHeads(store, (error) => {
      throw error
    })
    const server = await aServer(store, { live: heads })
    const live = await listening(server, await server.enrol(sender))
    await live.next()
    heads.close()
    // A device whose line has ended asks again, on the connection it has, and would hold up the stop.
    const again = await listening(server, await server.enrol(sender))
    expect(await again.next()).toBeUndefined()
    expect(await live.next()).toBeUndefined()
  })
})

describe('a live connection', () => {
  it('ends when the device opens many more', async () => {
    const store = await openStore('sqlite::memory:')
    const server = await aServer(store)
    const device = await server.enrol(sender)
    const lives = []
    for (let count = 0; count < 7; count++) lives.push(await listening(server, device))
    for (const live of lives) expect(await live.next()).toBeDefined()
    expect(await lives[0]?.next()).toBeUndefined()
    await server.push(device, [wire(aSignedEvent(device))])
    for (const live of lives.slice(1)) {
      expect(await live.next()).toMatchObject({ feed: 1 })
      await live.leave()
    }
    await store.close()
  })

  it('ends with the access token', async () => {
    const store = await openStore('sqlite::memory:')
    const server = await aServer(store)
    const device = await server.enrol(sender)
    server.clock.now += 15 * 60_000 - 30
    const live = await listening(server, device)
    expect(await live.next()).toBeDefined()
    expect(await live.next()).toBeUndefined()
    await store.close()
  })
})
