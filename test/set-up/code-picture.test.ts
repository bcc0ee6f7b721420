/** What a QR picture holds reaches the form, by a reader of pictures or by a hand scanner that types it. */
import readQr from 'jsqr'
import { correction, generate } from 'lean-qr'
import { beforeAll, describe, expect, it } from 'vitest'
import { newInvitation } from '../../extension/crypto/invitation.ts'
import { newSheet } from '../../extension/crypto/recovery-sheet.ts'
import { checkCode, groupedCode } from '../../extension/tasks/set-up/invitation-check.ts'
import { readCodePicture, writeCodePicture } from '../../shared/protocol/code-picture.ts'
import { writeInvitationCode } from '../../shared/protocol/invitation-code.ts'

const server = 'https://kettenglied.kreis.example'
const code = writeInvitationCode(newInvitation())
let sheet = ''

beforeAll(async () => {
  sheet = (await newSheet()).code
})

/** The text as a camera would see it drawn. */
function seen(text: string): string | undefined {
  const scale = 4
  const quiet = 4
  const bitmap = generate(text, { minCorrectionLevel: correction.M })
  const side = (bitmap.size + 2 * quiet) * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (bitmap.get(Math.floor(x / scale) - quiet, Math.floor(y / scale) - quiet))
        pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
  return readQr(pixels, side, side)?.data
}

describe('a QR picture of a code', () => {
  it('is read as it was drawn, for invitations and sheets', () => {
    for (const each of [code, sheet]) {
      const text = seen(writeCodePicture({ code: each, server }))
      expect(text === undefined ? undefined : readCodePicture(text)).toEqual({ code: each, server })
    }
  })

  it.each([
    ['nothing', ''],
    ['a link of somebody else', 'https://somewhere.example/ABCD-EFGH'],
    ['a code without an address', 'ABCD2345-AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-F'],
    ['a visiting card', 'BEGIN:VCARD VERSION:3.0'],
  ])('that holds %s is none of ours', (_, text) => {
    expect(readCodePicture(text)).toBeUndefined()
  })
})

describe('a hand scanner that types a picture into the field', () => {
  it('gives the code whatever its keyboard makes of the address', () => {
    const typed = writeCodePicture({ code, server })
    expect(checkCode(typed)).toEqual({ kind: 'complete' })
    expect(checkCode(typed.replace('://', 'Ö--'))).toEqual({ kind: 'complete' })
    expect(groupedCode(typed)).toBe(code)
  })

  it('takes no letters of a code for an address', () => {
    const typed = 'ABCD2345 HTTPA BBBBB CCCCC DDDDD EEEEE F'
    expect(groupedCode(typed)).toBe('ABCD2345-HTTPA-BBBBB-CCCCC-DDDDD-EEEEE-F')
  })
})
