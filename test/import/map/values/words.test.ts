/** Costs, ways in, room, languages, law, kinds of provider and offer, in the words of lists. */
import { describe, expect, it } from 'vitest'
import { codeOf } from '../../../../server/catalogue/import/map/values/code-of.ts'
import { costOf } from '../../../../server/catalogue/import/map/values/cost.ts'
import { languagesOf } from '../../../../server/catalogue/import/map/values/languages.ts'
import { lawOf } from '../../../../server/catalogue/import/map/values/law.ts'
import { offerTypeOf } from '../../../../server/catalogue/import/map/values/offer-type-of.ts'
import { providerTypeOf } from '../../../../server/catalogue/import/map/values/provider-type-of.ts'
import { type CodeList, codeLists } from '../../../../shared/codes/index.ts'

describe('costs', () => {
  it.each([
    ['kostenlos', 'free'],
    ['kostenfrei', 'free'],
    ['Das Angebot ist gebührenfrei.', 'free'],
    ['0 €', 'free'],
    ['30 €/Monat', 'fee'],
    ['5,50 Euro pro Treffen', 'fee'],
    ['nicht kostenlos', 'fee'],
    ['Elternbeitrag', 'fee'],
    ['einkommensabhängig', 'reduced'],
    ['60 €, ermäßigt 30 €', 'reduced'],
    ['auf Anfrage', undefined],
  ])('“%s” is %s', (written, cost) => {
    expect(costOf(written)).toBe(cost)
  })
})

describe('codes by their words', () => {
  it.each([
    ['accessMode', 'mit Anmeldung', 'registration'],
    ['accessMode', 'offen', 'open'],
    ['accessMode', 'Anmeldung nicht erforderlich', 'open'],
    ['accessMode', 'ohne Anmeldung', 'open'],
    ['accessMode', 'nach Terminvereinbarung', 'appointment'],
    ['accessMode', 'Antrag beim Jugendamt', 'application_youth_office'],
    ['accessMode', 'Antrag bei der Krankenkasse', 'application_other'],
    ['accessMode', 'mit Überweisung vom Kinderarzt', 'medical_prescription'],
    ['capacity', 'ausgebucht', 'full'],
    ['capacity', 'Plätze frei', 'available'],
    ['capacity', 'Warteliste', 'waitlist'],
    ['capacity', 'keine freien Plätze', 'full'],
    ['capacity', '0', 'full'],
    ['capacity', '2', 'few'],
    ['capacity', '12', 'available'],
    ['offerType', 'Kita', 'daycare'],
    ['offerType', 'SPFH', 'family_support_spfh'],
    ['offerType', 'Schuldnerberatung', 'debt_counselling'],
    ['targetGroup', 'Alleinerziehende', 'single_parents'],
    ['targetGroup', 'werdende Eltern', 'expectant_parents'],
    ['setting', 'Hausbesuche', 'outreach_home'],
    ['areaLevel', 'Stadtteil', 'social_space'],
    ['areaLevel', 'Stadtbezirk', 'city_district'],
    ['areaLevel', 'city', 'municipality'],
    ['providerType', 'städt.', 'public'],
    ['lifePhase', 'U3', 'early_childhood'],
  ] as const)('%s: “%s” is %s', (list, written, code) => {
    expect(codeOf(list, written)).toBe(code)
  })

  it('are found by every code and by every label in both languages', () => {
    for (const list of Object.keys(codeLists) as CodeList[])
      for (const { code } of codeLists[list]) expect([list, codeOf(list, code)]).toEqual([list, code])
    for (const list of [
      'offerType',
      'accessMode',
      'capacity',
      'language',
      'fieldOfAction',
      'need',
      'targetGroup',
    ] as const)
      for (const { code, de, en } of codeLists[list]) expect([codeOf(list, de), codeOf(list, en)]).toEqual([code, code])
  })

  it('are not invented', () => {
    expect(codeOf('offerType', 'Irgendetwas')).toBeUndefined()
    expect(codeOf('accessMode', 'siehe Homepage')).toBeUndefined()
    expect(codeOf('capacity', 'bald')).toBeUndefined()
  })
})

describe('languages', () => {
  it.each([
    ['Deutsch, Türkisch u. Arabisch', ['de', 'tr', 'ar']],
    ['türkisch/russisch', ['tr', 'ru']],
    ['DE/EN', ['de', 'en']],
    ['auf Farsi', ['fa']],
    ['Leichte Sprache', ['de-x-leicht']],
    ['Kroatisch/Serbisch/Bosnisch', ['hr']],
    ['arabischsprachig', ['ar']],
  ])('“%s” are known', (written, languages) => {
    expect(languagesOf(written)).toEqual({ languages, unknown: [] })
  })

  it('that are not in the list are handed back', () => {
    expect(languagesOf('Deutsch, Klingonisch')).toEqual({ languages: ['de'], unknown: ['Klingonisch'] })
  })
})

describe('law', () => {
  it.each([
    ['§ 28 SGB VIII', '§ 28 SGB VIII'],
    ['§28 SGB VIII', '§ 28 SGB VIII'],
    ['28 SGB VIII', '§ 28 SGB VIII'],
    ['kinderstark', 'kinderstark'],
    ['§§ 22a, 24 SGB VIII', '§§ 22a, 24 SGB VIII'],
  ])('“%s” is “%s”', (written, law) => {
    expect(lawOf(written)).toBe(law)
  })
})

describe('kinds of provider and of offer', () => {
  it.each([
    ['Stadt Silberfurt', 'public'],
    ['Caritasverband Silberfurt e. V.', 'caritas_skf_skm'],
    ['AWO Kreisverband', 'awo'],
    ['Ev. Kirchengemeinde', 'church_protestant'],
    ['Kindergartenverein Wurzelzwerge e.V.', 'association'],
    ['Elterninitiative Wurzelzwerge e.V.', 'parent_initiative'],
    ['Bürgerstiftung', 'foundation'],
    ['Silberfurter Bildungswerk gGmbH', undefined],
  ])('“%s” is %s', (name, type) => {
    expect(providerTypeOf(name)).toBe(type)
  })

  it.each([
    ['Kita Löwenkinder', 'daycare'],
    ['Kindertagesstätte Gänseblümchen e.V.', 'daycare'],
    ['Städtische Tageseinrichtung für Kinder', 'daycare'],
    ['Familienzentrum Kinderland', 'family_centre'],
    ['Erziehungsberatungsstelle Nord', 'parenting_counselling'],
    ['Babytreff im Hof', 'parent_child_group'],
    ['EDEfanten', undefined],
  ])('“%s” is %s', (title, type) => {
    expect(offerTypeOf(title)).toBe(type)
  })
})
