/**
 * The invitation code while it is typed: `ID(8)-SECRET(26)` in Crockford base32. Says how far it is and
 * names the character that cannot be right, long before the server is asked.
 */
import { crockfordValue } from '../../../shared/protocol/crockford.ts'
import { readInvitationCode } from '../../../shared/protocol/invitation-code.ts'

export const codeLength = 34
const idLength = 8
const groupLength = 5

export type CodeCheck =
  | { kind: 'empty' }
  | { kind: 'wrong_character'; character: string }
  | { kind: 'short'; count: number; missing: number }
  | { kind: 'long'; surplus: number }
  | { kind: 'complete' }
  | { kind: 'unreadable' }

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

export function checkCode(typed: string): CodeCheck {
  const bare = bareCode(typed)
  if (bare === '') return { kind: 'empty' }
  const wrong = [...bare].find((character) => crockfordValue(character) < 0)
  if (wrong !== undefined) return { kind: 'wrong_character', character: wrong }
  if (bare.length < codeLength) return { kind: 'short', count: bare.length, missing: codeLength - bare.length }
  if (bare.length > codeLength) return { kind: 'long', surplus: bare.length - codeLength }
  return readInvitationCode(bare) === undefined ? { kind: 'unreadable' } : { kind: 'complete' }
}
