import { describe, expect, it } from 'vitest'
import { bareCode, checkCode, groupedCode } from '../../extension/tasks/set-up/invitation-check.ts'
import { writeInvitationCode } from '../../shared/protocol/invitation-code.ts'

const code = writeInvitationCode({ id: 'ABCD2345', secret: new Uint8Array(16).fill(7) })

describe('an invitation code while it is typed', () => {
  it('is complete as it was printed, and in any spelling of a mail', () => {
    expect(checkCode(code)).toEqual({ kind: 'complete' })
    expect(checkCode(` ${code.toLowerCase().replaceAll('-', ' ')}\n`)).toEqual({ kind: 'complete' })
    expect(checkCode(code.replaceAll('-', '–'))).toEqual({ kind: 'complete' })
  })

  it('says how many characters are missing or too many', () => {
    expect(checkCode('')).toEqual({ kind: 'empty' })
    expect(checkCode(code.slice(0, 8))).toEqual({ kind: 'short', count: 8, missing: 26 })
    expect(checkCode(`${code}7`)).toEqual({ kind: 'long', surplus: 1 })
  })

  it('names the character that cannot be right', () => {
    expect(checkCode('ABCU')).toEqual({ kind: 'wrong_character', character: 'U' })
  })

  it('is grouped as printed', () => {
    expect(groupedCode(bareCode(code))).toBe(code)
  })
})
