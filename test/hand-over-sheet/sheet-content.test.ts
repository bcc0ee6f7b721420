/** What stands on the hand-over sheet, read whole: the way there, the code, the family's rights, and nobody's name. */
import 'fake-indexeddb/auto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { keepAnswerCode } from '../../extension/store/answer-codes.ts'
import { database } from '../../extension/store/database.ts'
import { writeMeta } from '../../extension/store/meta.ts'
import { recordOf } from '../../extension/store/referrals.ts'
import { readSheet } from '../../extension/tasks/hand-over-sheet/read-sheet.ts'
import { blankLine, sheetContent } from '../../extension/tasks/hand-over-sheet/sheet-content.ts'
import { startWords } from '../../extension/ui/words.ts'
import type { Offer } from '../../shared/offer.ts'
import type { RequestedFacts } from '../../shared/referral/event.ts'
import { handoverCode } from '../../shared/referral/handover-code.ts'
import { aReferral, receivingOrganisation, requestedFactsOf, sendingOrganisation } from '../builders/a-referral.ts'
import { anOffer } from '../builders/an-offer.ts'

beforeAll(() => startWords('de', ['panel'], ['en']))
beforeEach(async () => {
  await Promise.all(database.tables.map((table) => table.clear()))
  await writeMeta(database, 'enrolment', {
    server: 'https://network.example',
    instance: '01990000-0000-7000-8000-00000000001a',
    network: 'Kreis Musterland',
    organisationId: sendingOrganisation,
    organisationName: 'Kreisjugendamt Musterland',
    deviceId: '01990000-0000-7000-8000-0000000000d1',
    role: 'professional',
  })
  const about = { institutionType: 'family_centre', providerType: 'public' } as const
  await database.organisations.bulkPut([
    { id: receivingOrganisation, name: 'Familienzentrum Drachennest', ...about, street: 'Sitz der Stelle 1' },
    { id: sendingOrganisation, name: 'Kreisjugendamt Musterland', ...about, phone: '0000 100' },
  ])
})

async function aSheet({
  facts = {},
  offer: given = {},
  to = receivingOrganisation,
  later = [],
}: {
  facts?: Partial<RequestedFacts>
  offer?: Partial<Offer>
  to?: string | null
  later?: readonly ['accepted' | 'consent_withdrawn' | 'shared', Record<string, unknown>][]
} = {}) {
  const offer = anOffer({ organisationId: receivingOrganisation, ...given })
  await database.offers.put(offer)
  const { ref, events, write } = aReferral({ to })
  write('requested', { facts: requestedFactsOf({ offerId: offer.id, ...facts }) })
  for (const [type, more] of later) write(type, { by: type === 'accepted' ? 'receiver' : 'sender', facts: more })
  await database.referrals.put(
    recordOf(
      ref,
      events.map(({ id, p }) => ({ id, p, s: '', gen: null })),
    ),
  )
  const input = async () => (await readSheet(ref)) ?? expect.fail('no sheet')
  return { ref, input, content: async (locale: 'de' | 'en' = 'de') => sheetContent(await input(), locale) }
}

const wholly = (content: unknown) => JSON.stringify(content)

