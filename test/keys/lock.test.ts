/** The local lock: what it guards, what it never loses, and what a killed browser finds. */
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { heldInvitations, holdInvitation } from '../../extension/keys/invitations.ts'
import { lockAllPages, lockNow, lockOf, openLock, removePin, setPin, unlock } from '../../extension/keys/lock.ts'
import { ownKeyring } from '../../extension/keys/own-keyring.ts'
import { emptyReferralForm, referralFormOf } from '../../extension/store/draft-forms.ts'
import { keepDraft, listDrafts, readDraft, restoreDraft } from '../../extension/store/drafts.ts'
import { readMeta, writeMeta } from '../../extension/store/meta.ts'
import { aDatabase } from '../builders/a-device.ts'
import {
  aDeviceWithKeys,
  anOrganisationWithKeys,
  type DeviceWithKeys,
  type OrganisationWithKeys,
} from '../builders/an-organisation-with-keys.ts'

const pin = '482913'
const form = { ...emptyReferralForm, ownWords: 'Kanarienvogel-7Q' }
const invitation = { id: 'ABCDEFGH', secret: 'c2VjcmV0', role: 'professional', immediate: false, expiresAt: '' }

let organisation: OrganisationWithKeys
let device: DeviceWithKeys

beforeEach(async () => {
  organisation = await anOrganisationWithKeys('01990000-0000-7000-8000-0000000000a0')
  device = await aDeviceWithKeys(organisation)
})

async function withSecrets() {
  await restoreDraft({ id: 'd', kind: 'referral', changedAt: 1, touched: true, form }, device)
  await holdInvitation(invitation, device)
}

async function seesAllSecrets(page: DeviceWithKeys) {
  expect(await ownKeyring(page)).toEqual(organisation.keyring)
  expect(await heldInvitations(page)).toEqual([invitation])
  expect(referralFormOf((await readDraft('d', page)) ?? expect.fail('no draft'))).toEqual(form)
}

async function seesNothing(page: DeviceWithKeys) {
  await expect(ownKeyring(page)).rejects.toMatchObject({ code: 'locked' })
  await expect(heldInvitations(page)).rejects.toMatchObject({ code: 'locked' })
  await expect(readDraft('d', page)).rejects.toMatchObject({ code: 'locked' })
}

describe('a PIN', () => {
  it('guards everything under the local key in each page on its own, until it is typed there', async () => {
    await withSecrets()
    await setPin(pin, undefined, device)
    await seesAllSecrets(device)
    const page = device.anotherPage()
    await openLock(page)
    expect(lockOf(page).value).toBe('locked')
    await seesNothing(page)
    await unlock(pin, page)
    expect(lockOf(page).value).toBe('open')
    await seesAllSecrets(page)
    await lockNow(page)
    await seesNothing(page)
    await seesAllSecrets(device)
  })

  it('leaves no key in the browser', async () => {
    await setPin(pin, undefined, device)
    expect(await readMeta(device.database, 'localKey')).toBeUndefined()
    const keys = await readMeta(device.database, 'keys')
    expect(keys?.agree).not.toHaveProperty('privateKey')
  })

  it('can be changed: the old one opens nothing any more, open pages stay open', async () => {
    await withSecrets()
    await setPin(pin, undefined, device)
    const page = device.anotherPage()
    await unlock(pin, page)
    await setPin('Wolkenbruch', pin, device)
    await seesAllSecrets(page)
    const later = device.anotherPage()
    await expect(unlock(pin, later)).rejects.toMatchObject({ code: 'pin_wrong' })
    await unlock('Wolkenbruch', later)
    await seesAllSecrets(later)
  })

  it('can be taken away: every page reads again', async () => {
    await withSecrets()
    await setPin(pin, undefined, device)
    await expect(removePin('000000', device)).rejects.toMatchObject({ code: 'pin_wrong' })
    await removePin(pin, device)
    expect(lockOf(device).value).toBe('off')
    await seesAllSecrets(device)
    await seesAllSecrets(device.anotherPage())
  })

  it('has at least six characters, and only who knows the old one sets another', async () => {
    await expect(setPin('12345', undefined, device)).rejects.toMatchObject({ code: 'malformed' })
    await setPin(pin, undefined, device)
    await expect(setPin('999999', undefined, device)).rejects.toMatchObject({ code: 'pin_wrong' })
    await expect(setPin('999999', '111111', device)).rejects.toMatchObject({ code: 'pin_wrong' })
  })

  it('set in one page locks the others that are open', async () => {
    const page = device.anotherPage()
    const end = await openLock(page)
    await setPin(pin, undefined, device)
    await expect.poll(() => lockOf(page).value).toBe('locked')
    end()
  })
})

