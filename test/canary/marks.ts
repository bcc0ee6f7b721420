/**
 * Marked strings that stand in for what a family told: planted on a device, sought everywhere else. A mark is
 * sought in the forms in which text travels and lies about: UTF-8, UTF-16, base64 at each offset, hexadecimal.
 */
export const marks = {
  caseReference: 'Kanarienvogel7Q-Aktenzeichen',
  contactName: 'Kanarienvogel7Q-Rufname',
  phone: '0999-7Q-Kanarienvogel',
  message: 'Kanarienvogel7Q-Nachricht',
  ownWords: 'Kanarienvogel7Q-Vermerk',
} as const

/** What all marks have in common; short enough that a cut or broken line still shows it, and one in small letters. */
export const markStems = ['Kanarienvogel', 'kanarienvogel'] as const

/** The bytes to seek for a text. */
function formsOf(text: string): Map<string, Buffer> {
  const forms = new Map<string, Buffer>([
    ['UTF-8', Buffer.from(text, 'utf8')],
    ['UTF-16', Buffer.from(text, 'utf16le')],
    ['hexadecimal', Buffer.from(Buffer.from(text).toString('hex'))],
  ])
  for (const offset of [0, 1, 2]) {
    const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]).toString('base64url')
    // The first and last characters also carry bits of the neighbours.
    forms.set(`base64 at ${offset}`, Buffer.from(encoded.slice(Math.ceil((offset * 8) / 6), -2)))
  }
  return forms
}

/** The forms in which `text` occurs in `bytes`. */
export function foundIn(bytes: Buffer, text: string): string[] {
  return [...formsOf(text)].flatMap(([name, form]) => (bytes.includes(form) ? [name] : []))
}
