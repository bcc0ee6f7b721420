/** A database as version 1 left it, made by hand: what a person entered is all there, and what was in the clear is not. */
import Dexie from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { authorEvents } from '../../extension/events/author.ts'
import { convertNotes } from '../../extension/events/convert-notes.ts'
import { setPin } from '../../extension/keys/lock.ts'
import { keepKeyring } from '../../extension/keys/own-keyring.ts'
import { readNoted, readParts } from '../../extension/keys/parts.ts'
import { Database } from '../../extension/store/database.ts'
import { referralFormOf, unmetNeedFormOf } from '../../extension/store/draft-forms.ts'
import { isUntouched, listDrafts, readDraft } from '../../extension/store/drafts.ts'
import { keepLocalNote, localNote } from '../../extension/store/local-notes.ts'
import { openDatabase } from '../../extension/store/open.ts'
import { refold } from '../../extension/store/referrals.ts'
import { foldVersion } from '../../shared/referral/fold.ts'
import { aDevice, type TestDevice } from '../builders/a-device.ts'
import { aReferral, sendingOrganisation } from '../builders/a-referral.ts'
import { anOrganisationWithKeys, pin } from '../builders/an-organisation-with-keys.ts'
import { inTheClear } from '../keys/in-the-clear.ts'

const tables = {
  offers: 'id, organisationId, offerType',
  organisations: 'id',
  areas: 'id, parentId',
  networks: 'id',
  synonyms: 'id',
  referrals: 'ref, chain, kind, confirmedIn, changedOn',
  localNotes: 'ref',
  drafts: 'id, changedAt',
  quarantine: '[id+s], id, ref',
  gone: 'id',
  uses: '[offerId+need], need',
  indexes: 'name',
  meta: 'key',
}

const canary = 'Kanarienvogel-7Q'
const referral = aReferral()
const opening = referral.write('requested')
const enrolment = {
  server: 'https://network.example',
  instance: '01990000-0000-7000-8000-00000000001a',
  network: 'Kreis Musterland',
  organisationId: sendingOrganisation,
  organisationName: 'Kreisjugendamt Musterland',
  deviceId: '01990000-0000-7000-8000-0000000000d1',
  role: 'professional',
}

/** Keys as version 1 made them: both non-extractable. */
async function oldKeys() {
  return {
    sign: await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']),
    agree: await crypto.subtle.generateKey('X25519', false, ['deriveBits']),
  }
}

async function aDeviceOfVersionOne(): Promise<TestDevice> {
  const engine = new IDBFactory()
  const name = `version 1 ${crypto.randomUUID()}`
  const old = new Dexie(name, { indexedDB: engine, IDBKeyRange })
  old.version(1).stores(tables)
  await old.table('meta').bulkPut([
    { key: 'enrolment', value: enrolment },
    { key: 'keys', value: await oldKeys() },
  ])
  await old.table('referrals').put({
    ref: referral.ref,
    chain: '',
    kind: 'referral',
    events: [{ id: opening.id, p: opening.p, s: 's', gen: 1 }],
    state: {},
    foldVersion: foldVersion - 1,
    confirmedIn: 1,
    changedOn: '2026-03-02',
  })
  await old.table('localNotes').bulkPut([
    { ref: referral.ref, caseReference: `ASD ${canary}`, ownWords: canary, followUpOn: '2026-03-30' },
    { ref: 'elsewhere', caseReference: 'AZ 2' },
  ])
  await old.table('drafts').bulkPut([
    { id: 'a', kind: 'referral', changedAt: 1, form: { offerId: 'o', ownWords: canary, touched: true } },
    { id: 'b', kind: 'unmet_need', changedAt: 2, form: { needs: ['childcare_need'], touched: false } },
  ])
  old.close()
  const database = new Database(name, { indexedDB: engine, IDBKeyRange })
  const device = aDevice({ database })
  await openDatabase(device)
  await refold(device)
  return device
}

/** The keys of its organisation come to the device. */
async function withKeys(device: TestDevice) {
  const office = await anOrganisationWithKeys(sendingOrganisation)
  await pin(device, office)
  await keepKeyring(office.keyring, device)
}

