import { describe, expect, it } from 'vitest'
import { speaksOfEndangerment } from '../../extension/tasks/find-offer/endangerment.ts'

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
  ])('is noticed: %s', (query) => {
    expect(speaksOfEndangerment(query)).toBe(true)
  })

  it.each([
    'Baby schreit nachts',
    '§ 28',
    'Klasse 8 abends',
    'Alkoholmissbrauch der Eltern',
    'Erziehungsberatung',
    '18a',
    '',
  ])('is not seen in: %s', (query) => {
    expect(speaksOfEndangerment(query)).toBe(false)
  })
})
