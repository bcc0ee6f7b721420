import { describe, expect, it } from 'vitest'
import { fileNote } from '../../shared/file-note/file-note.ts'
import type { NoteInput } from '../../shared/file-note/note-input.ts'
import { outcomeNote } from '../../shared/file-note/outcome-note.ts'
import { inWindows1252, windows1252Bytes } from '../../shared/file-note/windows-1252.ts'
import { fold } from '../../shared/referral/fold.ts'
import { aNoteInput } from '../builders/a-note.ts'
import { aReferral, requestedFactsOf, unmetNeedFactsOf } from '../builders/a-referral.ts'
import fc from '../property.ts'

function withFacts(facts: Record<string, unknown>, overrides: Partial<NoteInput> = {}): NoteInput {
  const referral = aReferral({ to: null })
  referral.write('requested', { facts: { ...requestedFactsOf(), ...facts } })
  return aNoteInput({ state: fold(referral.events), ...overrides })
}

describe('a file note', () => {
  it('says everything a file needs, facts and judgement apart', () => {
    const note = fileNote(
      aNoteInput({ caseReference: 'ASD-2026-17', ownWords: 'Die Eltern sind motiviert.', followUpOn: '2026-03-30' }),
    )
    expect(note.replaceAll('\r\n', '\n')).toMatchInlineSnapshot(`
      "Vermerk: Vermittlung in ein Angebot
      Datum: 02.03.2026
      Aktenzeichen: ASD-2026-17
      Stelle: Kreisjugendamt Musterland

      Tatsachen
      ---------
      Anlass: Erziehungsunsicherheit / Überforderung
      Lebensphase: Kita-Alter (3 bis Einschulung)
      Alter des Kindes in Jahren: 3 bis 5
      Gebiet: Musterstadt-Nord
      Sprache: Arabisch
      Gespräch: Hausbesuch
      Angebot: Drachennest
      Art des Angebots: Elternkurs / Familienbildung
      Träger: Familienbildung Musterland e. V.
      Kontakt: 0000 123456
      Form der Vermittlung: Überleitung (Fallübergabe)
      Weitere besprochene Angebote (Wunsch- und Wahlrecht, § 5 SGB VIII):
      - Elterncafé Sonnenschein
      - Starke Eltern – Starke Kinder
      Einwilligung: schriftlich, liegt in der Akte
      Die Einwilligung umfasst:
      - Kontaktdaten weitergeben
      - Anlass weitergeben
      - Rückmeldung über Ankommen erlaubt
      Übergabecode: PK-D054-T5

      Fachliche Einschätzung
      ----------------------
      Die Eltern sind motiviert.

      Nächster Schritt
      ----------------
      - Antwort der Stelle abwarten, erbeten bis 16.03.2026.
      - Wiedervorlage am 30.03.2026.
      "
    `)
  })

  it('in English when the panel is English', () => {
    expect(fileNote(aNoteInput({ locale: 'en', alternatives: [] })).replaceAll('\r\n', '\n')).toMatchInlineSnapshot(`
      "File note: referral to an offer
      Date: 02.03.2026
      Office: Kreisjugendamt Musterland

      Facts
      -----
      Need: Uncertainty about parenting / overload
      Life phase: Kita age (3 to school entry)
      Age of the child in years: 3 to 5
      Area: Musterstadt-Nord
      Language: Arabic
      Conversation: home visit
      Offer: Drachennest
      Type of offer: Parenting course / family education
      Provider: Familienbildung Musterland e. V.
      Contact: 0000 123456
      Form of the referral: Handed over (case hand-over)
      Other offers discussed (§ 5 SGB VIII): none recorded
      Consent: given in writing, kept in the file
      The consent covers:
      - pass on contact data
      - pass on the need
      - feedback on arrival allowed
      Hand-over code: PK-D054-T5

      Professional judgement
      ----------------------
      (please complete)

      Next step
      ---------
      - Wait for the organisation's answer, asked for by 16.03.2026.
      "
    `)
  })

  it('marks the place for the judgement when none was written', () => {
    expect(fileNote(aNoteInput())).toContain('Fachliche Einschätzung\r\n----------------------\r\n(bitte ergänzen)\r\n')
  })

  it('has words for everything that was not recorded', () => {
    for (const areaId of ['not_recorded', 'outside', 'unknown']) {
      const note = fileNote(
        withFacts({ lifePhase: 'not_recorded', ageBand: 'not_recorded', areaId, needs: ['not_recorded'] }),
      )
      expect(note).not.toMatch(/not_recorded|outside|unknown/)
    }
  })

  it('says so when no alternatives were recorded', () => {
    expect(fileNote(aNoteInput({ alternatives: [] }))).toContain('keine festgehalten')
  })

  it('on an unmet need', () => {
    const referral = aReferral({ to: null })
    referral.write('unmet_need', { facts: unmetNeedFactsOf({ offerType: 'parenting_course' }) })
    const { offer: _, ...rest } = aNoteInput({ state: fold(referral.events), alternatives: [] })
    expect(fileNote(rest).replaceAll('\r\n', '\n')).toMatchInlineSnapshot(`
      "Vermerk: Bedarf ohne passendes Angebot
      Datum: 02.03.2026
      Stelle: Kreisjugendamt Musterland

      Tatsachen
      ---------
      Anlass: Kinderbetreuung gesucht
      Lebensphase: Frühe Kindheit (1 bis unter 3)
      Alter des Kindes in Jahren: 1 bis 2
      Gebiet: nicht erhoben
      Gesucht war: Elternkurs / Familienbildung
      Grund: vorhanden, aber voll

      Fachliche Einschätzung
      ----------------------
      (bitte ergänzen)

      Nächster Schritt
      ----------------
      - Nach einem passenden Angebot weiter suchen.
      "
    `)
  })
})

