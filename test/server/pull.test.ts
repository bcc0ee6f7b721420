import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { fromBase64url } from '../../shared/protocol/bytes.ts'
import { chainNext, chainStart, leafOf } from '../../shared/protocol/chain.ts'
import { chainText, readCursor, writeCursor } from '../../shared/protocol/cursor.ts'
import { limits } from '../../shared/protocol/limits.ts'
import type { Payload } from '../../shared/protocol/payload.ts'
import { aServer, receiver, sender, stranger } from '../builders/a-server.ts'
import { aPayload, aSignedEvent, sealedPart, wire } from '../builders/a-signed-event.ts'
import { type EnrolledDevice, signed } from '../builders/an-enrolled-device.ts'
import { eachEngine } from '../engines/each.ts'

eachEngine((engine) => {
  async function anOffice() {
    const server = await aServer(await engine.freshStore())
    const ours = await server.enrol(sender)
    const write = async (count: number, overrides: Partial<Payload> = {}) => {
      const events = Array.from({ length: count }, () => aSignedEvent(ours, overrides))
      await server.push(ours, events.map(wire))
      return events
    }
    const answer = (device: EnrolledDevice, body: unknown) =>
      server.call('POST', '/v1/sync/pull', body, device.tokens.access)
    return { ...server, ours, write, answer }
  }

  describe('pull', () => {
    it('answers an empty feed with a cursor at its start', async () => {
      const { pull, ours } = await anOffice()
      const { items, next, head, more } = await pull(ours)
      expect({ items, head, more }).toEqual({ items: [], head: 0, more: false })
      expect(readCursor(next, 'f1')).toMatchObject({ pos: 0, chain: '0'.repeat(32) })
      expect(await pull(ours, next)).toMatchObject({ items: [], next })
    })

    it('goes on page by page without a gap, and each cursor carries the chain the client computes', async () => {
      const { pull, ours, write } = await anOffice()
      await write(7)
      let cursor: string | null = null
      let chain = chainStart
      const seen: number[] = []
      for (let more = true; more; ) {
        const page: Awaited<ReturnType<typeof pull>> = await pull(ours, cursor, 3)
        for (const item of page.items) {
          if (item.k !== 'ev') throw new Error('no event')
          chain = chainNext(chain, 'ev', (JSON.parse(item.p) as Payload).id, leafOf(item.p))
          seen.push(item.n)
        }
        expect(readCursor(page.next, 'f1')?.chain).toBe(chainText(chain))
        expect(page.head).toBe(7)
        ;({ next: cursor, more } = page)
      }
      expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7])
    })

    it('ends a page at one mebibyte, with at least one item', async () => {
      const { pull, ours, write } = await anOffice()
      const x = sealedPart(uuidv7(), 12_000)
      for (let round = 0; round < 3; round++) await write(35, { t: 'shared', x })
      const { items, more, head } = await pull(ours)
      const bytes = JSON.stringify(items).length
      expect({ more, head }).toEqual({ more: true, head: 105 })
      expect(bytes).toBeLessThanOrEqual(limits.pullBytes)
      expect(bytes).toBeGreaterThan(limits.pullBytes / 2)
    })

    it('never gives more than 500 items', async () => {
      const { pull, ours, write } = await anOffice()
      for (let round = 0; round < 3; round++) await write(200)
      const page = await pull(ours)
      expect(page.items.length).toBe(500)
      expect((await pull(ours, page.next)).items.map(({ n }) => n)[0]).toBe(501)
    })

    it('gives an organisation its own feed and nothing of others', async () => {
      const { pull, ours, write, enrol, answer } = await anOffice()
      await write(2)
      const [theirs, outsider] = [await enrol(receiver), await enrol(stranger)]
      expect((await pull(theirs)).head).toBe(2)
      expect(await pull(outsider)).toMatchObject({ items: [], head: 0 })
      const { next } = await pull(ours)
      const { status } = await answer(outsider, { cursor: next, proto: 1, payloadMax: 1 })
      expect(status).toBe(409)
    })
  })

  describe('pull answers feed_reset with the present epoch', () => {
    async function reset(change: (cursor: NonNullable<ReturnType<typeof readCursor>>) => object) {
      const { pull, ours, write, answer } = await anOffice()
      await write(3)
      const cursor = readCursor((await pull(ours)).next, 'f1')
      if (cursor === undefined) throw new Error('no cursor')
      const changed = writeCursor({ ...cursor, ...change(cursor) })
      const response = await answer(ours, { cursor: changed, proto: 1, payloadMax: 1 })
      const body = await response.json()
      expect(response.status).toBe(409)
      expect(body).toMatchObject({ error: 'feed_reset', status: 409, epoch: cursor.epoch })
    }

    it('when the epoch is another', () => reset(() => ({ epoch: '01990000-0000-4000-8000-000000000000' })))
    it('when the position is beyond the head', () => reset(({ pos }) => ({ pos: pos + 1 })))
    it('when the chain is another', () => reset(() => ({ chain: 'f'.repeat(32) })))
    it('when the chain at the start is not empty', () => reset(() => ({ pos: 0 })))
  })

  describe('pull refuses', () => {
    it('what is no cursor, a foreign protocol, and unknown fields', async () => {
      const { ours, answer } = await anOffice()
      const form = { cursor: null, proto: 1, payloadMax: 1 }
      const answers = await Promise.all([
        answer(ours, { ...form, cursor: 'bm90IGEgY3Vyc29y' }),
        answer(ours, { ...form, cursor: '****' }),
        answer(ours, { ...form, proto: 2 }),
        answer(ours, { ...form, organisation: receiver }),
        answer(ours, { ...form, limit: 501 }),
      ])
      const codes = await Promise.all(answers.map(async (each) => ((await each.json()) as { error: string }).error))
      expect(codes).toEqual(['malformed', 'malformed', 'upgrade_required', 'malformed', 'malformed'])
    })
  })

  it('keeps payloads byte for byte, however they are written', async () => {
    const { pull, push, ours } = await anOffice()
    const written = JSON.stringify(aPayload(ours), null, '\t').replace('"requested"', '"r\\u0065quested"')
    const event = signed(ours, ` ${written}\r\n`)
    expect(await push(ours, [event])).toMatchObject([{ st: 'stored' }])
    const [item] = (await pull(ours)).items
    expect(item).toEqual({ n: 1, k: 'ev', p: event.p, s: event.s })
    expect(fromBase64url(event.s).length).toBe(64)
  })
})
