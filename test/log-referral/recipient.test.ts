/** Whether one can seal for a receiver, and what the form says about it. */
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { lockNow, setPin } from '../../extension/keys/lock.ts'
import { blockPeer, markCompared } from '../../extension/keys/peers.ts'
import { keepSealingRule } from '../../extension/keys/seal-for.ts'
import { hindrance, mayShare, readRecipient, remarks } from '../../extension/tasks/log-referral/recipient.ts'
import {
  aDeviceWithKeys,
  anOrganisationWithKeys,
  type DeviceWithKeys,
  type OrganisationWithKeys,
} from '../builders/an-organisation-with-keys.ts'

let office: OrganisationWithKeys
let centre: OrganisationWithKeys
let desk: DeviceWithKeys

beforeEach(async () => {
  office = await anOrganisationWithKeys('01990000-0000-7000-8000-0000000000a0')
  centre = await anOrganisationWithKeys('01990000-0000-7000-8000-0000000000a1')
  desk = await aDeviceWithKeys(office, { knows: [centre] })
})

const read = (org = centre.id) => readRecipient(org, desk)

describe('contact data', () => {
  it('can be sealed for an organisation whose words nobody compared, and the form says so', async () => {
    const recipient = await read()
    expect(mayShare(recipient)).toBe(true)
    expect(remarks(recipient)).toContain('not_compared')
    await markCompared(centre.id, desk)
    expect(remarks(await read())).not.toContain('not_compared')
  })

  it('wait for the recovery sheet of the own organisation, and the form says so', async () => {
    expect(remarks(await read())).toContain('unsaved')
  })

  it('need no comparison with the own organisation', async () => {
    expect(remarks(await read(office.id))).not.toContain('not_compared')
  })

  it('cannot be sealed for an organisation without keys', async () => {
    expect(hindrance(await read('01990000-0000-7000-8000-0000000000a9'))).toBe('recipient_unknown')
  })

  it('stop where the words differed, before anything else is said', async () => {
    await blockPeer(centre.id, desk)
    expect(hindrance(await read())).toBe('key_changed')
    await desk.database.keyLogs.delete(office.id)
    expect(hindrance(await read())).toBe('key_changed')
  })

  it('stay back where the office asks to compare words first', async () => {
    await keepSealingRule(true, desk)
    expect(hindrance(await read())).toBe('forbidden')
    await markCompared(centre.id, desk)
    expect(mayShare(await read())).toBe(true)
  })

  it('stay back while the own organisation has no keys', async () => {
    await desk.database.keyLogs.delete(office.id)
    expect(hindrance(await read())).toBe('own_keys')
  })

  it('stay back while the page is locked', async () => {
    await setPin('246810', undefined, desk)
    await lockNow(desk)
    expect(hindrance(await read())).toBe('locked')
  })
})