describe('an outcome note', () => {
  it('puts what the family reported among the facts', () => {
    const input = aNoteInput()
    const referral = aReferral({ ref: input.state.ref })
    referral.write('requested')
    referral.write('arrived', { facts: { on: '2026-03-12', evidence: 'family_reported' } })
    const state = fold(referral.events)
    const note = outcomeNote({ ...input, state }, state.history[1] ?? expect.fail())
    expect(note.replaceAll('\r\n', '\n')).toMatchInlineSnapshot(`
      "Vermerk: Rückmeldung zu einer Vermittlung
      Datum: 12.03.2026
      Stelle: Kreisjugendamt Musterland

      Tatsachen
      ---------
      Übergabecode: PK-D054-T5
      Vermittelt am: 02.03.2026
      Angebot: Drachennest
      Art des Angebots: Elternkurs / Familienbildung
      Träger: Familienbildung Musterland e. V.
      Kontakt: 0000 123456
      Ergebnis: Die Familie ist im Angebot angekommen.
      Grundlage: von der Familie berichtet

      Fachliche Einschätzung
      ----------------------
      (bitte ergänzen)

      Nächster Schritt
      ----------------
      - Bei der Familie nachfragen, ob sie im Angebot angekommen ist.
      "
    `)
  })

  it('names who recorded it, and that it came by the answer link', () => {
    const referral = aReferral()
    referral.write('requested')
    const facts = { on: '2026-03-12', evidence: 'receiver_confirmed', via: 'answer_link' }
    referral.write('arrived', { by: 'receiver', facts })
    const state = fold(referral.events)
    const entry = state.history[1] ?? expect.fail()
    const note = outcomeNote({ ...aNoteInput({ state }), recordedBy: 'Drachennest e. V.' }, entry).split('\r\n')
    expect(note).toContain('Grundlage: von der Stelle bestätigt')
    expect(note).toContain('Festgehalten von: Drachennest e. V. (über den Antwort-Link)')
  })

  it('takes the professional’s own words on the outcome', () => {
    const referral = aReferral()
    referral.write('requested')
    referral.write('arrived', { by: 'receiver' })
    const state = fold(referral.events)
    const input = { ...aNoteInput({ state }), ownWords: 'Kanarienvogel-7Q' }
    expect(outcomeNote(input, state.history[1] ?? expect.fail())).toContain('Kanarienvogel-7Q')
  })

  it('waits for no answer that the family does not want', () => {
    const referral = aReferral()
    referral.write('requested', { facts: requestedFactsOf({ consentScopes: ['forward_contact'] }) })
    const note = fileNote(aNoteInput({ state: fold(referral.events) }))
    expect(note).not.toContain('Antwort der Stelle abwarten')
    expect(note).toContain('Bei der Familie nachfragen')
  })

  it('puts an assumption under judgement', () => {
    const referral = aReferral({ to: null })
    referral.write('requested')
    referral.write('failed', { facts: { on: '2026-03-12', failReason: 'no_show', evidence: 'sender_assumed' } })
    const state = fold(referral.events)
    const note = outcomeNote(aNoteInput({ state }), state.history[1] ?? expect.fail())
    const [facts = '', judgement = ''] = note.split('Fachliche Einschätzung')
    expect(facts).not.toContain('nicht zustande gekommen')
    expect(judgement).toContain('Grund: Termin nicht wahrgenommen')
    expect(judgement).toContain('Annahme')
  })
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\t', 'ß', 'ş', '👪', '‮', 'щ', '\0', '-'), maxLength: 400 }),
  fc.constant('Donaudampfschifffahrtsgesellschaft'.repeat(20)),
)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

describe('whatever is put in', () => {
  it('lines end with CRLF, have at most 70 characters and hold only Windows-1252', () => {
    const input = fc.record({
      facts: fc.record({
        on: anyText,
        needs: fc.array(anyText),
        areaId: anyText,
        language: maybe(anyText),
        respondBy: maybe(anyText),
        depth: anyText,
        consentScopes: fc.array(anyText),
      }),
      locale: fc.constantFrom('de' as const, 'en' as const),
      office: anyText,
      offer: maybe(fc.record({ title: anyText, provider: anyText, contact: fc.array(anyText, { maxLength: 3 }) })),
      area: maybe(anyText),
      alternatives: fc.array(anyText, { maxLength: 3 }),
      caseReference: maybe(anyText),
      ownWords: maybe(anyText),
      followUpOn: maybe(anyText),
    })
    fc.assert(
      fc.property(input, ({ facts, ...rest }) => {
        const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
        const noteInput = withFacts(facts, given as Partial<NoteInput>)
        const opening = noteInput.state.history[0] ?? expect.fail()
        for (const note of [fileNote(noteInput), outcomeNote(noteInput, { ...opening, type: rest.office, facts })])
          expectValid(note)
      }),
      { numRuns: 200 },
    )
  })

  it('own words keep every word', () => {
    const words = fc.array(fc.stringMatching(/^[a-zäöüß]{1,90}$/), { maxLength: 60 })
    fc.assert(
      fc.property(words, (list) => {
        const note = fileNote(aNoteInput({ ownWords: `Anfang ${list.join(' ')} Ende` }))
        expect(note.replace(/\s/g, '')).toContain(`Anfang${list.join('')}Ende`)
      }),
      { numRuns: 100 },
    )
  })
})

function expectValid(note: string): void {
  expect(note.endsWith('\r\n')).toBe(true)
  const lines = note.slice(0, -2).split('\r\n')
  for (const line of lines) {
    expect(line.length).toBeLessThanOrEqual(70)
    expect(line).not.toMatch(/[\r\n\t\0]/)
  }
  expect(inWindows1252(note).replaceAll('\n', '\r\n')).toBe(note)
  expect(new TextDecoder('windows-1252').decode(windows1252Bytes(note))).toBe(note)
}
