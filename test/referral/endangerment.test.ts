import { describe, expect, it } from 'vitest'
import { speaksOfEndangerment } from '../../shared/endangerment.ts'

describe('a search about a child in danger', () => {
  it.each([
    'Kindeswohlgefährdung',
    'kindeswohlgefaehrdung',
    '8a',
    '§ 8a SGB VIII',
    '8 a meldung',
    'Misshandlung',
    'Kindesmisshandlung',
    'sexueller Missbrauch',
    'Vernachlässigung',
    'vernachlaessigt',
    'kind wird geschlagen',
    'Vater schlägt die Tochter',
    'spricht von Suizid',
  ])('is noticed: %s', (query) => {
    expect(speaksOfEndangerment(query)).toBe(true)
  })

  it.each([
    'Baby schreit nachts',
    '§ 28',
    'Klasse 8 abends',
    'Alkoholmissbrauch der Eltern',
    'Erziehungsberatung',
    'Kind schlägt andere Kinder',
    '18a',
    '',
  ])('is not seen in: %s', (query) => {
    expect(speaksOfEndangerment(query)).toBe(false)
  })
})