describe('drafts of version 1', () => {
  it('are all there, and no longer in the clear', async () => {
    const device = await aDeviceOfVersionOne()
    const [b, a] = await listDrafts(device)
    if (a === undefined || b === undefined) return expect.fail('a draft is missing')
    expect(referralFormOf(a)).toMatchObject({ offerId: 'o', ownWords: canary })
    expect(unmetNeedFormOf(b)).toMatchObject({ needs: ['childcare_need'] })
    expect([a, b].map(isUntouched)).toEqual([false, true])
    expect(a).toMatchObject({ id: 'a', kind: 'referral', changedAt: 1 })
    expect(await inTheClear(device.database, canary)).toEqual([])
  })

  it('go under the PIN like later ones, and so do the notes', async () => {
    const device = await aDeviceOfVersionOne()
    await setPin('482913', undefined, device)
    expect(await readDraft('a', device)).toMatchObject({ form: { ownWords: canary } })
    expect(await readNoted(referral.ref, device)).toMatchObject({ ownWords: canary })
  })
})

describe('notes of version 1', () => {
  it('are read as before until there are keys', async () => {
    const device = await aDeviceOfVersionOne()
    await convertNotes(device)
    expect(await readNoted(referral.ref, device)).toEqual({ caseReference: `ASD ${canary}`, ownWords: canary })
    expect(await device.database.localNotes.count()).toBe(2)
  })

  it('become sealed events once there are keys, and leave nothing in the clear', async () => {
    const device = await aDeviceOfVersionOne()
    await withKeys(device)
    await convertNotes(device)
    const record = await device.database.referrals.get(referral.ref)
    expect(record?.events.map(({ p }) => JSON.parse(p).t)).toEqual(['requested', 'noted', 'planned'])
    expect(record?.events[0]).toMatchObject({ id: opening.id, p: opening.p, gen: 1 })
    expect(record?.state.followUpOn).toBe('2026-03-30')
    expect(await readParts(referral.ref, device)).toMatchObject({ caseReference: `ASD ${canary}`, ownWords: canary })
    expect(await inTheClear(device.database, canary)).toEqual([])
  })

  it('stay where their referral is not on the device', async () => {
    const device = await aDeviceOfVersionOne()
    await withKeys(device)
    await convertNotes(device)
    expect(await localNote('elsewhere', device)).toEqual({ ref: 'elsewhere', caseReference: 'AZ 2' })
    expect(await device.database.localNotes.toArray()).toMatchObject([{ ref: 'elsewhere' }])
  })

  it('are converted once, even if the browser dies before they are removed', async () => {
    const device = await aDeviceOfVersionOne()
    await withKeys(device)
    const note = await device.database.localNotes.get(referral.ref)
    await convertNotes(device)
    if (note !== undefined) await device.database.localNotes.put(note)
    await convertNotes(device)
    expect((await device.database.referrals.get(referral.ref))?.events).toHaveLength(3)
    expect(await device.database.localNotes.get(referral.ref)).toBeUndefined()
  })

  it('never replace what was noted since', async () => {
    const device = await aDeviceOfVersionOne()
    await withKeys(device)
    const part = { t: 'noted', body: { caseReference: 'neu' } } as const
    await authorEvents([{ type: 'noted', ref: referral.ref, facts: { on: '2026-03-05' }, part }], {}, device)
    await convertNotes(device)
    expect(await readNoted(referral.ref, device)).toEqual({ caseReference: 'neu', ownWords: canary })
  })

  it('that are longer than a part may be stay, and are still read', async () => {
    const device = await aDeviceOfVersionOne()
    await withKeys(device)
    const ownWords = 'x'.repeat(4_001)
    await keepLocalNote({ ref: referral.ref, ownWords }, device)
    await convertNotes(device)
    expect(await readNoted(referral.ref, device)).toEqual({ ownWords })
  })
})

describe('a device that version 1 enrolled', () => {
  it('keeps its keys as they are, also under a PIN', async () => {
    const device = await aDeviceOfVersionOne()
    const before = await device.database.meta.get('keys')
    await setPin('482913', undefined, device)
    expect(await device.database.meta.get('keys')).toEqual(before)
  })
})
