import { beforeAll, describe, expect, it } from 'vitest'
import { fromAgeText } from '../../extension/tasks/find-offer/from-age-text.ts'
import { startWords } from '../../extension/ui/words.ts'

beforeAll(() => startWords('de'))

describe('the age from which on an offer no longer fits', () => {
  it('is said in months below two years, in years and halves above', () => {
    expect([0, 1, 18, 36, 78].map(fromAgeText)).toEqual([
      'Ab der Geburt',
      'Ab 1 Monat',
      'Ab 18 Monaten',
      'Ab 3 Jahren',
      'Ab 6,5 Jahren',
    ])
  })
})
