/**
 * The code of an answer link: 80 random bits, typed, scanned or opened as a web address by an organisation that
 * has no device. The server knows its hash alone, from the event that announces it.
 */
import { toBase64url } from './bytes.ts'
import { leafOf } from './chain.ts'
import { crockfordChar, crockfordValue, toCrockford } from './crockford.ts'

export const answerCodeBytes = 10
/** How long a link opens unless it is closed before. */
export const answerLinkDays = 60
/** Where the server shows the page; the code follows after a slash. */
export const answerPath = '/antwort'

/** `random`: 10 bytes. Sixteen characters in groups of four. */
export function writeAnswerCode(random: Uint8Array): string {
  return (toCrockford(random).match(/.{4}/g) ?? []).join('-')
}

/** The code in its written form; undefined where a typed text is none. */
export function readAnswerCode(text: string): string | undefined {
  const values = [...text.replace(/[\s\p{Pd}]/gu, '')].map(crockfordValue)
  if (values.length !== 16 || values.some((value) => value < 0)) return undefined
  return (values.map(crockfordChar).join('').match(/.{4}/g) ?? []).join('-')
}

/** What the server keeps of a code in its written form: SHA-256, base64url. */
export function answerCodeHash(code: string): string {
  return toBase64url(leafOf(`answer-link-v1\0${code}`))
}

/** The web address that opens the answer page at this code. @param server its origin, without a slash at the end */
export function answerAddress(server: string, code: string): string {
  return `${server}${answerPath}/${code}`
}
