/**
 * The invitation code while it is typed: `ID(8)-SECRET(26)` in Crockford base32. Says how far it is and
 * names the character that cannot be right, long before the server is asked.
 */
import { crockfordValue } from '../../../shared/protocol/crockford.ts'
import { readInvitationCode } from '../../../shared/protocol/invitation-code.ts'

export const codeLength = 34
const idLength = 8
const groupLength = 5

/** How far a code of a known length is. */
export type TypedCheck =
  | { kind: 'empty' }
  | { kind: 'wrong_character'; character: string }
  | { kind: 'short'; count: number; missing: number }
  | { kind: 'long'; surplus: number }
  | { kind: 'complete' }

export type CodeCheck = TypedCheck | { kind: 'unreadable' }

/** What was typed without spaces, hyphens and invisible characters of a copied mail, and without the address that a hand scanner types behind it. */
export function bareCode(typed: string): string {
  return typed
    .replace(/\s+https?[^0-9A-Z\s-].*$/i, '')
    .replace(/[\s\-–—_.\u200b\u00ad]/g, '')
    .toUpperCase()
}

/** The code in groups, as it is printed: 8, then fives. */
export function groupedCode(typed: string): string {
  const bare = bareCode(typed)
  const groups = bare.slice(idLength).match(new RegExp(`.{1,${groupLength}}`, 'g')) ?? []
  return [bare.slice(0, idLength), ...groups].filter((group) => group !== '').join('-')
}

/** `unreadable`: as long as a code is, but no invitation can have it. */
export function checkCode(typed: string): CodeCheck {
  const bare = bareCode(typed)
  const check = checkTyped(bare, codeLength)
  return check.kind === 'complete' && readInvitationCode(bare) === undefined ? { kind: 'unreadable' } : check
}

/** @param bare as `bareCode` gives it @param length how many characters the whole code has */
export function checkTyped(bare: string, length: number): TypedCheck {
  if (bare === '') return { kind: 'empty' }
  const character = [...bare].find((each) => crockfordValue(each) < 0)
  if (character !== undefined) return { kind: 'wrong_character', character }
  if (bare.length < length) return { kind: 'short', count: bare.length, missing: length - bare.length }
  return bare.length > length ? { kind: 'long', surplus: bare.length - length } : { kind: 'complete' }
}
