/** The passkey beside the PIN: it opens the same, is made only by who knows the PIN, and is never the only way in. */
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { lockNow, lockOf, openLock, removePin, setPin, unlock, unlockByPasskey } from '../../extension/keys/lock.ts'
import { ownKeyring } from '../../extension/keys/own-keyring.ts'
import { addPasskey, hasPasskey, removePasskey } from '../../extension/keys/passkey.ts'
import { emptyReferralForm, referralFormOf } from '../../extension/store/draft-forms.ts'
import { keepDraft, readDraft, restoreDraft } from '../../extension/store/drafts.ts'
import { readMeta, writeMeta } from '../../extension/store/meta.ts'
import { type Authenticator, anAuthenticator } from '../builders/an-authenticator.ts'
import {
  aDeviceWithKeys,
  anOrganisationWithKeys,
  type DeviceWithKeys,
  type OrganisationWithKeys,
} from '../builders/an-organisation-with-keys.ts'

const pin = '482913'
let organisation: OrganisationWithKeys
let device: DeviceWithKeys
let computer: Authenticator

beforeEach(async () => {
  organisation = await anOrganisationWithKeys('01990000-0000-7000-8000-0000000000a0')
  device = await aDeviceWithKeys(organisation)
  computer = anAuthenticator()
  await writeMeta(device.database, 'birth', 'b1')
  await setPin(pin, undefined, device)
})

async function aLockedPage(): Promise<DeviceWithKeys> {
  const page = device.anotherPage()
  await openLock(page)
  expect(lockOf(page).value).toBe('locked')
  return page
}

async function opensByPasskey() {
  const page = await aLockedPage()
  await unlockByPasskey(page, computer)
  expect(lockOf(page).value).toBe('open')
  expect(await ownKeyring(page)).toEqual(organisation.keyring)
}

async function staysShut(page: DeviceWithKeys) {
  expect(lockOf(page).value).toBe('locked')
  await expect(ownKeyring(page)).rejects.toMatchObject({ code: 'locked' })
}

const failed = { code: 'passkey_failed' }

describe('a passkey', () => {
  it('opens a page as the PIN does, and the PIN goes on to open', async () => {
    await addPasskey(pin, device, computer)
    expect(await hasPasskey(device)).toBe(true)
    await opensByPasskey()
    await unlock(pin, await aLockedPage())
  })

  it('is set up only by who knows the PIN; a guess there counts as one at the gate', async () => {
    await expect(addPasskey('000000', device, computer)).rejects.toMatchObject({ code: 'pin_wrong' })
    expect(await readMeta(device.database, 'pinTries')).toMatchObject({ failed: 1 })
    expect(computer.users()).toEqual([])
    expect(await hasPasskey(device)).toBe(false)
  })

  it('that was cancelled while it was being made leaves all as it was', async () => {
    computer.cancels = true
    await expect(addPasskey(pin, device, computer)).rejects.toMatchObject(failed)
    expect(await hasPasskey(device)).toBe(false)
    await unlock(pin, await aLockedPage())
  })

  it('whose secret is too short is not taken', async () => {
    computer.length = 16
    await expect(addPasskey(pin, device, computer)).rejects.toMatchObject({ code: 'passkey_unfit' })
    expect(await hasPasskey(device)).toBe(false)
  })

  it('cancelled, deleted on the computer, or another computer’s leads back to the PIN', async () => {
    await addPasskey(pin, device, computer)
    const page = await aLockedPage()
    computer.cancels = true
    await expect(unlockByPasskey(page, computer)).rejects.toMatchObject(failed)
    computer.cancels = false
    const wrong = { ...computer, secret: async () => new Uint8Array(32) }
    await expect(unlockByPasskey(page, wrong)).rejects.toMatchObject(failed)
    computer.forget()
    await expect(unlockByPasskey(page, computer)).rejects.toMatchObject(failed)
    await staysShut(page)
    await unlock(pin, page)
    expect(lockOf(page).value).toBe('open')
  })

  it('removed opens nothing any more', async () => {
    await addPasskey(pin, device, computer)
    await removePasskey(device)
    expect(await hasPasskey(device)).toBe(false)
    const page = await aLockedPage()
    await expect(unlockByPasskey(page, computer)).rejects.toMatchObject(failed)
    await staysShut(page)
  })

  it('opens on after the PIN was changed, and goes with the PIN', async () => {
    await addPasskey(pin, device, computer)
    await setPin('Wolkenbruch', pin, device)
    await opensByPasskey()
    await removePin('Wolkenbruch', device)
    expect(await hasPasskey(device)).toBe(false)
    await setPin(pin, undefined, device)
    const page = await aLockedPage()
    await expect(unlockByPasskey(page, computer)).rejects.toMatchObject(failed)
  })

  it('made anew takes the place of the one before, here and on the computer', async () => {
    await addPasskey(pin, device, computer)
    const before = (await readMeta(device.database, 'lock'))?.passkey
    await addPasskey(pin, device, computer)
    expect(computer.users()).toHaveLength(1)
    expect((await readMeta(device.database, 'lock'))?.passkey?.credential).not.toEqual(before?.credential)
    await opensByPasskey()
  })

  it('being made while another page takes the PIN away brings no lock back', async () => {
    const meanwhile: Authenticator = {
      ...computer,
      async make(user, salt) {
        await removePin(pin, device)
        return computer.make(user, salt)
      },
    }
    await expect(addPasskey(pin, device.anotherPage(), meanwhile)).rejects.toMatchObject(failed)
    expect(await readMeta(device.database, 'lock')).toBeUndefined()
    expect(await ownKeyring(device)).toEqual(organisation.keyring)
  })

  it('keeps a draft that is being written when the page locks, and gives it back', async () => {
    await restoreDraft({ id: 'd', kind: 'referral', changedAt: 1, touched: true, form: emptyReferralForm }, device)
    await addPasskey(pin, device, computer)
    void keepDraft('d', { ...emptyReferralForm, ownWords: 'Kanarienvogel' }, device)
    await lockNow(device)
    await unlockByPasskey(device, computer)
    expect(referralFormOf((await readDraft('d', device)) ?? expect.fail('no draft')).ownWords).toBe('Kanarienvogel')
  })
})

describe('the PIN taken away in one page while another changes it', () => {
  it('leaves a lock and no open key, or an open key and no lock', async () => {
    const page = device.anotherPage()
    await Promise.allSettled([setPin('Wolkenbruch', pin, page), removePin(pin, device)])
    const [lock, open] = [await readMeta(device.database, 'lock'), await readMeta(device.database, 'localKey')]
    expect([lock, open].filter((one) => one !== undefined)).toHaveLength(1)
  })
})