describe('the hand-over sheet', () => {
  it('says where to go, when it is open, and which code to show', async () => {
    const { ref, content } = await aSheet({
      offer: {
        places: [{ street: 'Musterweg 3', postcode: '59000', city: 'Silberfurt' }],
        phones: [{ number: '0000 200' }],
        openings: [{ days: [1, 2, 3], opens: '09:00', closes: '12:00' }],
        requiredDocuments: 'Impfpass',
      },
    })
    const { code, family } = await content()
    expect(code).toBe(handoverCode(ref))
    expect(family.title).toBe('Elternkurs „Drachennest“')
    expect(family.subtitle).toContain('Familienzentrum Drachennest')
    const told = Object.fromEntries(family.facts.map(({ term, lines }) => [term, lines]))
    expect(told).toMatchObject({
      Adresse: ['Musterweg 3, 59000 Silberfurt'],
      Telefon: ['0000 200'],
      Geöffnet: ['Mo–Mi 9:00–12:00 Uhr'],
      'Bitte mitbringen': ['Impfpass'],
    })
  })

  it('falls back to the address of the organisation, and never prints that of a protected place', async () => {
    expect(wholly(await (await aSheet()).content())).toContain('Sitz der Stelle 1')
    const places = [{ street: 'Geheimer Weg 1', city: 'Silberfurt' }]
    const hidden = wholly(await (await aSheet({ offer: { protectedPlace: true, places } })).content())
    expect(hidden).not.toMatch(/Geheimer Weg|Sitz der Stelle/)
    expect(hidden).toContain('geschützt')
  })

  it('tells neither the need nor anything else about the family', async () => {
    const facts = { needs: ['poverty_debt'], language: 'uk', areaId: '05999012-03' } as const
    const text = wholly(await (await aSheet({ facts: { ...facts, needs: [...facts.needs] } })).content())
    expect(text).not.toMatch(/Schulden|poverty|ukrainisch|Ukrainian|05999012|Kita/i)
  })

  it('says what the family agreed to, and how to withdraw it', async () => {
    const { content } = await aSheet({ later: [['shared', { on: '2026-03-02' }]] })
    const { good } = (await content()).family
    expect(good[0]).toContain('dass Sie kommen möchten, worum es geht und wie man Sie erreicht')
    expect(good.join(' ')).toContain('jederzeit zurücknehmen')
  })

  it('does not claim that a need or contact data travelled where they did not', async () => {
    const { content } = await aSheet({ facts: { consentScopes: ['feedback', 'forward_contact'] } })
    const { good } = (await content()).family
    expect(good[0]).toContain('dass Sie kommen möchten.')
    const withdrawn = await aSheet({
      facts: { consentScopes: ['forward_need', 'feedback'] },
      later: [['consent_withdrawn', { on: '2026-03-03', scopes: ['feedback'] }]],
    })
    expect((await withdrawn.content()).family.good.join(' ')).toContain('nicht zurück, ob Sie dort waren')
  })

  it('of a referral without a receiver says that nothing was told', async () => {
    const { content } = await aSheet({ to: null, facts: { depth: 'informed', consentScopes: [] } })
    const { family } = await content()
    expect(family.good.join(' ')).toContain('weiß noch nichts von Ihnen')
    expect(family.good.join(' ')).not.toContain('zugestimmt')
  })

  it('has the appointment where it is known, and a line to write on where one was made', async () => {
    const known = await aSheet({ later: [['accepted', { on: '2026-03-03', appointmentOn: '2026-03-10' }]] })
    expect(wholly(await known.content())).toContain('10.03.2026')
    const made = await aSheet({ facts: { depth: 'appointment_made' } })
    expect(wholly(await made.content())).toContain(blankLine)
    expect(wholly(await (await aSheet()).content())).not.toContain(blankLine)
  })

  it('speaks to the family in its language, and to the desk in the professional’s', async () => {
    const { content } = await aSheet({ offer: { openings: [{ days: [1], opens: '09:00', closes: '12:00' }] } })
    const { family, desk } = await content('en')
    expect(family.facts.map(({ term }) => term)).toContain('Open')
    expect(family.good.join(' ')).toContain('withdraw your agreement at any time')
    expect(desk.text).toContain('Öffnen Sie den Eingang')
  })

  it('tells how to answer without an account only where a link was made', async () => {
    const { ref, content } = await aSheet()
    expect((await content()).link).toBeUndefined()
    await keepAnswerCode(ref, { code: 'AAAA-BBBB-CCCC-DDDD', until: '2026-05-01' })
    expect((await content()).link).toEqual({
      address: 'https://network.example/antwort/AAAA-BBBB-CCCC-DDDD',
      page: 'network.example/antwort',
      code: 'AAAA-BBBB-CCCC-DDDD',
      until: '01.05.2026',
    })
  })

  it('names the office and its telephone for questions', async () => {
    expect((await (await aSheet()).content()).desk.contact).toBe('Kreisjugendamt Musterland, 0000 100')
  })

  it('still stands when the offer has left the directory', async () => {
    const { input, content } = await aSheet()
    await database.offers.clear()
    const { family } = await content()
    expect(family.title).not.toBe('')
    expect(family.subtitle).toBe('Familienzentrum Drachennest')
    expect((await input()).chosen).toBeUndefined()
  })
})
