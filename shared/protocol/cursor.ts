/** A cursor names a place in a feed and proves the history before it; opaque to clients but for its parts. */
import { fromBase64url, toBase64url, toHex, utf8Bytes } from './bytes.ts'

/** `f1` the organisation's feed, `c1` the catalogue. */
export type CursorKind = 'f1' | 'c1'

export type Cursor = {
  kind: CursorKind
  /** Changes when a server was restored from a backup. */
  epoch: string
  /** Items applied so far: 0 before the first. */
  pos: number
  /** Chain value at `pos`, 32 hexadecimal digits. */
  chain: string
}

const form = /^(f1|c1)\|([0-9a-f-]{36})\|(\d{1,15})\|([0-9a-f]{32})$/

/** The cursor as it travels: its parts in base64url. */
export function writeCursor(cursor: Cursor): string {
  return toBase64url(utf8Bytes(`${cursor.kind}|${cursor.epoch}|${cursor.pos}|${cursor.chain}`))
}

/** The cursor's parts, or undefined when the text is none of this kind. */
export function readCursor(text: string, kind: CursorKind): Cursor | undefined {
  let plain: string
  try {
    plain = new TextDecoder().decode(fromBase64url(text))
  } catch {
    return undefined
  }
  const match = form.exec(plain)
  if (match === null || match[1] !== kind) return undefined
  return { kind, epoch: String(match[2]), pos: Number(match[3]), chain: String(match[4]) }
}

/** A chain value as a cursor names it: 16 bytes as 32 hexadecimal digits. */
export function chainText(chain: Uint8Array): string {
  return toHex(chain)
}
