/** Marked texts, written wherever a person can write about a family, stand nowhere in the database as they are. */
import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { type AnyWritten, authorEvents } from '../../extension/events/author.ts'
import { holdInvitation } from '../../extension/keys/invitations.ts'
import { lockNow, setPin, unlock } from '../../extension/keys/lock.ts'
import { readParts } from '../../extension/keys/parts.ts'
import { emptyReferralForm } from '../../extension/store/draft-forms.ts'
import { keepDraft, readDraft, startUnmetNeedDraft } from '../../extension/store/drafts.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'
import { aDeviceWithKeys, anOrganisationWithKeys } from '../builders/an-organisation-with-keys.ts'
import { inTheClear } from './in-the-clear.ts'

const canary = 'Kanarienvogel-7Q'

describe('the search for a text in the clear', () => {
  it('finds it in texts, names, bytes and buffers', async () => {
    const { database } = await aDeviceWithKeys(await anOrganisationWithKeys('01990000-0000-7000-8000-0000000000a0'))
    const bytes = new TextEncoder().encode(`… ${canary} …`)
    const rows = { text: canary, names: { [canary]: 1 }, bytes, buffer: bytes.buffer, deep: [[{ in: canary }]] }
    for (const [key, value] of Object.entries(rows)) await database.meta.put({ key, value })
    expect((await inTheClear(database, canary)).sort()).toEqual([
      'meta: "buffer".value',
      'meta: "bytes".value',
      'meta: "deep".value.0.0.in',
      `meta: "names".value.${canary}`,
      'meta: "text".value',
    ])
  })
})

describe('a database in which everything was written', () => {
  it('shows none of it, with and without a PIN, nor the keyring or an invitation', async () => {
    const office = await anOrganisationWithKeys('01990000-0000-7000-8000-0000000000a0')
    const centre = await anOrganisationWithKeys('01990000-0000-7000-8000-0000000000a1')
    const device = await aDeviceWithKeys(office, { knows: [centre] })
    const on = '2026-03-02'
    const contact = { name: canary, phone: canary, email: canary, reach: canary }
    const written: AnyWritten[] = [
      { type: 'requested', facts: requestedFactsOf(), to: centre.id },
      { type: 'shared', facts: { on }, part: { t: 'shared', body: { contact, message: canary } } },
      { type: 'noted', facts: { on }, part: { t: 'noted', body: { caseReference: canary, ownWords: canary } } },
    ]
    const { ref } = await authorEvents(written, {}, device)
    const draft = await startUnmetNeedDraft(device)
    await keepDraft(draft, { ...emptyReferralForm, ownWords: canary, caseReference: canary }, device)
    await holdInvitation(
      { id: 'ABCDEFGH', secret: canary, role: 'professional', immediate: true, expiresAt: '' },
      device,
    )
    expect(await readParts(ref, device)).toEqual({
      contact,
      messages: [{ organisationId: office.id, on, text: canary }],
      caseReference: canary,
      ownWords: canary,
      unreadable: 0,
    })

    const secrets = [canary, ...office.keyring.epochs, office.keyring.root ?? '']
    const shown = async () => (await Promise.all(secrets.map((text) => inTheClear(device.database, text)))).flat()
    expect(await shown()).toEqual([])
    await setPin('482913', undefined, device)
    expect(await shown()).toEqual([])
    await lockNow(device)
    expect(await shown()).toEqual([])
    await unlock('482913', device)
    expect(await readDraft(draft, device)).toMatchObject({ form: { ownWords: canary } })
    expect(await shown()).toEqual([])
    const copies = JSON.stringify(await device.storage.get(null))
    expect(secrets.filter((text) => copies.includes(text))).toEqual([])
  })
})