describe('locking at once', () => {
  it('locks every page that is open, each after what was typed there is kept', async () => {
    await withSecrets()
    await restoreDraft({ id: 'e', kind: 'referral', changedAt: 1, touched: true, form }, device)
    await setPin(pin, undefined, device)
    const page = device.anotherPage()
    await unlock(pin, page)
    const ends = await Promise.all([openLock(device), openLock(page)])
    const typed = 'Kanarienvogel-7Q singt'
    for (let end = 1; end <= typed.length; end++) {
      void keepDraft('d', { ...form, ownWords: typed.slice(0, end) }, device)
      void keepDraft('e', { ...form, ownWords: typed.slice(0, end) }, page)
    }
    await lockAllPages(device)
    await expect.poll(() => lockOf(page).value).toBe('locked')
    await expect.poll(() => readDraft('e', page).catch(({ code }) => code)).toBe('locked')
    await seesNothing(device)
    await unlock(pin, page)
    for (const id of ['d', 'e'])
      expect(referralFormOf((await readDraft(id, page)) ?? expect.fail('no draft')).ownWords).toBe(typed)
    for (const end of ends) end()
  })

  it('shows a page as open only where it has its key, whatever is read of the lock while it locks', async () => {
    await withSecrets()
    await setPin(pin, undefined, device)
    const end = await openLock(device)
    for (let turns = 0; turns < 12; turns++) {
      if (turns > 0) await unlock(pin, device)
      void keepDraft('d', { ...form, ownWords: 'x'.repeat(turns) }, device)
      const locked = lockNow(device)
      for (let turn = 0; turn < turns; turn++) await readMeta(device.database, 'enrolment')
      const lock = await readMeta(device.database, 'lock')
      if (lock !== undefined) await writeMeta(device.database, 'lock', { ...lock })
      await locked
      await expect.poll(() => lockOf(device).value).toBe('locked')
      await seesNothing(device)
    }
    end()
  })

  it('asks for no PIN that another page takes away while this one is still keeping what was typed', async () => {
    await withSecrets()
    await setPin(pin, undefined, device)
    const page = device.anotherPage()
    await unlock(pin, page)
    const end = await openLock(device)
    let left = Number.POSITIVE_INFINITY
    const removed = removePin(pin, page).then(() => {
      left = 20
    })
    const type = () => keepDraft('d', { ...form, ownWords: String(left) }, device)
    void type()
    const locked = lockNow(device)
    // As long as somebody types, the page goes on keeping it.
    for (; left > 0; left--) {
      void type()
      await new Promise((next) => setImmediate(next))
    }
    await Promise.all([removed, locked])
    await expect.poll(() => lockOf(device).value).toBe('off')
    end()
  })

  it('does not lock a page that opens afterwards and has been unlocked', async () => {
    await setPin(pin, undefined, device)
    await lockAllPages(device)
    const page = device.anotherPage()
    const end = await openLock(page)
    await unlock(pin, page)
    await setPin('Wolkenbruch', pin, page)
    expect(lockOf(page).value).toBe('open')
    end()
  })
})

