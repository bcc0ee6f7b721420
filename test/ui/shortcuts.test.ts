import { describe, expect, it } from 'vitest'
import { pressed } from '../../extension/ui/shortcuts.ts'

const key = (change: Partial<Parameters<typeof pressed>[1]>) => ({
  key: '',
  code: '',
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...change,
})

describe('a shortcut', () => {
  it('with one sign goes by the sign, wherever the keyboard has it', () => {
    expect(pressed('/', key({ key: '/', code: 'Digit7' }))).toBe(true)
    expect(pressed('?', key({ key: '?', code: 'Minus' }))).toBe(true)
  })

  it('with Alt goes by the place of the key, since Alt changes the sign on a Mac', () => {
    expect(pressed('Alt+N', key({ key: '˜', code: 'KeyN', altKey: true }))).toBe(true)
    expect(pressed('Alt+1', key({ key: '¡', code: 'Digit1', altKey: true }))).toBe(true)
  })

  it('wants exactly its modifiers', () => {
    expect(pressed('Alt+N', key({ key: 'n', code: 'KeyN' }))).toBe(false)
    expect(pressed('/', key({ key: '/', ctrlKey: true }))).toBe(false)
    expect(pressed('Alt+N', key({ key: 'n', code: 'KeyN', altKey: true, ctrlKey: true }))).toBe(false)
  })
})
