/** Generators of offers and organisations as their schemas allow, odd ones above all; no text is empty. */

import { type CodeList, codesOf } from '../../shared/codes/index.ts'
import { costs } from '../../shared/cost.ts'
import { factGroups } from '../../shared/freshness.ts'
import { type Offer, offerSchema, offerStatuses, type Place } from '../../shared/offer.ts'
import { type Organisation, organisationSchema } from '../../shared/organisation.ts'
import fc from '../property.ts'

/** What spreadsheets, separators and readers trip over. */
const awkward = fc.constantFrom(
  '=HYPERLINK("https://falle.example")',
  '+49 30 000 0815',
  "-1'; @x",
  "'=1+1",
  "''",
  '@alle',
  'Zeile eins\nZeile zwei',
  'a;b,c\t"d" | e \\ f \\n',
  '__proto__',
  'Mo–Fr 9–12',
  'null',
  '0',
  'ja; nein',
  'Schöne Grüße 👪',
)
const text = (most: number) =>
  fc
    .oneof(awkward, fc.string({ unit: 'grapheme', minLength: 1, maxLength: Math.min(most, 40) }))
    .map((written) => written.replace(/[\p{Cc}\p{Cs}\uFEFF]/gu, (sign) => (sign === '\n' ? sign : '')).trim())
    .filter((written) => written !== '' && written.length <= most)
const codes = (list: CodeList, least: number, most: number) =>
  fc.uniqueArray(fc.constantFrom(...codesOf(list)), { minLength: least, maxLength: most })
const oneOf = (list: CodeList) => fc.constantFrom(...codesOf(list))
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })
const uuid = fc.uuid()
const day = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => new Date(Date.UTC(2000, 0, 1) + days * 86_400_000).toISOString().slice(0, 10))
const areaId = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,12}$/)
const degrees = (most: number) => fc.integer({ min: -most * 1e6, max: most * 1e6 }).map((micro) => micro / 1e6)
const hour = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
const clock = fc.oneof(
  hour.map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`),
  fc.constant('24:00'),
)
const email = fc.constantFrom('kontakt@beispiel.example', 'a.b+c@verein.example')
const url = fc.constantFrom('https://verein.example', 'http://amt.example/a?b=c;d&e=%20#f')

const place: fc.Arbitrary<Place> = fc
  .record({
    name: maybe(text(160)),
    street: maybe(text(120)),
    postcode: maybe(fc.oneof(fc.constant('01234'), text(10))),
    city: maybe(text(80)),
    areaId: maybe(areaId),
    latitude: maybe(degrees(90)),
    longitude: maybe(degrees(180)),
    accessibility: maybe(text(300)),
  })
  .map(withoutAbsent)
  .filter((made) => Object.keys(made).length > 0) as fc.Arbitrary<Place>

const opening = fc
  .record({
    days: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    opens: clock,
    closes: clock,
    note: maybe(text(200)),
  })
  .map(withoutAbsent)

const confirmed = fc
  .dictionary(fc.constantFrom(...factGroups), fc.record({ on: day, by: maybe(uuid) }).map(withoutAbsent), {
    minKeys: 1,
  })
  .map((made) => ({ ...made }))

/** Offers of the given organisations, or of any. */
export function anyOffer(organisations: fc.Arbitrary<string> = uuid): fc.Arbitrary<Offer> {
  return fc
    .record({
      id: uuid,
      organisationId: organisations,
      title: text(200),
      description: maybe(text(4000)),
      offerType: oneOf('offerType'),
      fields: codes('fieldOfAction', 1, 7),
      lifePhases: codes('lifePhase', 1, 5),
      ageFromMonths: maybe(fc.integer({ min: -9, max: 324 })),
      ageToMonths: maybe(fc.integer({ min: -9, max: 324 })),
      needs: codes('need', 0, 5),
      targetGroups: codes('targetGroup', 0, 5),
      preventionLevel: maybe(oneOf('preventionLevel')),
      access: oneOf('accessMode'),
      accessNote: maybe(text(600)),
      settings: codes('setting', 0, 4),
      languages: codes('language', 0, 5),
      cost: fc.constantFrom(...costs),
      costNote: maybe(text(300)),
      capacity: oneOf('capacity'),
      capacityOn: maybe(day),
      areaIds: fc.array(areaId, { maxLength: 3 }),
      places: fc.array(place, { maxLength: 3 }),
      phones: fc.array(fc.record({ number: text(60), note: maybe(text(120)) }).map(withoutAbsent), { maxLength: 3 }),
      email: maybe(email),
      url: maybe(url),
      openings: fc.array(opening, { maxLength: 4 }),
      openingNote: maybe(text(600)),
      legalBasis: maybe(fc.oneof(fc.constant('§§ 27, 31 SGB VIII i. V. m. § 36'), text(200))),
      requiredDocuments: maybe(text(600)),
      protectedPlace: fc.boolean(),
      status: fc.constantFrom(...offerStatuses),
      verifiedOn: maybe(day),
      confirmed: maybe(confirmed),
      ownCodes: maybe(fc.uniqueArray(fc.stringMatching(/^x_[a-z0-9_]{1,10}$/), { minLength: 1, maxLength: 3 })),
      source: maybe(text(80)),
      sourceId: maybe(text(200)),
    })
    .map((made) => offerSchema.parse(withoutAbsent(made)))
}

export function anyOrganisation(id: fc.Arbitrary<string> = uuid): fc.Arbitrary<Organisation> {
  return fc
    .record({
      id,
      name: text(200),
      shortName: maybe(text(60)),
      institutionType: oneOf('institutionType'),
      providerType: oneOf('providerType'),
      areaId: maybe(areaId),
      street: maybe(text(120)),
      postcode: maybe(text(10)),
      city: maybe(text(80)),
      phone: maybe(text(60)),
      email: maybe(email),
      url: maybe(url),
      source: maybe(text(80)),
      sourceId: maybe(text(200)),
    })
    .map((made) => organisationSchema.parse(withoutAbsent(made)))
}

function withoutAbsent<T extends object>(made: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)) as never
}
