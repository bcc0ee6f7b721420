import { describe, expect, it } from 'vitest'
import { newSheet } from '../../extension/crypto/recovery-sheet.ts'
import { checkSheet, groupedSheet } from '../../extension/tasks/set-up/sheet-check.ts'

describe('the code of a recovery sheet while it is typed', () => {
  it('is complete as printed and in any spelling', async () => {
    const { code } = await newSheet()
    expect(checkSheet(code)).toEqual({ kind: 'complete' })
    expect(checkSheet(code.toLowerCase().replaceAll('-', ' '))).toEqual({ kind: 'complete' })
    expect(groupedSheet(code.replaceAll('-', ''))).toBe(code)
  })

  it('says what is missing, too much, or can be no character of it', async () => {
    const { code } = await newSheet()
    expect(checkSheet(' ')).toEqual({ kind: 'empty' })
    expect(checkSheet(code.slice(0, 4))).toEqual({ kind: 'short', count: 4, missing: 52 })
    expect(checkSheet(`${code}7`)).toEqual({ kind: 'long', surplus: 1 })
    expect(checkSheet('AB!')).toEqual({ kind: 'wrong_character', character: '!' })
  })
})
