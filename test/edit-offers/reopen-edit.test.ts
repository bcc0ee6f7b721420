/** What the server did not take is not lost: it lies in the editor again, or is read off and taken along. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { EditRecord } from '../../extension/store/database.ts'
import { keepEditDraft, readEditDraft } from '../../extension/store/edit-drafts.ts'
import { pendingEdits } from '../../extension/store/edits.ts'
import { formOf } from '../../extension/tasks/edit-offers/offer-form.ts'
import { canReopen, reopenEdit } from '../../extension/tasks/edit-offers/reopen-edit.ts'
import { typedText } from '../../extension/tasks/edit-offers/typed-text.tsx'
import { dropBegunLink, readBegunLink } from '../../extension/tasks/see-chain/begun-link.ts'
import { label, startWords } from '../../extension/ui/words.ts'
import type { Fields } from '../../shared/protocol/edits.ts'
import { aDevice, type TestDevice } from '../builders/a-device.ts'
import { anOrganisation } from '../builders/a-server.ts'
import { anOffer } from '../builders/an-offer.ts'

const offer = anOffer({ title: 'Elterncafé', description: 'Alt' })
const id = '01990000-0000-7000-8000-000000000001'
let device: TestDevice

beforeEach(async () => {
  device = aDevice()
  await device.database.offers.put(offer)
})

async function refused(edit: Partial<EditRecord> & { now: Fields }): Promise<EditRecord> {
  const answer = { id, st: 'refused', code: 'field_required', data: null } as const
  const record: EditRecord = {
    id,
    kind: 'offer',
    item: offer.id,
    act: 'change',
    was: {},
    at: 1,
    state: 'refused',
    answer,
    ...edit,
  }
  await device.database.edits.put(record)
  return record
}

describe('a refused change', () => {
  it('of an offer lies in its editor as it was typed, and waits no longer', async () => {
    const edit = await refused({ was: { description: 'Alt' }, now: { description: null, title: 'Café für Eltern' } })
    expect(canReopen(edit)).toBe(true)
    expect(await reopenEdit(edit, device)).toBe(`/offers/${offer.id}`)
    expect(await readEditDraft(`offer:${offer.id}`, device)).toMatchObject({
      was: offer,
      form: { title: 'Café für Eltern', description: '' },
    })
    expect(await pendingEdits(undefined, device)).toEqual([])
  })

  it('takes nothing from what was typed into the editor since', async () => {
    await keepEditDraft({ id: `offer:${offer.id}`, was: offer, form: { ...formOf(offer), title: 'Später' } }, device)
    await reopenEdit(await refused({ now: { title: 'Früher', description: 'Neu' } }), device)
    expect((await readEditDraft(`offer:${offer.id}`, device))?.form).toMatchObject({
      title: 'Später',
      description: 'Neu',
    })
  })

  it('of an offer that is gone stays among the open changes', async () => {
    const edit = await refused({ item: anOffer().id, now: { title: 'Neu' } })
    expect(await reopenEdit(edit, device)).toBeUndefined()
    expect(await pendingEdits(undefined, device)).toHaveLength(1)
  })

  it('of a setting lies in its form, upon what the server answered', async () => {
    const data = { name: 'Kreis Musterland', respondWithinDays: 10 }
    const answer = { id, st: 'refused', code: 'malformed', data } as const
    const edit = await refused({ kind: 'network', item: 'network', answer, now: { goals: [] } })
    expect(await reopenEdit(edit, device)).toBe('/network/goals')
    expect(await readEditDraft('network:network', device)).toMatchObject({ was: data, form: { ...data, goals: [] } })
  })

  it('of a contact lies in its form, upon what the server answered', async () => {
    const stands = anOrganisation({ phone: '0202 1' })
    const answer = { id, st: 'refused', code: 'malformed', data: stands } as const
    const edit = await refused({
      kind: 'organisation',
      item: stands.id,
      answer,
      was: { phone: '0202 1' },
      now: { phone: null, email: 'post@beispiel' },
    })
    expect(canReopen(edit)).toBe(true)
    expect(await reopenEdit(edit, device)).toBe(`/offers/organisation/${stands.id}`)
    const { phone, ...kept } = stands
    expect(await readEditDraft(`organisation:${stands.id}`, device)).toMatchObject({
      was: stands,
      form: { ...kept, email: 'post@beispiel' },
    })
    expect((await readEditDraft(`organisation:${stands.id}`, device))?.form).not.toHaveProperty('phone')
  })

  it('of a link lies in its form, a new one and one that stands', async () => {
    const made = { id: offer.id, from: { offerId: id }, to: { offerType: 'parenting_course' } }
    const fresh = await refused({ kind: 'link', act: 'create', now: made })
    expect(await reopenEdit(fresh, device)).toBe('/chain/links')
    expect(await readBegunLink(device)).toEqual({ begun: { id: offer.id, was: undefined, form: made } })
    await dropBegunLink({ id: offer.id }, device)
    const answer = { id, st: 'refused', code: 'not_found', data: made } as const
    await reopenEdit(await refused({ kind: 'link', answer, now: { note: 'Neu' } }), device)
    expect(await readBegunLink(device)).toEqual({
      begun: { id: offer.id, was: made, form: { ...made, note: 'Neu' } },
    })
  })

  it('is not laid before somebody who finds no fields there', async () => {
    const answer = { id, st: 'refused', code: 'forbidden', data: offer } as const
    expect(canReopen(await refused({ answer, now: { title: 'Neu' } }))).toBe(false)
    expect(canReopen(await refused({ act: 'remove', now: {} }))).toBe(false)
    expect(canReopen(await refused({ kind: 'synonyms', now: { words: ['Neu'] } }))).toBe(false)
  })

  it('can be read off field by field, of a new thing without what says nothing', async () => {
    await startWords('de', ['panel', 'dashboard'])
    const names = { tree: new Map(), organisations: new Map([[offer.organisationId, { name: 'Jugendamt' }]]) }
    const now = { title: 'Neu', phones: [{ number: '0202 1', note: 'Büro' }], email: null }
    expect(typedText({ act: 'change', now }, names)).toBe(
      'Titel:\nNeu\n\nTelefonnummern:\n0202 1, Büro\n\nE-Mail:\nnichts',
    )
    const made = { id: offer.id, organisationId: offer.organisationId, areaIds: [], protectedPlace: false }
    expect(typedText({ act: 'create', now: made }, names)).toBe('Träger:\nJugendamt')
    const link = { id, from: { offerId: id }, to: { offerType: 'parenting_course' }, note: 'Erst anrufen' }
    expect(typedText({ act: 'create', now: link }, names)).toBe(
      `Von welchem Angebot:\nAngebot\n\nZu welchem Angebot:\n${label('offerType', 'parenting_course')}\n\nBemerkung für Fachkräfte:\nErst anrufen`,
    )
  })
})
