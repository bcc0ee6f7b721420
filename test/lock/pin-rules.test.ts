import { describe, expect, it } from 'vitest'
import { pinFault } from '../../extension/tasks/lock/pin-rules.ts'

describe('a new PIN', () => {
  it('is long enough and not the first thing anybody tries', () => {
    expect(pinFault('428571')).toBeUndefined()
    expect(pinFault('Kanarienvogel-7Q')).toBeUndefined()
    expect(pinFault('112233')).toBeUndefined()
  })

  it.each([
    ['', 'missing'],
    ['42857', 'short'],
    ['ÄÖÜ🔑1', 'short'],
    ['000000', 'simple'],
    ['123456', 'simple'],
    ['987654', 'simple'],
    ['abcdefg', 'simple'],
  ] as const)('“%s” is refused: %s', (pin, fault) => {
    expect(pinFault(pin)).toBe(fault)
  })
})
