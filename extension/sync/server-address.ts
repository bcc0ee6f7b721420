/** A server's address as a person types it. */

/** Names of this very machine: the only ones that may be spoken to without TLS. */
const thisMachine = ['localhost', '127.0.0.1', '[::1]']

/** The origin to speak to, `https://` put before where no scheme was typed; undefined where it is no address. */
export function serverAddress(typed: string): string | undefined {
  const text = typed.trim()
  const bare = !/^[a-z][a-z0-9+.-]*:\/\//i.test(text)
  const local = thisMachine.some((name) => text === name || text.startsWith(`${name}:`) || text.startsWith(`${name}/`))
  let url: URL
  try {
    url = new URL(bare ? `${local ? 'http' : 'https'}://${text}` : text)
  } catch {
    return undefined
  }
  if (url.username !== '' || url.password !== '' || url.hostname === '') return undefined
  const allowed = url.protocol === 'https:' || (url.protocol === 'http:' && isThisMachine(url))
  // A content security policy cannot name an IPv6 address, so that the extension could not speak to it.
  if (allowed && url.protocol === 'http:' && url.hostname === '[::1]') url.hostname = 'localhost'
  return allowed ? url.origin : undefined
}

/** Whether two origins are one server: the same, or one port of this machine under two of its names. */
export function isSameAddress(one: string, other: string): boolean {
  if (one === other) return true
  if (!URL.canParse(one) || !URL.canParse(other)) return false
  const [first, second] = [new URL(one), new URL(other)]
  const alike = first.protocol === second.protocol && first.port === second.port
  return alike && isThisMachine(first) && isThisMachine(second)
}

function isThisMachine({ hostname }: URL): boolean {
  return thisMachine.includes(hostname)
}
