/** Other organisations: six words to compare, and whether one may seal for them. */
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { publicRoot, withNewRoot } from '../../extension/crypto/keyring.ts'
import { rootProof } from '../../extension/crypto/statements.ts'
import { markCompared, peerOf } from '../../extension/keys/peers.ts'
import { keepSealingRule, sealability } from '../../extension/keys/seal-for.ts'
import { watch } from '../../extension/store/live.ts'
import {
  aDeviceWithKeys,
  anOrganisationWithKeys,
  type DeviceWithKeys,
  type OrganisationWithKeys,
  pin,
} from '../builders/an-organisation-with-keys.ts'

let centre: OrganisationWithKeys
let device: DeviceWithKeys

beforeEach(async () => {
  const office = await anOrganisationWithKeys('01990000-0000-7000-8000-0000000000a0')
  centre = await anOrganisationWithKeys('01990000-0000-7000-8000-0000000000a1')
  device = await aDeviceWithKeys(office, { knows: [centre] })
})

const peer = async () => (await peerOf(centre.id, device)) ?? expect.fail('not known')

async function newRoot() {
  const next = withNewRoot(centre.keyring)
  await centre.say({ t: 'root_rotated', root: await publicRoot(next), proof: await rootProof(next, centre.log) })
  centre.keyring = next
  await pin(device, centre)
}

describe('another organisation', () => {
  it('has six words, the same on every device, others than another root has', async () => {
    const there = await aDeviceWithKeys(centre)
    const { words } = await peer()
    expect(words).toHaveLength(6)
    expect((await peerOf(centre.id, there))?.words).toEqual(words)
    await newRoot()
    expect((await peer()).words).not.toEqual(words)
  })

  it('is sealed for by its newest epoch', async () => {
    expect((await peer()).recipient).toEqual({ epoch: 1, recipient: centre.log.epochs[0] })
    await centre.rotate()
    await pin(device, centre)
    expect((await peer()).recipient).toEqual({ epoch: 2, recipient: centre.log.epochs[1] })
  })

  it('stays compared through a root that the old one signed, and not through any other', async () => {
    expect((await peer()).compared).toBe(false)
    await markCompared(centre.id, device)
    expect((await peer()).compared).toBe(true)
    await newRoot()
    expect((await peer()).compared).toBe(true)
    const impostor = await anOrganisationWithKeys(centre.id)
    await pin(device, impostor)
    expect((await peer()).compared).toBe(false)
  })

  it('is unknown before its log was read, and cannot be compared then', async () => {
    const nobody = '01990000-0000-7000-8000-0000000000af'
    await markCompared(nobody, device)
    expect(await peerOf(nobody, device)).toBeUndefined()
    expect(await sealability(nobody, device)).toEqual({ may: false, why: 'recipient_unknown' })
  })

  it('is followed by a live query', async () => {
    const seen: (boolean | undefined)[] = []
    const end = watch(
      () => peerOf(centre.id, device),
      (found) => seen.push(found?.compared),
      (failure) => expect.fail(String(failure)),
    )
    await expect.poll(() => seen).toEqual([false])
    await markCompared(centre.id, device)
    await expect.poll(() => seen).toEqual([false, true])
    end()
  })
})

describe('sealing for it', () => {
  it('may happen before words were compared, unless the policy forbids it', async () => {
    expect(await sealability(centre.id, device)).toEqual({ may: true, compared: false })
    await keepSealingRule(true, device)
    expect(await sealability(centre.id, device)).toEqual({ may: false, why: 'forbidden' })
    await markCompared(centre.id, device)
    expect(await sealability(centre.id, device)).toEqual({ may: true, compared: true })
    await keepSealingRule(undefined, device)
    expect(await sealability(centre.id, device)).toEqual({ may: true, compared: true })
  })

  it.each(['key_changed', 'key_log_broken'] as const)('stops where its log was blocked: %s', async (why) => {
    await markCompared(centre.id, device)
    await device.database.keyLogs.update(centre.id, { blocked: { why, at: 1 } })
    expect(await sealability(centre.id, device)).toEqual({ may: false, why })
    expect((await peer()).recipient).toBeUndefined()
  })
})