describe('wrong PINs', () => {
  const wrong = (page: DeviceWithKeys) => expect(unlock('000000', page)).rejects

  it('cost more and more time, and a restart changes nothing', async () => {
    await setPin(pin, undefined, device)
    let page = device.anotherPage()
    for (let tries = 0; tries < 3; tries++) {
      await wrong(page).toMatchObject({ code: 'pin_wrong', extra: {} })
      page = device.anotherPage()
    }
    for (const seconds of [5, 30, 300, 300]) {
      await wrong(page).toMatchObject({ code: 'pin_wrong', extra: { retryAfter: seconds } })
      page = device.anotherPage()
      await expect(unlock(pin, page)).rejects.toMatchObject({
        code: 'too_many_requests',
        extra: { retryAfter: seconds },
      })
      device.clock.turn(seconds * 1_000)
    }
    await unlock(pin, page)
    await wrong(device.anotherPage()).toMatchObject({ code: 'pin_wrong', extra: {} })
  })

  it('make nobody wait for ever because a clock was set back', async () => {
    await setPin(pin, undefined, device)
    for (let tries = 0; tries < 4; tries++) await wrong(device).toMatchObject({ code: 'pin_wrong' })
    device.clock.turn(-365 * 24 * 3_600_000)
    await expect(unlock(pin, device)).rejects.toMatchObject({ code: 'too_many_requests', extra: { retryAfter: 5 } })
    device.clock.turn(5_000)
    await unlock(pin, device)
  })
})

describe('a browser killed while the PIN is', () => {
  const killed = new Error('killed')

  /** The same device with a database that dies at the nth write to the table. */
  function dying(table: string, at: number): DeviceWithKeys {
    let writes = 0
    const database = aDatabase(device.engine, (name) => {
      if (name === table && ++writes === at) throw killed
    })
    return { ...device, database }
  }

  it.each([
    ['meta', 1],
    ['meta', 2],
    ['meta', 3],
    ['meta', 4],
    ['meta', 5],
    ['drafts', 1],
  ] as const)('set loses nothing (write to %s, no. %i)', async (table, at) => {
    await withSecrets()
    const page = dying(table, at)
    await expect(setPin(pin, undefined, page)).rejects.toThrow()
    const restarted = device.anotherPage()
    await openLock(restarted)
    expect(lockOf(restarted).value).toBe('off')
    await seesAllSecrets(restarted)
    await setPin(pin, undefined, restarted)
    await seesAllSecrets(restarted)
  })

  it.each([1, 2, 3])('changed loses nothing (write no. %i)', async (at) => {
    await withSecrets()
    await setPin(pin, undefined, device)
    await setPin('Wolkenbruch', pin, dying('meta', at)).catch(() => {})
    const restarted = device.anotherPage()
    await unlock(pin, restarted).catch(() => unlock('Wolkenbruch', restarted))
    await seesAllSecrets(restarted)
  })

  it.each([1, 2, 3, 4])('taken away loses nothing (write no. %i)', async (at) => {
    await withSecrets()
    await setPin(pin, undefined, device)
    await removePin(pin, dying('meta', at)).catch(() => {})
    const restarted = device.anotherPage()
    await openLock(restarted)
    if (lockOf(restarted).value === 'locked') await unlock(pin, restarted)
    await seesAllSecrets(restarted)
  })
})

describe('a draft', () => {
  it('that is being written when the page locks is kept to the last character', async () => {
    await withSecrets()
    await setPin(pin, undefined, device)
    const typed = 'Kanarienvogel-7Q singt'
    for (let end = 1; end <= typed.length; end++)
      void keepDraft('d', { ...form, ownWords: typed.slice(0, end) }, device)
    await lockNow(device)
    await unlock(pin, device)
    expect(referralFormOf((await readDraft('d', device)) ?? expect.fail('no draft')).ownWords).toBe(typed)
  })

  it('is seen while locked by its day and kind alone; writing then changes nothing and fails nothing', async () => {
    await withSecrets()
    await setPin(pin, undefined, device)
    await lockNow(device)
    expect(await listDrafts(device)).toEqual([
      { id: 'd', kind: 'referral', changedAt: 1, touched: true, form: undefined },
    ])
    await keepDraft('d', { ...form, ownWords: 'zu spät' }, device)
    await unlock(pin, device)
    await seesAllSecrets(device)
  })

  it('kept while the PIN is being set stays readable', async () => {
    await withSecrets()
    const setting = setPin(pin, undefined, device)
    for (const word of ['eins', 'zwei', 'drei', 'vier']) await keepDraft('d', { ...form, ownWords: word }, device)
    await setting
    await keepDraft('d', { ...form, ownWords: 'fünf' }, device)
    expect(referralFormOf((await readDraft('d', device)) ?? expect.fail('no draft')).ownWords).toBe('fünf')
    expect(await ownKeyring(device)).toEqual(organisation.keyring)
  })
})
