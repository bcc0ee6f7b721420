/** Whatever comes over the wire, the server answers with a problem of its list and keeps its feeds whole. */

import { beforeAll, describe, expect, it } from 'vitest'
import { verifyStore } from '../../server/feeds/verify.ts'
import { openStore } from '../../server/store/open.ts'
import { isProblemCode } from '../../shared/problem.ts'
import { aServer, sender, type TestServer } from '../builders/a-server.ts'
import { aPayload, aSignedEvent, wire } from '../builders/a-signed-event.ts'
import { type EnrolledDevice, signed } from '../builders/an-enrolled-device.ts'
import fc from '../property.ts'

let server: TestServer
let ours: EnrolledDevice

beforeAll(async () => {
  server = await aServer(await openStore('sqlite::memory:'))
  ours = await server.enrol(sender)
  await server.push(ours, [wire(aSignedEvent(ours))])
})

/** `text` with some of its characters replaced, dropped or doubled. */
function damaged(text: string): fc.Arbitrary<string> {
  const damage = fc.record({
    at: fc.nat(text.length - 1),
    by: fc.oneof(fc.constant(''), fc.string({ unit: 'binary', maxLength: 3 })),
  })
  return fc.array(damage, { minLength: 1, maxLength: 6 }).map((damages) => {
    const signs = [...text]
    for (const { at, by } of damages) signs[at] = by
    return signs.join('')
  })
}

async function answerTo(path: string, body: string | Uint8Array<ArrayBuffer>) {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${ours.tokens.access}` }
  const response = await server.app.request(path, { method: 'POST', headers, body })
  return { status: response.status, document: (await response.json()) as { error?: string } }
}

function expectProblemOrSuccess({ status, document }: Awaited<ReturnType<typeof answerTo>>): void {
  expect(status).toBeLessThan(500)
  if (status !== 200) expect(isProblemCode(document.error)).toBe(true)
}

const runs = { numRuns: 150 }

describe('random input', () => {
  it('as a body of any route', async () => {
    const paths = [
      '/v1/sync/push',
      '/v1/sync/pull',
      '/v1/catalogue/pull',
      '/v1/keys/pull',
      '/v1/enrol',
      '/v1/auth/refresh',
      '/v1/auth/challenge',
      '/v1/auth/renew',
    ]
    const bodies = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)),
      fc.json(),
      damaged('{"cursor":null,"proto":1,"payloadMax":1}'),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), bodies, async (path, body) =>
        expectProblemOrSuccess(await answerTo(path, body)),
      ),
      runs,
    )
  })

  it('as a cursor', async () => {
    const { next } = await server.pull(ours)
    await fc.assert(
      fc.asyncProperty(fc.oneof(damaged(next), fc.string({ maxLength: 220 })), async (cursor) => {
        for (const path of ['/v1/sync/pull', '/v1/catalogue/pull'])
          expectProblemOrSuccess(await answerTo(path, JSON.stringify({ cursor, proto: 1, payloadMax: 1 })))
      }),
      runs,
    )
  })

  it('as a damaged event is never stored under the old signature; signed anew it is judged like any other', async () => {
    const payload = JSON.stringify(aPayload(ours))
    const { head } = await server.pull(ours)
    const event = signed(ours, payload)
    await fc.assert(
      fc.asyncProperty(damaged(payload), async (p) => {
        fc.pre(p !== payload)
        const [forged] = await server.push(ours, [{ p, s: event.s }])
        expect(forged?.st).toBe('rejected')
      }),
      runs,
    )
    expect((await server.pull(ours)).head).toBe(head)
    await fc.assert(
      fc.asyncProperty(damaged(payload), async (p) => {
        const [own] = await server.push(ours, [signed(ours, p)])
        expect(['stored', 'duplicate', 'conflict', 'rejected']).toContain(own?.st)
      }),
      runs,
    )
    expect((await verifyStore(server.store.db)).findings).toEqual([])
  })
})
