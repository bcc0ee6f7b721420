/** From the sheet alone everything comes back, and a mistyped sheet is noticed before anybody is asked. */

import { describe, expect, it } from 'vitest'
import { openWrap, wrapFor } from '../../extension/crypto/age-wrap.ts'
import { keyringBytes, readKeyring } from '../../extension/crypto/keyring.ts'
import { newSheet, readSheet, recoveryBind } from '../../extension/crypto/recovery-sheet.ts'
import { aKeyring } from '../builders/a-sealed-event.ts'
import fc from '../property.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const sheet = await newSheet()

describe('a recovery sheet', () => {
  it('is 14 groups of 4 characters, another one every time', async () => {
    expect(sheet.code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/)
    const sheets = await Promise.all(Array.from({ length: 50 }, newSheet))
    for (const field of ['code', 'id', 'auth', 'identity'] as const) {
      expect(new Set(sheets.map((each) => each[field])).size).toBe(50)
    }
  })

  it('gives the keyring back from the typed text alone', async () => {
    const keyring = await aKeyring()
    const file = await wrapFor([sheet.recipient], keyringBytes(keyring))
    const typed = await readSheet(sheet.code)
    expect(readKeyring(await openWrap([typed?.identity ?? ''], file))).toEqual(keyring)
  })

  it('tells the server nothing that leads to the secret', () => {
    const bind = recoveryBind(sheet, 'org', 'root')
    const told = [sheet.id, sheet.auth, sheet.authHash, bind].join(' ')
    const bare = sheet.code.replaceAll('-', '')
    for (let at = 0; at + 8 <= bare.length; at++) expect(told).not.toContain(bare.slice(at, at + 8))
    expect(told).not.toContain(sheet.identity)
    expect(told).not.toContain(sheet.bindKey)
  })

  it('says whose it is: another sheet, organisation or root says something else', async () => {
    const other = await newSheet()
    const said = [
      recoveryBind(sheet, 'org', 'root'),
      recoveryBind(other, 'org', 'root'),
      recoveryBind(sheet, 'other', 'root'),
      recoveryBind(sheet, 'org', 'other'),
    ]
    expect(new Set(said).size).toBe(4)
    expect(recoveryBind((await readSheet(sheet.code)) ?? other, 'org', 'root')).toBe(said[0])
  })
})

describe('typing it in', () => {
  it('forgives case, spaces, hyphens and dashes, O for 0, I and L for 1', async () => {
    const bare = sheet.code.replaceAll('-', '')
    const variants = [
      bare,
      sheet.code.toLowerCase(),
      ` ${sheet.code.replaceAll('-', ' ')} `,
      sheet.code.replaceAll('-', '–'),
      bare.match(/.{1,7}/g)?.join(' - ') ?? '',
      sheet.code.replaceAll('-', '\n'),
      sheet.code.replaceAll('0', 'O').replaceAll('1', 'I'),
      sheet.code.replaceAll('0', 'o').replaceAll('1', 'l'),
    ]
    for (const variant of variants) expect(await readSheet(variant)).toEqual(sheet)
  })

  it('notices a wrong character: of the 1,736 there can be on this sheet, all', async () => {
    // The check is 20 bits of a hash, so the sheet is a fixed one: a fresh one would fail once in 600 runs.
    const code = '000G-40R4-0M30-E209-185G-R38E-1W81-24GK-2GAH-C5RR-34D1-P70X-3RFG-8QJS'
    expect((await readSheet(code))?.code).toBe(code)
    for (let at = 0; at < code.length; at++) {
      if (code[at] === '-') continue
      for (const char of alphabet.replace(code.charAt(at), '')) {
        expect(await readSheet(code.slice(0, at) + char + code.slice(at + 1))).toBeUndefined()
      }
    }
  })

  it('notices swapped neighbours, a missing group, a doubled group', async () => {
    const groups = sheet.code.split('-')
    for (let at = 0; at + 1 < groups.length; at++) {
      const [one = '', two = ''] = [groups[at], groups[at + 1]]
      const swapped = groups.with(at, two).with(at + 1, one)
      if (one !== two) expect(await readSheet(swapped.join('-'))).toBeUndefined()
      expect(await readSheet(groups.toSpliced(at, 1).join('-'))).toBeUndefined()
      expect(await readSheet(groups.toSpliced(at, 0, one).join('-'))).toBeUndefined()
    }
  })

  it('notices text that is no sheet', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (text) => {
        expect(await readSheet(text)).toBeUndefined()
      }),
    )
    for (const none of ['', sheet.code.slice(0, 64), `${sheet.code}-0000`, sheet.code.replace(/.$/, 'U')]) {
      expect(await readSheet(none)).toBeUndefined()
    }
  })
})
