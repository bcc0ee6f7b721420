/** What the server does with shut words: opens what five devices sought, and nothing else, whatever it is sent. */
import { describe, expect, it } from 'vitest'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { dropOldVain, keepVain } from '../../server/vain/keep.ts'
import { openWord } from '../../server/vain/open.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import type { VainAnswer, VainContribution } from '../../shared/protocol/vain.ts'
import { contribute } from '../../shared/vain.ts'
import { aServer, sender } from '../builders/a-server.ts'
import type { EnrolledDevice } from '../builders/an-enrolled-device.ts'
import { eachEngine } from '../engines/each.ts'

const salt = 'musterland'

/** What devices contributed so far; each costs a tenth of a second, on purpose. */
const contributed = new Map<string, Promise<VainContribution>[]>()

/** So many devices' contributions of the word: the same ones for every test, as every test has a server of its own. */
function many(word: string, count: number): Promise<VainContribution[]> {
  const known = contributed.get(word) ?? []
  contributed.set(word, known)
  while (known.length < count) known.push(contribute(word, salt))
  return Promise.all(known.slice(0, count))
}

const broken = (): VainContribution => ({
  tag: 'A'.repeat(22),
  // Half a value less than the field: always a share, and of no polynomial that anybody has.
  share: toBase64url(crypto.getRandomValues(new Uint8Array(48)).map((byte, at) => (at === 16 ? byte >> 1 : byte))),
  sealed: toBase64url(crypto.getRandomValues(new Uint8Array(124))),
})

eachEngine((engine) => {
  async function aPlace(contributeSearches = true) {
    const server = await aServer(await engine.freshStore())
    const switched = (on: boolean) =>
      writeCatalogue(server.store, [
        { kind: 'network', id: 'network', data: { name: 'Kreis Musterland', contributeSearches: on } },
      ])
    await switched(contributeSearches)
    const send = async (device: EnrolledDevice, words: VainContribution[]) => {
      const response = await server.call('POST', '/v1/catalogue/vain', { words }, device.tokens.access)
      return { status: response.status, body: await response.json() }
    }
    const read = async (): Promise<VainAnswer['words']> => {
      const { tokens } = await server.enrol(sender, 'coordinator')
      const response = await server.call('GET', '/v1/catalogue/vain', undefined, tokens.access)
      return ((await response.json()) as VainAnswer).words
    }
    const devices = (count: number) => Promise.all(Array.from({ length: count }, () => server.enrol(sender)))
    return { ...server, send, read, devices, switched }
  }

  describe('a word looked for in vain', () => {
    it('is told once five devices have contributed it, with a class for their number', async () => {
      const { send, read, devices } = await aPlace()
      const all = await devices(10)
      const words = await many('trampolinhalle', 10)
      for (const [at, device] of all.slice(0, 4).entries()) await send(device, words.slice(at, at + 1))
      expect(await read()).toEqual([])
      await send(all[4] as EnrolledDevice, words.slice(4, 5))
      expect(await read()).toEqual([{ word: 'trampolinhalle', devices: '5-9' }])
      for (const [at, device] of all.entries()) await send(device, words.slice(at, at + 1))
      expect(await read()).toEqual([{ word: 'trampolinhalle', devices: '10-19' }])
    })

    it('counts a device once, however often and in however many quarters it says so', async () => {
      const { read, enrol, clock, store } = await aPlace()
      const { id } = await enrol(sender)
      const words = await many('trampolinhalle', 8)
      for (const month of ['2025-05', '2025-08', '2025-11', '2026-02'])
        for (const word of words.splice(0, 2)) await keepVain(store, id, [word], Date.parse(`${month}-10T09:00:00Z`))
      expect(await store.db.selectFrom('vain_share').selectAll().execute()).toHaveLength(1)
      clock.now = Date.parse('2026-02-11T09:00:00Z')
      expect(await read()).toEqual([])
    })

    it('leaves no trace of which device it was, nor which words came together', async () => {
      const { send, enrol, store } = await aPlace()
      const device = await enrol(sender)
      await send(device, [...(await many('trampolinhalle', 1)), ...(await many('kletterwald', 1))])
      const rows = await store.db.selectFrom('vain_share').selectAll().execute()
      expect(new Set(rows.map((row) => row.sender)).size).toBe(2)
      expect(rows.map((row) => Number(row.at) % 86_400_000)).toEqual([0, 0])
      expect(JSON.stringify(rows)).not.toContain(device.id)
      expect(JSON.stringify(rows)).not.toContain('trampolin')
    })

    it('is not kept where the network has not switched it on', async () => {
      const { send, enrol, store } = await aPlace(false)
      const device = await enrol(sender)
      expect(await send(device, await many('trampolinhalle', 1))).toEqual({ status: 200, body: { taken: 0 } })
      expect(await store.db.selectFrom('vain_share').selectAll().execute()).toEqual([])
    })

    it('is forgotten after four quarters', async () => {
      const { send, enrol, store } = await aPlace()
      await send(await enrol(sender), await many('trampolinhalle', 1))
      expect(await dropOldVain(store, Date.parse('2026-12-31T23:00:00Z'))).toBe(0)
      expect(await dropOldVain(store, Date.parse('2027-01-01T00:00:00Z'))).toBe(1)
    })

    it('is refused where it is not in the form of a contribution', async () => {
      const { send, enrol } = await aPlace()
      const device = await enrol(sender)
      for (const wrong of [
        { ...broken(), tag: '' },
        { ...broken(), share: 'ä' },
        { ...broken(), word: 'offen' },
      ])
        expect((await send(device, [wrong])).status).toBe(400)
      expect((await send(device, [])).status).toBe(400)
    })
  })
})

describe('opening a word', () => {
  it('is not kept shut by contributions that are broken or wrong', async () => {
    const good = await many('trampolinhalle', 5)
    const poisoned = (await many('trampolinhalle', 2)).map((one) => ({ ...one, share: broken().share }))
    for (const rows of [
      [...good, broken()],
      [broken(), ...good, broken(), broken()],
      [...good.slice(0, 2), broken(), ...good.slice(2)],
      [...good, { share: '', sealed: '' }, { share: 'A'.repeat(64), sealed: '!' }],
    ])
      expect(await openWord(rows)).toEqual({ word: 'trampolinhalle', devices: 5 })
    // Those two knew the word and only spoilt their points: their devices looked for it.
    expect(await openWord([...poisoned, ...good])).toEqual({ word: 'trampolinhalle', devices: 7 })
  })

  it('stays shut for four, and for four with any number of broken ones', async () => {
    const four = await many('trampolinhalle', 4)
    expect(await openWord(four)).toBeUndefined()
    expect(await openWord([...four, ...Array.from({ length: 6 }, broken)])).toBeUndefined()
    expect(await openWord([...four, ...four, ...four])).toBeUndefined()
  })

  it('stays shut where the points of five agree and one of them does not say the word', async () => {
    const [fifth, ...four] = await many('trampolinhalle', 5)
    expect(await openWord([...four, { ...broken(), share: fifth?.share ?? '' }])).toBeUndefined()
  })

  it('stays shut where five shares seal something that is no word', async () => {
    const rows = await Promise.all(Array.from({ length: 5 }, () => contribute('Frau Muster 17', salt)))
    expect(await openWord(rows)).toBeUndefined()
  })

  it('tells the commonest spelling of those that meet', async () => {
    const rows = [...(await many('fruehförderung', 2)), ...(await many('frühförderung', 3))]
    expect(await openWord(rows)).toEqual({ word: 'frühförderung', devices: 5 })
  })
})
