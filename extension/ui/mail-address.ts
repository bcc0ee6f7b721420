/** A mail that the person's own mail program opens, ready to be sent: this tool sends none. */
export type Mail = { subject: string; body: string }

/** A `mailto:` address (RFC 6068). @param email of the receiver, where one is known */
export function mailAddress({ subject, body }: Mail, email = ''): string {
  const lines = body.replaceAll('\n', '\r\n')
  return `mailto:${encodeURIComponent(email).replace('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines)}`
}
