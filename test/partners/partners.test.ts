/** Comparing other organisations: the order of the list, the search, and the stop for words that differ. */
import { describe, expect, it } from 'vitest'
import { blockPeer, markCompared, peerOf } from '../../extension/keys/peers.ts'
import { inOrder, matching, type Partner } from '../../extension/tasks/partners/read-partners.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import { aDevice } from '../builders/a-device.ts'

const org = '01990000-0000-7000-8000-00000000000b'
const root = toBase64url(new Uint8Array(32).fill(7))
const recipient = `age1${'q'.repeat(58)}`

async function aDeviceThatKnows() {
  const device = aDevice()
  const log = { org, n: 2, hash: root, root, roots: [root], epochs: [recipient], devices: [] }
  await device.database.keyLogs.put({ org, statements: [], log })
  return device
}

const aPartner = (name: string, change: Partial<Partner> = {}): Partner => ({
  org: name,
  name,
  words: [],
  compared: false,
  ...change,
})

describe('words that differ', () => {
  it('stop all sealing for the organisation, even where they were compared before', async () => {
    const device = await aDeviceThatKnows()
    await markCompared(org, device)
    await blockPeer(org, device)
    const peer = await peerOf(org, device)
    expect(peer?.blocked).toMatchObject({ why: 'key_changed', byPerson: true })
    expect(peer?.recipient).toBeUndefined()
    expect(peer?.compared).toBe(false)
  })

  it('are forgotten once somebody finds them to be the same', async () => {
    const device = await aDeviceThatKnows()
    await blockPeer(org, device)
    await markCompared(org, device)
    const peer = await peerOf(org, device)
    expect(peer?.blocked).toBeUndefined()
    expect(peer).toMatchObject({ compared: true, recipient: { epoch: 1, recipient } })
  })

  it('never end a stop that the protocol itself made', async () => {
    const device = await aDeviceThatKnows()
    await device.database.keyLogs.update(org, { blocked: { why: 'key_changed', at: 1 } })
    await markCompared(org, device)
    expect((await peerOf(org, device))?.blocked).toEqual({ why: 'key_changed', at: 1 })
  })
})

describe('the list of organisations', () => {
  const list = [
    aPartner('Beratung Ährenfeld', { compared: true }),
    aPartner('Zentrum'),
    aPartner('Amt', { blocked: { why: 'key_changed', at: 1 } }),
    aPartner('Familienbüro'),
  ]

  it('puts blocked ones on top, then who is not compared, each by name', () => {
    expect(inOrder(list).map(({ name }) => name)).toEqual(['Amt', 'Familienbüro', 'Zentrum', 'Beratung Ährenfeld'])
  })

  it('finds names by their parts in any spelling of umlauts', () => {
    expect(matching(list, 'aehren BERATUNG').map(({ name }) => name)).toEqual(['Beratung Ährenfeld'])
    expect(matching(list, '')).toHaveLength(4)
    expect(matching(list, 'nirgends')).toEqual([])
  })
})
